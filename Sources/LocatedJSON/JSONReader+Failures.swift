internal import MapDiagnostics

/// What each way of not being JSON is called. All end the reading.
extension JSONReader {
  @discardableResult
  mutating func fail(
    _ message: String, _ offset: Int, until upperBound: Int? = nil,
    id: DiagnosticID = .jsonSyntax, opening: Range<Int>? = nil
  ) -> JSONToken {
    let upperBound = max(upperBound ?? min(offset + 1, bytes.count), offset)
    failure = JSONSyntaxError(
      id: id, message: message, range: offset..<upperBound, opening: opening)
    start = offset
    end = upperBound
    expectation = .nothing
    return .invalid
  }

  mutating func failUnclosed() -> JSONToken {
    let bracket = open.last ?? 0
    let name = isInObject ? "object" : "array"
    return fail(
      "the text ends inside an \(name)", bytes.count, opening: bracket..<(bracket + 1))
  }

  mutating func failTrailing() -> JSONToken {
    fail("nothing may follow the value that the text consists of", position, until: wordEnd())
  }

  mutating func failSeparator() -> JSONToken {
    let byte = bytes[position]
    let bracket = open.last ?? 0
    let closing = isInObject ? "}" : "]"
    if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
      return fail(
        "\(closing) must close what was opened here", position,
        opening: bracket..<(bracket + 1))
    }
    if let message = strangeWord() { return fail(message, position, until: wordEnd()) }
    if byte == UInt8(ascii: ":"), !isInObject {
      return fail("a colon stands behind a key, inside an object", position)
    }
    // The comma belongs behind the value before, which is where people look for it.
    return fail("a comma must stand between two items", end, until: end + 1)
  }

  mutating func failKey() -> JSONToken {
    if let message = strangeWord() { return fail(message, position, until: wordEnd()) }
    return fail("a key in double quotes must stand here", position, until: wordEnd())
  }

  mutating func failNumber(_ message: String, _ offset: Int) -> JSONToken {
    fail(message, start, until: wordEnd())
  }

  mutating func failWord() -> JSONToken {
    if let message = strangeWord() { return fail(message, position, until: wordEnd()) }
    return fail("a value must stand here", position, until: wordEnd())
  }

  mutating func failControlCharacter(_ byte: UInt8, at offset: Int) {
    if byte == 0x0A || byte == 0x0D {
      fail("the string is not closed on its line", start, until: offset)
    } else if byte == 0 {
      fail("a text holds no NUL", offset, id: .controlCharacter)
    } else {
      fail(
        "a control character in a string must be written as \\u00\(hexadecimal(byte))", offset,
        id: .controlCharacter)
    }
  }

  /// Why what stands at `position` is no JSON although some other notation allows it.
  private func strangeWord() -> String? {
    guard let byte = peek else { return nil }
    switch byte {
    case UInt8(ascii: "'"): return "strings and keys stand in double quotes"
    case UInt8(ascii: "/"), UInt8(ascii: "#"): return "JSON has no comments"
    case 0: return "a text holds no NUL"
    case 0x80...: return "only JSON may stand outside of strings"
    case UInt8(ascii: "+"), UInt8(ascii: "."): return "a number begins with a digit or a minus sign"
    default: break
    }
    let end = wordEnd()
    let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    guard isLetter || byte == UInt8(ascii: "_") else { return nil }
    let word = String(decoding: bytes[position..<end], as: UTF8.self)
    switch word {
    case "NaN", "nan", "Infinity", "inf": return "\(word) is no number in JSON"
    case "True", "TRUE", "False", "FALSE", "Null", "NULL", "None", "nil", "undefined":
      return "\(word) is not JSON; true, false and null are written in lowercase"
    default: return "\(word) is not JSON; names stand in double quotes"
    }
  }

  private func wordEnd() -> Int {
    var end = position
    while end < bytes.count, end - position < 64, JSONReader.continuesWord(bytes[end]) { end += 1 }
    return max(end, min(position + 1, bytes.count))
  }

  func lineEnd(from offset: Int) -> Int {
    var end = offset
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    return end
  }

  func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count < 2 ? "0" + digits : digits
  }

  /// Skips a byte order mark and names the encodings and sizes that are not read.
  mutating func checkEncoding() {
    if bytes.count > JSONReader.maximumByteCount {
      fail("an input may have 4 GiB", 0, until: 0, id: .inputTooLarge)
    } else if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      position = 3
    } else if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
      fail("the text must be UTF-8; this is UTF-16", 0, until: 2, id: .invalidUTF8)
    }
  }
}
