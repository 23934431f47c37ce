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

  /// The number of the component whose id is the last token, a string; `nil` and reported when it
  /// can be no id.
  mutating func internID(_ what: String) -> UInt32? {
    guard json.hasEscapes else {
      if json.end - json.start > 2 {
        return builder.storage.ids.intern(
          UnsafeBufferPointer(rebasing: bytes[(json.start + 1)..<(json.end - 1)]))
      }
      report(.emptyName, "\(what) must not be empty")
      return nil
    }
    guard hasNoNUL() else { return nil }
    var name = text()
    return name.withUTF8 { builder.storage.ids.intern($0) }
  }

  /// The value of the last token, a number.
  func numberValue() -> Double {
    Double(String(decoding: bytes[json.range], as: UTF8.self)) ?? .infinity
  }

  /// Reads a number that `isValid` accepts; `rule` says which those are.
  mutating func readNumber(
    _ key: String, _ rule: String, _ isValid: (Double) -> Bool
  ) -> Double? {
    let token = json.next()
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
    let rule = "a whole number from \(minimum) to \(Int32.max)"
    let number = readNumber(key, rule) {
      $0 >= Double(minimum) && $0 <= Double(Int32.max) && $0 == Double(Int64($0))
    }
    return number.map { Int($0) }
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

  /// Reads one of the words of `Word`.
  mutating func readWord<Word: RawRepresentable>(
    _ key: String, _ words: [String], _ make: (String) -> Word?
  ) -> Word? where Word: Sendable {
    guard expectString(key) else { return nil }
    let name = text()
    if let word = make(name) { return word }
    let list = words.map { "\"\($0)\"" }.joined(separator: ", ")
    report(
      .unknownWord, "\(key) must be one of \(list)",
      suggestion: NameSuggestion.nearest(to: name, among: words))
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
