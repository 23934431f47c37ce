import DependencyGraph
import LocatedJSON
import MapDiagnostics

/// Values by the form of their key, for components and requirements alike.
extension MapFileReader {
  /// The largest loss per hour that is taken for one: sums of it over all components and a hundred
  /// years stay exact enough to be printed.
  static let maximumAmount = 1e15

  /// Reads the value behind the key `key`, and gives it as a number of `AttributeColumns`.
  mutating func readValue(_ key: String, _ form: KeyForm) -> UInt32 {
    switch form {
    case .structure, .extensions: AttributeColumns.absent
    case .text: readText(key)
    case .wholeNumber: readInteger(key, from: 1).map { UInt32($0) } ?? AttributeColumns.absent
    case .share: keep(readShare(key))
    case .amount: keep(readAmount(key))
    case .duration:
      readDuration(key).map { UInt32($0.components.seconds) } ?? AttributeColumns.absent
    case .confidence: readConfidence(key)
    case .texts: readTexts(key)
    case .labels: readLabels(key)
    }
  }

  private mutating func keep(_ decimal: DecimalText?) -> UInt32 {
    guard let decimal else { return AttributeColumns.absent }
    builder.storage.decimals.append(decimal)
    return UInt32(builder.storage.decimals.count - 1)
  }

  /// What is declared need not be kept: it is what holds when nothing is said.
  private mutating func readConfidence(_ key: String) -> UInt32 {
    guard let confidence = readWord(key, Confidence.words), confidence != .declared else {
      return AttributeColumns.absent
    }
    return UInt32(confidence.rawValue)
  }

  private mutating func readTexts(_ key: String) -> UInt32 {
    let first = UInt32(builder.storage.evidence.count)
    readStrings(key) { $0.builder.storage.evidence.append($0.internText()) }
    return builder.storage.addRange(first..<UInt32(builder.storage.evidence.count))
  }

  private mutating func readShare(_ key: String) -> DecimalText? {
    let rule = "\(key) must be 0 to 1, or a percentage such as \"99.95%\""
    let token = json.next()
    if token == .string {
      if let share = DecimalText(percentage: text()) { return share }
      report(.numberOutOfRange, rule)
      return nil
    }
    guard token == .number else {
      report(
        .wrongType, "\(key) must be a number or a percentage such as \"99.95%\"")
      _ = json.skipRest(of: token)
      return nil
    }
    if let share = decimal(), (0...1).contains(share.value) { return share }
    report(.numberOutOfRange, rule)
    return nil
  }

  private mutating func readAmount(_ key: String) -> DecimalText? {
    let rule = "\(key) must be a number from 0 to 10¹⁵"
    let token = json.next()
    guard token == .number else {
      report(.wrongType, rule)
      _ = json.skipRest(of: token)
      return nil
    }
    if let amount = decimal(), (0...MapFileReader.maximumAmount).contains(amount.value) {
      return amount
    }
    report(.numberOutOfRange, rule)
    return nil
  }

  /// The last token, a number, as it is written.
  private func decimal() -> DecimalText? {
    DecimalText(number: String(decoding: bytes[json.range], as: UTF8.self))
  }

  private mutating func readLabels(_ name: String) -> UInt32 {
    let token = json.next()
    guard token == .beginObject else {
      report(.wrongType, "\(name) must be an object of strings")
      _ = json.skipRest(of: token)
      return AttributeColumns.absent
    }
    var pairs: [(key: UInt32, value: UInt32)] = []
    var seen: Set<UInt32> = []
    while json.next() == .key {
      let place = json.range
      let isEmpty = withText(\.isEmpty)
      if isEmpty { report(.emptyName, "a label's key must not be empty") }
      let key = hasNoNUL() ? internText() : .max
      if !seen.insert(key).inserted, key != .max {
        builder.report(
          .duplicateKey, "the key \"\(text())\" stands twice in this object", at: at(place))
      }
      let value = readText("a label")
      guard key != .max, value != .max, !isEmpty else { continue }
      pairs.append((key, value))
    }
    return builder.storage.addPairs(pairs)
  }
}

extension MapStorage {
  /// Keeps where a list stands; `absent` for an empty one.
  mutating func addRange(_ range: Range<UInt32>) -> UInt32 {
    guard !range.isEmpty else { return AttributeColumns.absent }
    ranges.append(range)
    return UInt32(ranges.count - 1)
  }

  /// Keeps pairs of keys and values; `absent` for none.
  mutating func addPairs(_ pairs: [(key: UInt32, value: UInt32)]) -> UInt32 {
    guard !pairs.isEmpty else { return AttributeColumns.absent }
    let first = UInt32(labelPairs.count)
    labelPairs.append(contentsOf: pairs)
    return addRange(first..<UInt32(labelPairs.count))
  }

  /// Keeps texts; `absent` for none.
  mutating func addTexts(_ texts: [UInt32]) -> UInt32 {
    let first = UInt32(evidence.count)
    evidence.append(contentsOf: texts)
    return addRange(first..<UInt32(evidence.count))
  }
}
