internal import MapDiagnostics

extension JSONReader {
  /// Reads the string whose opening quote is at `position`.
  ///
  /// Eight bytes are looked at together: only those that hold a quote, a backslash, a control
  /// character or a byte beyond ASCII are looked into.
  mutating func scanString() -> Bool {
    start = position
    hasEscapes = false
    var offset = position + 1
    guard let base = bytes.baseAddress else { return false }
    let raw = UnsafeRawPointer(base)
    while true {
      while offset + 8 <= bytes.count {
        let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
        let special = JSONReader.specialBytes(word)
        guard special == 0 else {
          offset += special.trailingZeroBitCount >> 3
          break
        }
        offset += 8
      }
      guard offset < bytes.count else {
        fail("the string is not closed", start, until: lineEnd(from: start))
        return false
      }
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\"") {
        end = offset + 1
        position = end
        return true
      }
      if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        guard let length = escapeLength(at: offset) else { return false }
        offset += length
      } else if byte < 0x20 {
        failControlCharacter(byte, at: offset)
        return false
      } else if byte < 0x80 {
        offset += 1
      } else {
        guard let length = scalarLength(at: offset) else { return false }
        offset += length
      }
    }
  }

  /// A word whose bytes have their high bit set at least where `word` has a quote, a backslash, a
  /// control character or a byte beyond ASCII; the lowest bit set is exact.
  @inline(__always)
  static func specialBytes(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    let isQuote = (quote &- ones) & ~quote
    let isBackslash = (backslash &- ones) & ~backslash
    let isControl = (word &- (ones &* 0x20)) & ~word
    return (isQuote | isBackslash | isControl | word) & highs
  }

  /// The length of the escape at `offset`, surrogate pairs taken together.
  private mutating func escapeLength(at offset: Int) -> Int? {
    guard offset + 1 < bytes.count else {
      fail("the string is not closed", start, until: bytes.count)
      return nil
    }
    switch bytes[offset + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return 2
    case UInt8(ascii: "u"):
      guard let unit = JSONReader.codeUnit(bytes, at: offset) else {
        fail("four hexadecimal digits must follow \\u", offset, until: offset + 2)
        return nil
      }
      if unit & 0xF800 != 0xD800 { return 6 }
      if unit < 0xDC00, let low = JSONReader.codeUnit(bytes, at: offset + 6),
        low & 0xFC00 == 0xDC00
      {
        return 12
      }
      fail("a surrogate must be one of a pair, high before low", offset, until: offset + 6)
      return nil
    default:
      fail(
        "a backslash stands only before one of \" \\ / b f n r t u", offset,
        until: min(offset + 2, bytes.count))
      return nil
    }
  }

  /// The code unit of the escape `\uXXXX` at `offset`, if that is one.
  static func codeUnit(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> UInt32? {
    guard offset + 6 <= bytes.count, bytes[offset] == UInt8(ascii: "\\"),
      bytes[offset + 1] == UInt8(ascii: "u")
    else { return nil }
    var unit: UInt32 = 0
    for byte in bytes[(offset + 2)..<(offset + 6)] {
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default: return nil
      }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }

  /// The length of the UTF-8 sequence at `offset` (Unicode, table 3-7).
  private mutating func scalarLength(at offset: Int) -> Int? {
    let lead = bytes[offset]
    let second: ClosedRange<UInt8>
    let length: Int
    switch lead {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: (length, second) = (0, 0...0)
    }
    guard length > 0, offset + length <= bytes.count, second.contains(bytes[offset + 1]),
      bytes[(offset + 1)..<(offset + length)].allSatisfy({ $0 & 0xC0 == 0x80 })
    else {
      fail(
        "the text must be UTF-8; the byte 0x\(hexadecimal(lead)) is not", offset,
        id: .invalidUTF8)
      return nil
    }
    return length
  }

  /// Appends the text of the string or key at `range`, quotes included, to `text`.
  ///
  /// - Precondition: The range is that of a token this reader accepted.
  package static func appendText(
    of range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]
  ) {
    var offset = range.lowerBound + 1
    while offset < range.upperBound - 1 {
      let byte = bytes[offset]
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        offset += 1
        continue
      }
      offset += appendEscape(at: offset, in: bytes, to: &text)
    }
  }

  private static func appendEscape(
    at offset: Int, in bytes: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]
  ) -> Int {
    switch bytes[offset + 1] {
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      var value = codeUnit(bytes, at: offset) ?? 0xFFFD
      var length = 6
      if value & 0xFC00 == 0xD800, let low = codeUnit(bytes, at: offset + 6) {
        value = 0x10000 + (value & 0x3FF) << 10 + (low & 0x3FF)
        length = 12
      }
      text.append(contentsOf: String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
      return length
    default: text.append(bytes[offset + 1])
    }
    return 2
  }
}
