/// The tags of a document in XML, one after the other, without what stands between them.
struct MarkupTags {
  enum Kind {
    case start
    case end
    /// A tag that is its own end.
    case empty
  }

  struct Tag {
    var kind: Kind
    var name: ArraySlice<UInt8>
    /// Names and values, the values as they are written.
    var attributes: [(name: String, value: ArraySlice<UInt8>)]
  }

  private let bytes: [UInt8]
  private var position = 0
  /// Whether a tag, a comment or a value had no end.
  private(set) var isBroken = false

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next tag; `nil` at the end, or where the document breaks off.
  mutating func next() -> Tag? {
    while let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
      position = start + 1
      if skip("!--", to: "-->") || skip("?", to: "?>") || skip("![CDATA[", to: "]]>")
        || skip("!", to: ">")
      {
        if isBroken { return nil }
        continue
      }
      return tag()
    }
    position = bytes.count
    return nil
  }

  /// Passes over what begins with `opening`, if it stands here; it is broken when it does not end.
  private mutating func skip(_ opening: String, to closing: String) -> Bool {
    guard bytes[position...].starts(with: opening.utf8) else { return false }
    let end = Array(closing.utf8)
    var place = position + opening.utf8.count
    while place + end.count <= bytes.count {
      if bytes[place..<(place + end.count)].elementsEqual(end) {
        position = place + end.count
        return true
      }
      place += 1
    }
    isBroken = true
    return true
  }

  private mutating func tag() -> Tag? {
    var kind = Kind.start
    if position < bytes.count, bytes[position] == UInt8(ascii: "/") {
      kind = .end
      position += 1
    }
    var tag = Tag(kind: kind, name: word(), attributes: [])
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: ">"):
        position += 1
        return tag
      case UInt8(ascii: "/"):
        tag.kind = .empty
        position += 1
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"):
        position += 1
      default:
        guard let attribute = attribute() else { return broken() }
        tag.attributes.append(attribute)
      }
    }
    return broken()
  }

  private mutating func attribute() -> (name: String, value: ArraySlice<UInt8>)? {
    let name = String(decoding: word(), as: UTF8.self)
    guard !name.isEmpty, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "=") else {
      return nil
    }
    let quote = bytes[position + 1]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    let start = position + 2
    guard let end = bytes[start...].firstIndex(of: quote) else { return nil }
    position = end + 1
    return (name, bytes[start..<end])
  }

  private mutating func word() -> ArraySlice<UInt8> {
    let start = position
    while position < bytes.count, !" \n\r\t=/><\"'".utf8.contains(bytes[position]) { position += 1 }
    return bytes[start..<position]
  }

  private mutating func broken() -> Tag? {
    isBroken = true
    position = bytes.count
    return nil
  }
}
