import DependencyGraph

/// A map as the page's script reads it: texts once, everything else as flat lists of numbers.
///
/// A requirement is a number for each record: what is not negative is a component, needed hard and to
/// run; a negative number is the record's flags, behind which stand what is needed and, for a group,
/// the span.
///
///     {"anyOf": ["stripe", {"allOf": ["adyen", "bank"]}]}     -1 1 5   7   -2 2 3   8   9
struct PageMap {
  let map: DependencyMap

  func write(to json: inout PageJSON) {
    let storage = map.storage
    json.object { json in
      json.key("name")
      json.text(map.name)
      json.key("ids")
      json.list { json in
        for number in 0..<UInt32(storage.count) { json.text(storage.ids[number]) }
      }
      json.key("kinds")
      json.text(String(decoding: storage.kinds.map { $0.rawValue + 48 }, as: UTF8.self))
      json.key("columns")
      json.object { json in
        for key in ComponentKey.texts { writeColumn(key, to: &json) }
      }
      json.key("tiers")
      writeTiers(to: &json)
      json.key("within")
      json.numbers(domains)
      json.key("requirements")
      json.numbers(requirements)
      json.key("hasTolerances")
      json.boolean(storage.options.contains { $0.tolerates != nil || $0.failover != nil })
    }
  }

  /// A column that has any value: its texts, and for each component the place of its own, from 1.
  private func writeColumn(_ key: ComponentKey, to json: inout PageJSON) {
    let attributes = map.storage.attributes
    var texts: [UInt32] = []
    var places: [UInt32: Int] = [:]
    let numbers = (0..<UInt32(map.componentCount)).map { number -> Int in
      let text = attributes[key, number]
      guard text != .max else { return 0 }
      if let known = places[text] { return known }
      texts.append(text)
      places[text] = texts.count
      return texts.count
    }
    guard !texts.isEmpty else { return }
    json.key(key.word)
    json.object { json in
      json.key("texts")
      json.list { json in for text in texts { json.text(map.storage.texts[text]) } }
      json.key("at")
      json.numbers(numbers)
    }
  }

  private func writeTiers(to json: inout PageJSON) {
    let tiers = (0..<map.componentCount).map { map[$0].tier ?? 0 }
    if tiers.contains(where: { $0 != 0 }) { json.numbers(tiers) } else { json.null() }
  }

  /// For each component that is within any domain: its index, how many, which.
  private var domains: [Int] {
    map.storage.within.enumerated().flatMap { index, range -> [Int] in
      guard !range.isEmpty else { return [] }
      let records = map.storage.domains[Int(range.lowerBound)..<Int(range.upperBound)]
      return [index, records.count] + records.map { Int($0.domain) }
    }
  }

  private var requirements: [Int] {
    let storage = map.storage
    var numbers: [Int] = []
    numbers.reserveCapacity(storage.count + storage.records.count)
    for range in storage.requirements {
      numbers.append(range.count)
      for record in storage.records[Int(range.lowerBound)..<Int(range.upperBound)] {
        let flags = record.flags.intersection([.anyOf, .allOf, .soft, .start])
        if !flags.isEmpty { numbers.append(-Int(flags.rawValue)) }
        numbers.append(Int(record.payload))
        if record.isGroup { numbers.append(Int(record.span)) }
      }
    }
    return numbers
  }
}
