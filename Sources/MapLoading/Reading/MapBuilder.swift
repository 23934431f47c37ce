import DependencyGraph
import MapDiagnostics

/// What has been read so far of the maps that are read as one: the arrays of the map to be, what was
/// declared about each id, and the problems found.
struct MapBuilder: Sendable {
  var storage = MapStorage()
  var diagnostics: [Diagnostic] = []
  /// What is known of each id.
  var standings: [Declarations.Standing] = []
  /// All stubs.
  var stubs: [ComponentDraft] = []
  /// Overlays, and further definitions of an id by maps of other origins.
  var additions: [ComponentDraft] = []
  /// What each source says of itself.
  var headings: [SourceHeading] = []
  /// How many definitions each two maps share, by their sources.
  var merges: [[UInt32]: Merges] = [:]
  /// How many definitions two maps of one origin have alike.
  var repetitions: [[UInt32]: Merges] = [:]
  /// Lists that are being put together, by component.
  var unions: [UInt32: ComponentUnion] = [:]
  /// The calls that were observed and are declared too: dependent and dependency.
  var confirmed: Set<Pair> = []
  /// The source that only adds to the others and yields to them, if there is one.
  var supplement: Int?
  /// How many components that the other sources define it adds to.
  var supplementedCount = 0
  /// The entries of all `sameAs`.
  var otherNames: [OtherName] = []
  /// The numbers of the components that state other names, with where these are.
  var namings: [(component: UInt32, otherNames: Range<UInt32>)] = []
  /// The sources that state scenarios.
  var scenarioSources: [Int] = []
  /// Whether every source was read to its end, so that what is missing is really missing.
  var isComplete = true

  /// Definitions that two maps share, told by the first of them.
  struct Merges: Sendable {
    var sources: [UInt32]
    var count: Int
    var name: String
    var range: SourceRange
    var first: SourceRange
  }

  /// A component and what it depends on.
  struct Pair: Hashable, Sendable {
    var dependent: UInt32
    var dependency: UInt32
  }

  /// One entry of a `sameAs`.
  struct OtherName: Sendable {
    var number: UInt32
    var place: UInt32
    var source: UInt32
  }

  mutating func report(
    _ id: DiagnosticID, _ message: String,
    at range: SourceRange?, suggestion: String? = nil, notes: [Diagnostic.Note] = []
  ) {
    diagnostics.append(
      Diagnostic(id, message, at: range, suggestion: suggestion, notes: notes))
  }

  /// Takes over what was declared, and gives requirements and domains the numbers of what they name.
  mutating func adopt(_ declarations: Declarations) {
    standings = declarations.standings
    stubs = declarations.stubs
    additions = declarations.additions
    var numbers = declarations.requirementNumbers.makeIterator()
    for position in storage.records.indices
    where storage.records[position].payload == RequirementRecord.unnumbered {
      if !storage.records[position].isGroup, let number = numbers.next() {
        storage.records[position].payload = number
      }
    }
    for (position, number) in declarations.domainNumbers.enumerated() {
      storage.domains[position].domain = number
    }
    for (position, number) in declarations.otherNameNumbers.enumerated() {
      otherNames[position].number = number
    }
    namings = declarations.namings
    storage.adopt(declarations.storage)
  }

  /// Where the id of `draft` stands.
  func range(of draft: ComponentDraft) -> SourceRange {
    storage.range(ofStringAt: draft.place, in: draft.source)
  }

  /// Where the id of the component at `index` was declared.
  func declaration(of index: UInt32) -> SourceRange {
    storage.range(
      ofStringAt: storage.places[Int(index)], in: storage.placeSources[Int(index)])
  }

  func id(_ index: UInt32) -> String { storage.ids[index] }
}

extension MapStorage {
  /// Takes over what belongs to components: their ids, attributes, and places in the other arrays.
  fileprivate mutating func adopt(_ components: MapStorage) {
    ids = components.ids
    kinds = components.kinds
    isStub = components.isStub
    places = components.places
    placeSources = components.placeSources
    within = components.within
    requirements = components.requirements
    attributes = components.attributes
    hasOpenKind = components.hasOpenKind
  }
}
