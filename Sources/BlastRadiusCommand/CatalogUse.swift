import CloudCatalog
import DependencyGraph
import MapDiagnostics

/// How the catalogue takes part in a command line's map.
struct CatalogUse {
  private let isWanted: Bool
  private let includesUnverified: Bool
  private let options: MapReadingOptions

  init(_ invocation: Invocation, _ options: MapReadingOptions) {
    includesUnverified = invocation.has(.catalogUnverified)
    isWanted = includesUnverified || invocation.has(.catalog)
    self.options = options
  }

  private init(_ options: MapReadingOptions) {
    isWanted = true
    includesUnverified = false
    self.options = options
  }

  /// The map of `sources`, with what the catalogue knows of their ids when that is wanted.
  func reading(_ sources: [SourceText]) -> (reading: MapReading, selection: CatalogSelection?) {
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
    let (_, selection) = CatalogUse(options).reading(reading.sources)
    guard let selection, !selection.entries.isEmpty else { return nil }
    return "the catalogue knows ids that the map mentions; --catalog adds them"
  }
}
