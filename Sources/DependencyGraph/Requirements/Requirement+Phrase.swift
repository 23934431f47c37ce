import MapDiagnostics

extension Requirement {
  /// The requirement in words: `stripe`, `1 of 2 [stripe, adyen]`, `all of [bank, ledger]`; of a group with
  /// many members the first, and how many follow: `1 of 9 [a, b, c, d, e, f and 3 more]`.
  ///
  /// - Complexity: O(length of the phrase); no recursion.
  public var phrase: String {
    let storage = map.storage
    var text = ""
    var open: [(end: UInt32, count: UInt32, named: UInt32)] = []
    var next = position
    let end = position + record.span
    while next < end || !open.isEmpty {
      if let last = open.last, last.end <= next {
        text += "]"
        open.removeLast()
        continue
      }
      if let last = open.last {
        if last.named == NameList.maximum {
          text += " and \(last.count - last.named) more"
          next = last.end
          continue
        }
        if last.named > 0 { text += ", " }
        open[open.count - 1].named += 1
      }
      let record = storage.records[Int(next)]
      if record.isGroup {
        let count = storage.memberCount(of: next)
        text += record.flags.contains(.allOf) ? "all of [" : "\(record.payload) of \(count) ["
        open.append((next + record.span, UInt32(count), 0))
      } else {
        text += storage.ids[record.payload]
      }
      next += 1
    }
    return text
  }
}
