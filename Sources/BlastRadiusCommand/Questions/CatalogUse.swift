import CloudCatalog
import DependencyGraph
import MapDiagnostics
import MapLoading

/// How the catalogue takes part in a command line's map.
struct CatalogUse {
  private let isWanted: Bool
  private let includesUnverified: Bool

  init(_ invocation: Invocation) {
    let isNamed = invocation.has(.catalog)
    includesUnverified = invocation.has(.catalogUnverified)
    isWanted = includesUnverified || isNamed
  }

  /// The map of `sources`, with what the catalogue knows of their ids when that is wanted.
  func reading(
    _ sources: [SourceText], _ options: MapReadingOptions = MapReadingOptions()
  ) -> (reading: MapReading, selection: CatalogSelection?) {
    guard isWanted else { return (MapReading(sources, options), nil) }
    var selection: CatalogSelection?
    let reading = MapReading(sources, options) { ids in
      let known = Catalog.builtIn.selection(of: ids, includesUnverified: includesUnverified)
      selection = known
      return known.text
    }
    return (reading, selection)
  }

  /// That the catalogue knows what a map without it lacks, if it does.
  func hint(for reading: MapReading) -> String? {
    guard !isWanted, reading.errors.contains(where: { $0.id == .unknownComponent }) else {
      return nil
    }
    let (_, selection) = CatalogUse(isWanted: true).reading(reading.sources)
    guard let selection, !selection.entries.isEmpty else { return nil }
    return "the catalogue knows ids that the map mentions; --catalog adds them"
  }

  private init(isWanted: Bool) {
    self.isWanted = isWanted
    includesUnverified = false
  }
}
