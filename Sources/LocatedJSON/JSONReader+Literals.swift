extension JSONReader {
  /// Reads the number at `position`: `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`.
  mutating func number() -> JSONToken {
    start = position
    var offset = position
    if bytes[offset] == UInt8(ascii: "-") { offset += 1 }
    let whole = digits(from: offset)
    if whole == 0 { return failNumber("a digit must follow the minus sign", offset) }
    if whole > 1, bytes[offset] == UInt8(ascii: "0") {
      return failNumber("a number has no leading zero", offset)
    }
    offset += whole
    if offset < bytes.count, bytes[offset] == UInt8(ascii: ".") {
      let fraction = digits(from: offset + 1)
      if fraction == 0 { return failNumber("a digit must follow the decimal point", offset + 1) }
      offset += 1 + fraction
    }
    if offset < bytes.count, bytes[offset] | 0x20 == UInt8(ascii: "e") {
      offset += 1
      if offset < bytes.count, bytes[offset] == 0x2B || bytes[offset] == 0x2D { offset += 1 }
      let exponent = digits(from: offset)
      if exponent == 0 { return failNumber("a digit must follow the exponent's e", offset) }
      offset += exponent
    }
    if offset < bytes.count, JSONReader.continuesWord(bytes[offset]) {
      return failNumber("a number is written in decimal digits", offset)
    }
    end = offset
    position = offset
    expectation = .separator
    return .number
  }

  /// Reads `true`, `false` or `null` at `position`.
  mutating func word() -> JSONToken {
    for (name, token) in [("true", JSONToken.true), ("false", .false), ("null", .null)]
    where matches(name) {
      start = position
      position += name.utf8.count
      end = position
      expectation = .separator
      return token
    }
    return failWord()
  }

  private func matches(_ name: String) -> Bool {
    let end = position + name.utf8.count
    guard end <= bytes.count, bytes[position..<end].elementsEqual(name.utf8) else { return false }
    return end == bytes.count || !JSONReader.continuesWord(bytes[end])
  }

  private func digits(from offset: Int) -> Int {
    var end = offset
    while end < bytes.count, UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[end] { end += 1 }
    return end - offset
  }

  /// Whether `byte` would make a longer word of a number or literal in front of it.
  static func continuesWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), UInt8(ascii: "."),
      UInt8(ascii: "+"), UInt8(ascii: "-"), 0x80...0xFF:
      true
    default: false
    }
  }
}
