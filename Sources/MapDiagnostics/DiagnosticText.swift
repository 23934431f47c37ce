package struct DiagnosticText {
  package init(sources: [SourceText]) {}
  package func text(of diagnostic: Diagnostic, color: Bool) -> String { diagnostic.message }
}
