import DependencyGraph
import LocatedJSON
import MapDiagnostics

/// Values of one token, checked for their type.
extension MapFileReader {
  /// Calls `body` with the text of the last token, a string or key, escapes resolved.
  @inline(__always)
  mutating func withText<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    guard json.hasEscapes else {
      return body(UnsafeBufferPointer(rebasing: bytes[(json.start + 1)..<(json.end - 1)]))
    }
    scratch.removeAll(keepingCapacity: true)
    JSONReader.appendText(of: json.range, in: bytes, to: &scratch)
    return scratch.withUnsafeBufferPointer(body)
  }

  /// The text of the last token, a string or key.
  mutating func text() -> String {
    withText { String(decoding: $0, as: UTF8.self) }
  }

  /// Reads the next value and says whether it is a string without NUL.
  mutating func expectString(_ key: String) -> Bool {
    let token = json.next()
    guard token == .string else {
      report(.wrongType, "\(key) must be a string")
      _ = json.skipRest(of: token)
      return false
    }
    return hasNoNUL()
  }

  /// Whether the last token, a string, holds no NUL; otherwise that is reported.
  mutating func hasNoNUL() -> Bool {
    guard json.hasEscapes, withText({ $0.contains(0) }) else { return true }
    report(.controlCharacter, "a text holds no NUL")
    return false
  }

  mutating func readString(_ key: String) -> String? {
    expectString(key) ? text() : nil
  }

  /// Reads a string and gives its number among the map's texts, `UInt32.max` when it is none.
  mutating func readText(_ key: String) -> UInt32 {
    expectString(key) ? internText() : .max
  }

  mutating func internText() -> UInt32 {
    guard json.hasEscapes else {
      return builder.storage.texts.intern(
        UnsafeBufferPointer(rebasing: bytes[(json.start + 1)..<(json.end - 1)]))
    }
    var name = text()
    return name.withUTF8 { builder.storage.texts.intern($0) }
  }

  /// Notes that the last token, a string, is an id; `false` and reported when it can be none.
  @inline(__always)
  mutating func mention(_ what: String, _ role: Mentions.Role) -> Bool {
    guard !json.hasEscapes else { return mentionSpelled(role) }
    guard json.end - json.start > 2 else {
      report(.emptyName, "\(what) must not be empty")
      return false
    }
    let range = (json.start + 1)..<(json.end - 1)
    mentions.ids.append(
      Mentions.Mention(
        hash: TextBytes.hash(UnsafeBufferPointer(rebasing: bytes[range]), seed: seed),
        start: UInt32(range.lowerBound), count: UInt32(range.count), isSpelled: false, role: role))
    return true
  }

  private mutating func mentionSpelled(_ role: Mentions.Role) -> Bool {
    guard hasNoNUL() else { return false }
    let start = mentions.spelled.count
    JSONReader.appendText(of: json.range, in: bytes, to: &mentions.spelled)
    let hash = mentions.spelled.withUnsafeBufferPointer {
      TextBytes.hash(UnsafeBufferPointer(rebasing: $0[start...]), seed: seed)
    }
    mentions.ids.append(
      Mentions.Mention(
        hash: hash, start: UInt32(start), count: UInt32(mentions.spelled.count - start),
        isSpelled: true, role: role))
    return true
  }

  /// The value of the last token, a number.
  func numberValue() -> Double {
    if let digits = shortInteger() { return Double(digits) }
    return Double(String(decoding: bytes[json.range], as: UTF8.self)) ?? .infinity
  }

  /// The last token, a number, if it is nothing but a few digits, as nearly all are.
  @inline(__always)
  private func shortInteger() -> Int? {
    guard json.end - json.start <= 9 else { return nil }
    var value = 0
    for offset in json.start..<json.end {
      let digit = Int(bytes[offset]) - 0x30
      guard 0...9 ~= digit else { return nil }
      value = value * 10 + digit
    }
    return value
  }

  /// Reads a number that `isValid` accepts; `rule` says which those are.
  mutating func readNumber(
    _ key: String, _ rule: String, _ isValid: (Double) -> Bool
  ) -> Double? {
    checkNumber(json.next(), key, rule, isValid)
  }

  private mutating func checkNumber(
    _ token: JSONToken, _ key: String, _ rule: String, _ isValid: (Double) -> Bool
  ) -> Double? {
    guard token == .number else {
      report(.wrongType, "\(key) must be \(rule)")
      _ = json.skipRest(of: token)
      return nil
    }
    let number = numberValue()
    guard number.isFinite, isValid(number) else {
      report(.numberOutOfRange, "\(key) must be \(rule)")
      return nil
    }
    return number
  }

  /// Reads a whole number from `minimum` on.
  mutating func readInteger(_ key: String, from minimum: Int) -> Int? {
    let token = json.next()
    if token == .number, let number = shortInteger(), number >= minimum { return number }
    return checkNumber(token, key, "a whole number from \(minimum) to \(Int32.max)") {
      $0 >= Double(minimum) && $0 <= Double(Int32.max) && $0 == $0.rounded()
    }.map { Int(nearest: $0) }
  }

  mutating func readDuration(_ key: String) -> Duration? {
    guard expectString(key) else { return nil }
    do {
      return try DurationText.duration(text())
    } catch {
      switch error {
      case .malformed:
        report(
          .badDuration, "\(key) must be a duration such as \"90s\", \"15m\", \"1h30m\" or \"PT6H\"")
      case .repeatedUnit: report(.badDuration, "a duration has each unit once")
      case .tooLong: report(.badDuration, "a duration has at most 100 years (\"36500d\")")
      }
      return nil
    }
  }

  /// Reads one of `words`.
  mutating func readWord<Word>(_ key: String, _ words: WordTable<Word>) -> Word? {
    guard expectString(key) else { return nil }
    if let position = position(in: words) { return words[position] }
    let list = words.spellings.map { "\"\($0)\"" }.joined(separator: ", ")
    report(
      .unknownWord, "\(key) must be one of \(list)", suggestion: words.suggestion(for: text()))
    return nil
  }

  /// Reads a string or a list of strings, and calls `body` with each as the last token.
  mutating func readStrings(_ key: String, _ body: (inout MapFileReader) -> Void) {
    var token = json.next()
    if token == .string {
      if hasNoNUL() { body(&self) }
      return
    }
    guard token == .beginArray else {
      report(.wrongType, "\(key) must be a string or a list of strings")
      _ = json.skipRest(of: token)
      return
    }
    while true {
      token = json.next()
      switch token {
      case .string: if hasNoNUL() { body(&self) }
      case .endArray, .invalid: return
      default:
        report(.wrongType, "\(key) must be a string or a list of strings")
        _ = json.skipRest(of: token)
      }
    }
  }
}
