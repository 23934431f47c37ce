public import DependencyGraph
public import MapDiagnostics

/// What the catalogue knows of some ids and of everything that they need.
public struct CatalogSelection: Sendable {
  /// A component in its region.
  public struct Entry: Sendable {
    /// Its id.
    public let id: String
    /// What the catalogue says about it.
    public let component: CatalogComponent
    /// What it needs, in its region.
    public let requirements: [CatalogRequirement]

    let place: CatalogPlace

    /// `text` of the catalogue as it reads in this entry's region.
    public func filled(_ text: String) -> String { place.filled(text) }
  }

  /// The version of the catalogue.
  public let version: String
  /// The components, by id.
  public let entries: [Entry]
  /// How many requirements were left out because they were written from memory.
  public let unverifiedCount: Int

  let includesUnverified: Bool

  init(of ids: some Sequence<String>, in catalog: Catalog, includesUnverified: Bool) {
    var seen: Set<String> = []
    var waiting = ids.filter { seen.insert($0).inserted }
    var entries: [Entry] = []
    var unverifiedCount = 0
    while let id = waiting.popLast() {
      guard let (component, place) = catalog.component(called: id) else { continue }
      let used = component.requirements(includingUnverified: includesUnverified)
      unverifiedCount += component.requirements.count - used.count
      entries.append(Entry(id: id, component: component, requirements: used, place: place))
      for needed in component.within + used.flatMap(\.members) {
        let id = place.filled(needed)
        if seen.insert(id).inserted { waiting.append(id) }
      }
    }
    self.entries = entries.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    self.unverifiedCount = unverifiedCount
    self.includesUnverified = includesUnverified
    version = catalog.version
  }

  /// How many components other components need, each mention counted.
  public var dependencyCount: Int {
    entries.reduce(0) { $0 + $1.requirements.reduce(0) { $0 + $1.members.count } }
  }

  /// How many of the dependencies are known as well as `confidence` says.
  public func dependencyCount(of confidence: Confidence) -> Int {
    entries.reduce(0) { sum, entry in
      sum
        + entry.requirements.reduce(0) {
          $0 + ($1.confidence == confidence ? $1.members.count : 0)
        }
    }
  }

  /// What was used, in a line.
  ///
  /// - Parameters:
  ///   - supplemented: How many of the components the maps define too.
  ///   - verb: What was done with all of them.
  public func summary(supplemented: Int = 0, verb: String = "added") -> String {
    guard !entries.isEmpty else {
      return "catalogue \(version): the maps mention nothing that is in it"
    }
    let figures = [
      (entries.count - supplemented, "component", "components"),
      (dependencyCount, "dependency", "dependencies"),
    ]
    let added = figures.map { "\($0) \($0 == 1 ? $1 : $2)" }.joined(separator: " and ")
    let tags = [(Confidence.reported, "second-hand [S]"), (.guessed, "unverified [M]")]
    let doubts = tags.compactMap { confidence, phrase -> String? in
      let count = dependencyCount(of: confidence)
      return count == 0 ? nil : "\(count) of them \(phrase)"
    }
    let completed = "\(supplemented) \(supplemented == 1 ? "component" : "components") of the maps"
    let more = supplemented == 0 ? [] : ["\(completed) completed"]
    return (["catalogue \(version): \(added) \(verb)"] + doubts + more).joined(separator: ", ")
  }

  /// What the provider of the component of `entry` promises, as far as it counts here.
  public func availability(of entry: Entry) -> CatalogAvailability? {
    guard let promise = entry.component.availability else { return nil }
    return includesUnverified || promise.confidence != .guessed ? promise : nil
  }

  /// A map of exactly these components; `nil` when there are none.
  public var text: SourceText? {
    guard !entries.isEmpty else { return nil }
    return SourceText(name: Catalog.sourceName, text: json)
  }
}
