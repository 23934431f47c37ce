internal import LocatedJSON

/// What an importer expects of a value. What is there and is something else is said with its place and
/// counted; what is not there, or `null`, is neither.
extension ImportSession {
  /// The elements of the list that `value` has as `key`.
  mutating func list(_ key: StaticString, of value: JSONValue?) -> [JSONValue] {
    guard let found = member(key, of: value) else { return [] }
    guard found.isArray else {
      leaveOut(found, key, "a list")
      return []
    }
    return Array(found.elements)
  }

  /// The members of the object that `value` has as `key`.
  mutating func members(
    _ key: StaticString, of value: JSONValue?
  ) -> [(key: String, value: JSONValue)] {
    guard let found = object(key, of: value) else { return [] }
    return Array(found.members)
  }

  /// The object that `value` has as `key`.
  mutating func object(_ key: StaticString, of value: JSONValue?) -> JSONValue? {
    guard let found = member(key, of: value) else { return nil }
    guard found.isObject else {
      leaveOut(found, key, "an object")
      return nil
    }
    return found
  }

  /// The text that `value` has as `key`; an empty one says nothing.
  mutating func string(_ key: StaticString, of value: JSONValue?) -> String? {
    guard let found = member(key, of: value) else { return nil }
    guard let text = found.string else {
      leaveOut(found, key, "a text")
      return nil
    }
    return text.isEmpty ? nil : text
  }

  /// The string, or the strings of the list, that `value` has as `key`.
  mutating func strings(_ key: StaticString, of value: JSONValue?) -> [String] {
    guard let found = member(key, of: value) else { return [] }
    if let text = found.string { return [text] }
    guard found.isArray else {
      leaveOut(found, key, "a list of texts")
      return []
    }
    var texts: [String] = []
    for element in found.elements {
      if let text = element.string {
        texts.append(text)
      } else {
        leaveOut(element, key, "a list of texts")
      }
    }
    return texts
  }

  /// The truth value that `value` has as `key`.
  mutating func boolean(_ key: StaticString, of value: JSONValue?) -> Bool? {
    guard let found = member(key, of: value) else { return nil }
    guard let truth = found.boolean else {
      leaveOut(found, key, "true or false")
      return nil
    }
    return truth
  }

  /// The whole number in `range` that `value` has as `key`.
  mutating func number(
    _ key: StaticString, of value: JSONValue?, in range: ClosedRange<Int>
  ) -> Int? {
    guard let found = member(key, of: value) else { return nil }
    guard let number = found.integer, range.contains(number) else {
      leaveOut(found, key, "a whole number from \(range.lowerBound) to \(range.upperBound)")
      return nil
    }
    return number
  }

  /// What `value`, an object, has as `key`.
  private mutating func member(_ key: StaticString, of value: JSONValue?) -> JSONValue? {
    guard let value else { return nil }
    guard value.isObject else {
      leaveOutNoObject(value)
      return nil
    }
    return value[key]
  }

  /// Says that `value` is not `wanted`, which is what a value of `key` is, and counts it.
  mutating func leaveOut(_ value: JSONValue, _ key: StaticString, _ wanted: String) {
    warn("\(key.description) must be \(wanted)", at: value)
    coverage.leaveOut("\(key.description)", because: "it is not \(wanted)")
  }
}
