import MapDiagnostics

/// Finds lines and columns in the sources of a map. A source is looked through when a place in it is
/// first asked for.
final class PlaceFinder: Sendable {
  private let sources: [SourceText]
  private let indexes: OnDemand<PlaceIndex>

  init(_ sources: [SourceText]) {
    self.sources = sources
    indexes = OnDemand(count: sources.count) { PlaceIndex(sources[$0]) }
  }

  func place(of range: SourceRange) -> Place {
    indexes[range.source].place(at: range.bytes.lowerBound)
  }

  func end(of range: SourceRange) -> Place {
    indexes[range.source].place(at: range.bytes.upperBound)
  }

  func file(of range: SourceRange) -> String { sources[range.source].name }

  /// `FILE:LINE:COLUMN`.
  func text(of range: SourceRange) -> String {
    let place = place(of: range)
    return "\(VisibleText.visible(file(of: range))):\(place.line):\(place.column)"
  }

  /// `FILE:LINE:COLUMN`, or the evidence for what stands in no file that one could open.
  func text(of range: SourceRange, evidence: [String]) -> String {
    guard !evidence.isEmpty, file(of: range).hasPrefix("<") else { return text(of: range) }
    return NameList.text(evidence, maximum: 1)
  }

  /// `file`, `line` and `column`, null when there is no place.
  func fields(_ range: SourceRange?) -> [(key: String, value: Cell)] {
    let place = range.map(place(of:))
    return [
      ("file", Cell(range.map(file(of:)))), ("line", Cell(place?.line)),
      ("column", Cell(place?.column)),
    ]
  }
}
