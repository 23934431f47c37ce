import MapDiagnostics

extension CommandEnvironment {
  /// Writes `text`, and nothing that is no ``VisibleText``, to standard error: there is no other way to a
  /// person's terminal for what is not an answer. When it is closed there is nobody left to tell.
  package func say(_ text: VisibleText) {
    var text = text.text
    text.withUTF8 { bytes in
      do throws(OutputFailure) {
        try write(UnsafeRawBufferPointer(bytes), to: .standardError)
      } catch {}
    }
  }

  /// Writes a line of the tool's own to standard error.
  package func note(_ text: VisibleText) { say("blastradius: \(text)\n") }

  /// Writes what is wrong at places of `sources` to standard error.
  func say(_ diagnostics: some Sequence<Diagnostic>, in sources: [SourceText], isColored: Bool) {
    let renderer = DiagnosticText(sources: sources)
    for diagnostic in diagnostics {
      say(VisibleText(composed: renderer.text(of: diagnostic, color: isColored) + "\n"))
    }
  }
}
