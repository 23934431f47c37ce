public import MapDiagnostics

/// Something wrong with an input. It names the place and never shows the text there, which may hold a
/// password.
public struct ImportDiagnostic: Sendable, Equatable {
  /// Whether nothing can be imported for it.
  public let severity: Diagnostic.Severity
  /// Where it is, when it is at one place.
  public let place: Place?
  private let name: RedactedText
  private let words: RedactedText

  /// What the input is called.
  public var file: String { name.text }
  /// What is wrong.
  public var message: String { words.text }

  init(
    _ severity: Diagnostic.Severity, file: RedactedText, place: Place? = nil,
    message: RedactedText
  ) {
    self.severity = severity
    name = file
    self.place = place
    words = message
  }

  /// As one line: `plan.json:12:5: warning: …`.
  public var text: String {
    let location = place.map { "\(file):\($0.line):\($0.column)" } ?? file
    return VisibleText.visible("\(location): \(severity.rawValue): \(message)")
  }
}
