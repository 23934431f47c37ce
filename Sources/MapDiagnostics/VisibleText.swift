/// A text that is harmless to look at: what would move a terminal's cursor, colour it, break the line,
/// turn the reading direction or hide is shown as an escape instead.
///
/// A text of this type is made of literals and of what is put into them, and only what is put in comes
/// from outside; it is made visible on the way. So a message that is written as one sentence,
///
///     let message: VisibleText = "cannot read '\(path)'"
///
/// needs no further care, and text that took no such way does not compile where one is asked for.
package struct VisibleText: Sendable, Hashable {
  /// The text; its line breaks are those of the literals.
  package let text: String

  /// The text of `text` with everything in it made visible, line breaks too.
  package init(_ text: String) {
    self.text = VisibleText.visible(text)
  }

  /// A text of which every part was made visible when it was put together, as diagnostics are.
  package init(composed text: String) {
    self.text = text
  }

  /// Both, one behind the other.
  package static func + (one: VisibleText, other: VisibleText) -> VisibleText {
    VisibleText(composed: one.text + other.text)
  }
}

extension VisibleText: ExpressibleByStringInterpolation, CustomStringConvertible {
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    package init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity)
    }

    package mutating func appendLiteral(_ literal: String) { text += literal }

    package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      text += VisibleText.visible(value.description)
    }

    package mutating func appendInterpolation(_ value: VisibleText) { text += value.text }
  }

  package init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

  package init(stringLiteral text: String) { self.text = text }

  package var description: String { text }
}

extension VisibleText {
  /// `text` with what cannot be seen, or does more than be seen, written as `\n`, `\t` or `\u{1B}`,
  /// and a byte of a path that is no text as `\xFF`.
  ///
  /// - Complexity: O(length of the text).
  package static func visible(_ text: String) -> String { visible(text, keeping: []) }

  /// The same of a whole page of text, whose line breaks and tabs stay.
  package static func visibleLines(_ text: String) -> String {
    visible(text, keeping: ["\n", "\t"])
  }

  private static func visible(_ text: String, keeping kept: [Unicode.Scalar]) -> String {
    guard text.utf8.contains(where: mayHide) else { return text }
    var visible = ""
    var preceding: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      defer { preceding = scalar }
      guard isHidden(scalar, behind: preceding), !kept.contains(scalar) else {
        visible.unicodeScalars.append(scalar)
        continue
      }
      switch scalar {
      case "\n": visible += "\\n"
      case "\r": visible += "\\r"
      case "\t": visible += "\\t"
      case _ where RawBytes.scalars.contains(scalar.value):
        visible += "\\x" + String(RawBytes.byte(of: scalar) ?? 0, radix: 16, uppercase: true)
      default: visible += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      }
    }
    return visible
  }

  /// Whether `byte` is a control character, or belongs to something beyond ASCII.
  private static func mayHide(_ byte: UInt8) -> Bool { byte < 0x20 || byte >= 0x7F }

  private static func isHidden(
    _ scalar: Unicode.Scalar, behind preceding: Unicode.Scalar?
  ) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F: true
    case 0x20...0x7E: false
    // Line and paragraph separators; marks, embeddings, overrides and isolates of direction.
    case 0x2028...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C, 0xFEFF: true
    // What stands for bytes that are no text.
    case RawBytes.scalars: true
    // What takes no place or looks like an empty one: soft hyphen, fillers, zero-width spaces, operators
    // nobody writes, annotations, shorthand and musical controls, tags.
    case 0xAD, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x200B, 0x2060...0x2065,
      0x206A...0x206F, 0x2800, 0x3164, 0xFFA0, 0xFFF0...0xFFFB, 0x1BCA0...0x1BCA3,
      0x1D173...0x1D17A, 0xE0000...0xE0FFF:
      true
    // Joiners and variants belong into many scripts and into emoji, never behind a plain letter.
    case 0x200C, 0x200D, 0xFE00...0xFE0F, 0x180B...0x180D, 0x180F:
      preceding.map { $0.value < 0x80 && !"#*0123456789©®".unicodeScalars.contains($0) } ?? true
    default: false
    }
  }
}
