internal import MapDiagnostics

/// A pull reader of one JSON text, strictly by RFC 8259, whose tokens know their place.
///
///     {"id": "a"}   →   beginObject  key(1..<5)  string(7..<10)  endObject  end
///
/// It builds nothing: a token is a range of bytes, and `start ..< end` is the range of the last one.
/// A byte order mark in front is skipped. It stops at the first error.
///
/// - Complexity: O(*n*) for *n* bytes, and memory for at most `maximumDepth` open containers.
package struct JSONReader {
  /// How deep objects and arrays may be nested.
  package static let maximumDepth = 512
  /// How large a text may be, so that every offset fits 32 bits.
  package static let maximumByteCount = Int(UInt32.max)

  enum Expectation {
    /// A value: at the start, after a key, after a comma in an array.
    case value
    /// A value or the end of an array that has just been opened.
    case firstElement
    /// A key or the end of an object that has just been opened.
    case firstKey
    /// A comma or the end of the container; the end of the text outside all of them.
    case separator
    case nothing
  }

  let bytes: UnsafeBufferPointer<UInt8>
  var position: Int
  var expectation: Expectation
  /// The offset of each open container's bracket, the innermost last.
  var open: [Int] = []
  var isInObject = false

  /// The offset of the last token's first byte.
  package internal(set) var start = 0
  /// The offset behind the last token's last byte.
  package internal(set) var end = 0
  /// Whether the last token is a string or key with escapes, so that its bytes are not its text.
  package internal(set) var hasEscapes = false
  /// Why the text is not JSON.
  package internal(set) var failure: JSONSyntaxError? {
    didSet { hasFailed = failure != nil }
  }
  /// Whether the text is not JSON, as far as it was read.
  package private(set) var hasFailed = false

  /// A reader of `bytes`, which must outlive it.
  package init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    position = 0
    expectation = .value
    open.reserveCapacity(JSONReader.maximumDepth)
    checkEncoding()
  }

  /// The range of the last token.
  @inlinable
  package var range: Range<Int> { start..<end }

  /// The offset of the innermost open bracket; 0 when none is open.
  package var container: Int { open.last ?? 0 }

  /// Reads one token.
  package mutating func next() -> JSONToken {
    skipWhitespace()
    switch expectation {
    case .value: return value()
    case .separator: return separator()
    case .firstKey:
      if peek == UInt8(ascii: "}") { return close(.endObject) }
      return key()
    case .firstElement:
      if peek == UInt8(ascii: "]") { return close(.endArray) }
      return value()
    case .nothing: return hasFailed ? .invalid : .end
    }
  }

  /// Passes over the rest of the value that begins with `token`, the last one read.
  ///
  /// - Returns: `false` when the text turned out not to be JSON.
  package mutating func skipRest(of token: JSONToken) -> Bool {
    guard token.opensContainer else { return token != .invalid }
    let depth = open.count - 1
    while open.count > depth {
      if next() == .invalid { return false }
    }
    return true
  }

  // MARK: - Grammar

  @inline(__always)
  var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  @inline(__always)
  mutating func skipWhitespace() {
    while position < bytes.count {
      let byte = bytes[position]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      position += 1
    }
  }

  private mutating func separator() -> JSONToken {
    guard let byte = peek else {
      return open.isEmpty ? finish() : failUnclosed()
    }
    if open.isEmpty { return failTrailing() }
    if byte == UInt8(ascii: ",") {
      let comma = position
      position += 1
      skipWhitespace()
      if peek == UInt8(ascii: "}") || peek == UInt8(ascii: "]") {
        return fail("a comma stands between two items, not before a closing bracket", comma)
      }
      return isInObject ? key() : value()
    }
    if isInObject, byte == UInt8(ascii: "}") { return close(.endObject) }
    if !isInObject, byte == UInt8(ascii: "]") { return close(.endArray) }
    return failSeparator()
  }

  private mutating func key() -> JSONToken {
    guard let byte = peek else { return failUnclosed() }
    guard byte == UInt8(ascii: "\"") else { return failKey() }
    guard scanString() else { return .invalid }
    skipWhitespace()
    guard peek == UInt8(ascii: ":") else {
      return fail("a colon must follow the key", position, opening: start..<end)
    }
    position += 1
    expectation = .value
    return .key
  }

  private mutating func value() -> JSONToken {
    guard let byte = peek else {
      return open.isEmpty ? fail("the text ends before a value", position) : failUnclosed()
    }
    switch byte {
    case UInt8(ascii: "\""):
      guard scanString() else { return .invalid }
      expectation = .separator
      return .string
    case UInt8(ascii: "{"): return openContainer(.beginObject)
    case UInt8(ascii: "["): return openContainer(.beginArray)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
    default: return word()
    }
  }

  private mutating func openContainer(_ token: JSONToken) -> JSONToken {
    guard open.count < JSONReader.maximumDepth else {
      return fail(
        "objects and arrays may be nested \(JSONReader.maximumDepth) deep", position,
        id: .nestingTooDeep)
    }
    start = position
    position += 1
    end = position
    open.append(start)
    isInObject = token == .beginObject
    expectation = isInObject ? .firstKey : .firstElement
    return token
  }

  private mutating func close(_ token: JSONToken) -> JSONToken {
    start = position
    position += 1
    end = position
    open.removeLast()
    isInObject = open.last.map { bytes[$0] == UInt8(ascii: "{") } ?? false
    expectation = .separator
    return token
  }

  private mutating func finish() -> JSONToken {
    start = position
    end = position
    expectation = .nothing
    return .end
  }
}
