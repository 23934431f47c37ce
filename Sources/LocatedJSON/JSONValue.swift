/// A view of one value in a text that is known to be JSON.
///
/// Asking it for what it is not gives `nil` or nothing: an importer takes what it understands, and
/// says what it does not.
package struct JSONValue: Sendable {
  package let document: JSONDocument
  /// The offset of its first byte.
  package let start: Int
  /// The position in `document.containers` of the first object or array from here on.
  let container: Int

  /// What a JSON value can be.
  package enum Kind: Sendable {
    case object, array, string, number, boolean, null
  }

  /// What it is.
  package var kind: Kind {
    switch document.bytes[start] {
    case UInt8(ascii: "{"): .object
    case UInt8(ascii: "["): .array
    case UInt8(ascii: "\""): .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): .boolean
    case UInt8(ascii: "n"): .null
    default: .number
    }
  }

  package var isObject: Bool { document.bytes[start] == UInt8(ascii: "{") }
  package var isArray: Bool { document.bytes[start] == UInt8(ascii: "[") }
  package var isNull: Bool { document.bytes[start] == UInt8(ascii: "n") }

  /// The text of a string, escapes resolved.
  package var string: String? {
    guard document.bytes[start] == UInt8(ascii: "\"") else { return nil }
    return JSONValue.text(of: start..<end, in: document.bytes)
  }

  /// The value as it is written.
  package var json: String { String(decoding: document.bytes[start..<end], as: UTF8.self) }

  /// A whole number that fits.
  package var integer: Int? {
    guard kind == .number else { return nil }
    let text = String(decoding: document.bytes[start..<end], as: UTF8.self)
    if let integer = Int(text) { return integer }
    guard let number = Double(text), abs(number) < 1e15 else {
      return nil
    }
    return Int(exactly: number)
  }

  package var number: Double? {
    guard kind == .number else { return nil }
    return Double(String(decoding: document.bytes[start..<end], as: UTF8.self))
  }

  package var boolean: Bool? {
    guard kind == .boolean else { return nil }
    return document.bytes[start] == UInt8(ascii: "t")
  }

  /// A string, or a number or truth value as it is written: programs differ in quoting them.
  package var text: String? {
    switch kind {
    case .string: string
    case .number, .boolean: String(decoding: document.bytes[start..<end], as: UTF8.self)
    case .object, .array, .null: nil
    }
  }

  /// The value of the first member called `key`, unless it is `null`.
  package subscript(key: StaticString) -> JSONValue? {
    var cursor = Cursor(self, opening: UInt8(ascii: "{"))
    while let range = cursor.nextKey() {
      let isWanted = key.withUTF8Buffer { wanted in
        let inside = (range.lowerBound + 1)..<(range.upperBound - 1)
        return inside.count == wanted.count
          && UnsafeBufferPointer(rebasing: document.bytes[inside]).elementsEqual(wanted)
      }
      let value = cursor.nextValue()
      if isWanted { return value.isNull ? nil : value }
    }
    return nil
  }

  /// The value of the first member called `key`, unless it is `null`.
  package func member(_ key: String) -> JSONValue? {
    members.first { $0.key == key }.flatMap { $0.value.isNull ? nil : $0.value }
  }

  /// The members of an object, in the order of the text.
  package var members: Members { Members(cursor: Cursor(self, opening: UInt8(ascii: "{"))) }

  /// How many members an object has.
  package var memberCount: Int {
    var cursor = Cursor(self, opening: UInt8(ascii: "{"))
    var count = 0
    while cursor.nextKey() != nil {
      _ = cursor.nextValue()
      count += 1
    }
    return count
  }

  /// The elements of an array, in the order of the text.
  package var elements: Elements { Elements(cursor: Cursor(self, opening: UInt8(ascii: "["))) }

  /// A string, or the strings in a list.
  package var strings: [String] {
    if let string { return [string] }
    return elements.compactMap(\.string)
  }

  /// The offset behind its last byte.
  package var end: Int {
    switch document.bytes[start] {
    case UInt8(ascii: "{"), UInt8(ascii: "["): Int(document.containers[container].end)
    case UInt8(ascii: "\""): JSONValue.stringEnd(from: start, in: document.bytes)
    default: JSONValue.wordEnd(from: start, in: document.bytes)
    }
  }
}

extension JSONValue {
  /// Walks the members or elements of one value.
  struct Cursor {
    private let document: JSONDocument
    private var offset: Int
    private var container: Int
    private var isOver: Bool

    init(_ value: JSONValue, opening: UInt8) {
      document = value.document
      isOver = document.bytes[value.start] != opening
      offset = value.start + 1
      container = value.container + 1
    }

    private mutating func skipToContent() {
      while true {
        switch document.bytes[offset] {
        case 0x20, 0x0A, 0x0D, 0x09, UInt8(ascii: ","), UInt8(ascii: ":"): offset += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          isOver = true
          return
        default: return
        }
      }
    }

    /// The range of the next key, quotes included; `nil` at the end of the object.
    mutating func nextKey() -> Range<Int>? {
      guard !isOver else { return nil }
      skipToContent()
      guard !isOver else { return nil }
      let start = offset
      offset = JSONValue.stringEnd(from: start, in: document.bytes)
      return start..<offset
    }

    /// The value that stands next.
    mutating func nextValue() -> JSONValue {
      skipToContent()
      let value = JSONValue(document: document, start: offset, container: container)
      offset = value.end
      if value.isObject || value.isArray {
        container += Int(document.containers[container].count)
      }
      return value
    }

    /// The next element; `nil` at the end of the array.
    mutating func nextElement() -> JSONValue? {
      guard !isOver else { return nil }
      skipToContent()
      return isOver ? nil : nextValue()
    }

    func text(of key: Range<Int>) -> String { JSONValue.text(of: key, in: document.bytes) }
  }

  /// The members of an object.
  package struct Members: Sequence, IteratorProtocol {
    var cursor: Cursor

    package mutating func next() -> (key: String, value: JSONValue)? {
      guard let key = cursor.nextKey() else { return nil }
      return (cursor.text(of: key), cursor.nextValue())
    }
  }

  /// The elements of an array.
  package struct Elements: Sequence, IteratorProtocol {
    var cursor: Cursor

    package mutating func next() -> JSONValue? { cursor.nextElement() }
  }

  fileprivate static func text(
    of range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>
  ) -> String {
    let inside = bytes[(range.lowerBound + 1)..<(range.upperBound - 1)]
    guard inside.contains(UInt8(ascii: "\\")) else {
      return String(decoding: inside, as: UTF8.self)
    }
    var text: [UInt8] = []
    JSONReader.appendText(of: range, in: bytes, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  fileprivate static func stringEnd(
    from start: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var offset = start + 1
    while bytes[offset] != UInt8(ascii: "\"") {
      offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    return offset + 1
  }

  fileprivate static func wordEnd(from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var offset = start
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x0A, 0x0D, 0x09, UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"):
        return offset
      default: offset += 1
      }
    }
    return offset
  }
}

extension JSONValue? {
  /// The members of an object, in the order of the text; none where there is no object.
  package var memberList: [(key: String, value: JSONValue)] {
    guard let self else { return [] }
    return Array(self.members)
  }

  /// The elements of an array, in the order of the text; none where there is no array.
  package var elementList: [JSONValue] {
    guard let self else { return [] }
    return Array(self.elements)
  }
}
