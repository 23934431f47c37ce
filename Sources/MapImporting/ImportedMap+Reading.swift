internal import MapDiagnostics
public import MapLoading

extension ImportedMap {
  /// The map as it is read when it has been written. An import makes only maps that can be read: an
  /// error is a mistake of the importer, and says that nothing should be done with the map.
  ///
  /// - Complexity: O(*n*) for *n* bytes of the written map.
  public func reading() -> MapReading {
    MapReading(SourceText(name: origin, text: json))
  }
}
