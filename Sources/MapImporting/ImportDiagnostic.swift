package import MapDiagnostics

/// Something wrong with an input. It names the place and never shows the text there, which may hold a
/// password.
package struct ImportDiagnostic: Sendable, Equatable {
  package var severity: Diagnostic.Severity
  package var file: String
  package var place: Place?
  package var message: String

  init(_ severity: Diagnostic.Severity, file: String, place: Place? = nil, message: String) {
    self.severity = severity
    self.file = file
    self.place = place
    self.message = message
  }

  /// As one line: `plan.json:12:5: warning: …`.
  package var text: String {
    let location = place.map { "\(file):\($0.line):\($0.column)" } ?? file
    return VisibleText.visible(
      "\(location): \(severity.rawValue): \(Credentials.removed(from: message))")
  }
}
