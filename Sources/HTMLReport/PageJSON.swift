/// JSON inside a `<script>` of a page, written piece by piece.
///
/// `<`, `>` and `&` are escaped wherever they stand, so that no name can end the script or begin a
/// comment in it; U+2028 and U+2029 too, for readers that take them as line ends.
struct PageJSON {
  private(set) var bytes: [UInt8] = []
  /// Whether something stands before what comes next, on the same level.
  private var needsComma = false

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  mutating func object(_ content: (inout PageJSON) -> Void) { nest("{", "}", content) }

  mutating func list(_ content: (inout PageJSON) -> Void) { nest("[", "]", content) }

  private mutating func nest(
    _ opening: Unicode.Scalar, _ closing: Unicode.Scalar, _ content: (inout PageJSON) -> Void
  ) {
    separate()
    bytes.append(UInt8(ascii: opening))
    needsComma = false
    content(&self)
    bytes.append(UInt8(ascii: closing))
    needsComma = true
  }

  mutating func key(_ name: String) {
    text(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  mutating func null() { word("null") }

  mutating func boolean(_ value: Bool) { word(value ? "true" : "false") }

  mutating func number(_ value: some BinaryInteger) { word(String(value)) }

  mutating func numbers(_ values: some Sequence<Int>) {
    list { json in for value in values { json.number(value) } }
  }

  private mutating func word(_ word: String) {
    separate()
    bytes.append(contentsOf: word.utf8)
  }

  mutating func text(_ text: String?) {
    guard let text else { return null() }
    separate()
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": bytes += [UInt8(ascii: "\\"), UInt8(ascii: scalar)]
      case "<", ">", "&", "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}",
        "\u{FEFF}", "\u{FFFE}", "\u{FFFF}":
        let digits = String(scalar.value, radix: 16)
        bytes += Array(("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
      default: bytes += Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
