package import MapDiagnostics

/// A map in flat arrays: names in arenas, components and requirements as numbers.
///
/// A component's number is the order in which its id was first seen, in a definition or in a
/// reference. Everything here has been checked: a number refers to something that exists.
package struct MapStorage: Sendable {
  /// The texts the map was read from, kept for the places in it.
  package var sources: [SourceText] = []
  package var name: String?
  package var description: String?
  /// What `$schema` names.
  package var schema: String?
  /// Where the map comes from, in order of their names.
  package var origins: [OriginStatement] = []
  /// Whether it was made from several maps, of which some have an origin.
  package var isMerged = false
  /// The keys of the top level that begin with `x-`.
  package var extensions: [ExtensionKey] = []
  package var scenarios: [NamedScenario] = []
  /// The scenarios as they were written.
  package var scenarioStatements: [ScenarioStatement] = []

  /// The ids; the number of an id is the component's index.
  package var ids = NameTable()
  /// Every other text: owners, providers, notes.
  package var texts = NameTable()

  /// Further names of components, and the index of the component that each is a name of.
  package var otherNames = NameTable()
  package var namedComponents: [UInt32] = []

  package var kinds: [ComponentKind] = []
  /// What is stated of each component.
  package var attributes = AttributeColumns()
  /// The components of which several entries made a list, whose order is that of the files and says
  /// nothing: a bit for each key.
  package var unordered = Column<UInt32>(absent: 0)
  /// The components of which only stubs without a kind are known.
  package var hasOpenKind = Column<Bool>(absent: false)
  /// Whether no file defines the component: only a stub stands for it.
  package var isStub: [Bool] = []
  /// Where the id stands that defines the component.
  package var places: [UInt32] = []
  package var placeSources: [UInt32] = []

  /// Where a list of values stands in the array of its form.
  package var ranges: [Range<UInt32>] = []
  /// Numbers as they were written.
  package var decimals: [DecimalText] = []
  /// Key and value of each label and of each key of one's own, as numbers of `texts`.
  package var labelPairs: [(key: UInt32, value: UInt32)] = []
  /// The domains of each component, as a range of `domains`.
  package var within: [Range<UInt32>] = []
  package var domains: [DomainRecord] = []
  /// The requirements of each component, as a range of `records`.
  package var requirements: [Range<UInt32>] = []
  package var records: [RequirementRecord] = []
  /// Ordered by record.
  package var options: [RequirementOptions] = []
  /// Where things are known from, as numbers of `texts`.
  package var evidence: [UInt32] = []

  package init() {}

  /// How many components there are.
  package var count: Int { kinds.count }

  /// The options of the record at `position`.
  package func options(of position: UInt32) -> RequirementOptions? {
    guard records[Int(position)].flags.contains(.hasOptions) else { return nil }
    var low = 0
    var high = options.count
    while low < high {
      let middle = (low + high) / 2
      if options[middle].record < position { low = middle + 1 } else { high = middle }
    }
    return low < options.count && options[low].record == position ? options[low] : nil
  }
}

extension MapStorage {
  /// How many members the group at `position` has.
  package func memberCount(of position: UInt32) -> UInt32 {
    let end = position + records[Int(position)].span
    var count: UInt32 = 0
    var member = position + 1
    while member < end {
      count += 1
      member += records[Int(member)].span
    }
    return count
  }
}

/// One entry of a `within`.
package struct DomainRecord: Sendable, Equatable {
  package var domain: UInt32
  package var place: UInt32
  package var source: UInt32

  package init(domain: UInt32, place: UInt32, source: UInt32) {
    self.domain = domain
    self.place = place
    self.source = source
  }
}

/// What a component is.
public enum ComponentKind: UInt8, Sendable, CaseIterable {
  /// Something one runs oneself.
  case service
  /// Something another company runs and sells.
  case thirdParty
  /// A component of a cloud provider.
  case cloud
  /// A failure domain: what takes all it holds down together.
  case domain

  /// The word for it in a map and in every report.
  public var word: String {
    switch self {
    case .service: "service"
    case .thirdParty: "third-party"
    case .cloud: "cloud"
    case .domain: "domain"
    }
  }

  /// The kind called `word`.
  public init?(word: String) {
    guard let kind = ComponentKind.allCases.first(where: { $0.word == word }) else { return nil }
    self = kind
  }
}
