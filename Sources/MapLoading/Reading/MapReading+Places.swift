public import MapDiagnostics

extension MapReading {
  /// What the source that `range` is in is called, and the line and column at which it begins, both from 1;
  /// columns count Unicode scalars.
  ///
  /// - Precondition: `range` is of a diagnostic, component or requirement of this reading.
  /// - Complexity: O(*n*) for *n* bytes of the source.
  public func place(of range: SourceRange) -> (source: String, start: Place) {
    let source = sources[range.source]
    return (source.name, PlaceIndex(source).place(at: range.bytes.lowerBound))
  }
}
