/// A text that may leave an import. Everything that an importer emits is one: ids, names, notes, evidence,
/// labels, reasons, messages. It is made only by taking credentials out, so there is no way past that.
///
/// Two texts that are alike only because of what was taken out of them are not equal: an id never
/// comes to mean something else because both held a secret.
package struct RedactedText: Hashable, Sendable {
  /// The text, without credentials and without NUL, which no map holds.
  package let text: String
  /// Tells texts apart that redaction made alike; 0 where it changed nothing.
  private let difference: Int

  /// Takes what looks like a credential out of `text`.
  ///
  /// - Complexity: O(*n*) for *n* bytes.
  package init(_ text: String) {
    var clean = Credentials.removed(from: text)
    if clean.utf8.contains(0) { clean = clean.replacing("\0", with: "\u{FFFD}") }
    self.init(clean: clean, difference: clean == text ? 0 : text.hashValue | 1)
  }

  package init(_ text: Substring) {
    self.init(String(text))
  }

  private init(clean: String, difference: Int) {
    (text, self.difference) = (clean, difference)
  }

  package var isEmpty: Bool { text.isEmpty }

  /// `plan.json` as `plan.json:12:5`.
  package func at(line: Int, column: Int) -> RedactedText {
    RedactedText(clean: "\(text):\(line):\(column)", difference: difference)
  }

  /// The text followed by `number`, which tells it apart from others that look the same.
  func numbered(_ number: Int) -> RedactedText {
    RedactedText(clean: "\(text) (\(number))", difference: difference)
  }
}

extension RedactedText: ExpressibleByStringInterpolation {
  package init(stringLiteral text: String) {
    self.init(text)
  }
}

extension RedactedText: Comparable {
  package static func < (one: RedactedText, other: RedactedText) -> Bool {
    one.text.utf8.lexicographicallyPrecedes(other.text.utf8)
  }
}
