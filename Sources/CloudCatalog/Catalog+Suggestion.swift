import MapDiagnostics

extension Catalog {
  /// Whether the catalogue knows `id`, which stands in a region where its components do.
  public func contains(_ id: String) -> Bool { component(called: id) != nil }

  /// `id` as the catalogue writes it: `aws/{region}/lambda` for `aws/us-east-1/lambda`.
  public func pattern(of id: String) -> String { regions.pattern(of: id)?.pattern ?? id }

  /// The id of the catalogue that `id`, which it does not know, was probably meant to be.
  public func suggestion(for id: String) -> String? {
    let place = regions.pattern(of: id)?.place ?? CatalogPlace()
    let candidates = components.map { place.filled($0.id) }.filter { !$0.contains("{") }
    return NameSuggestion.nearest(to: id, among: candidates + regionIDs)
  }
}
