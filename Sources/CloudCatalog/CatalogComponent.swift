public import DependencyGraph
import LocatedJSON
import MapDiagnostics

/// What the catalogue says about one component, for all regions at once.
public struct CatalogComponent: Sendable {
  /// Its id, with `{region}` and `{zone}` where these belong.
  public let id: String
  /// What it is.
  public let kind: ComponentKind
  /// What people call it.
  public let name: String?
  /// Who provides it.
  public let provider: String?
  /// The domains that hold it.
  public let within: [String]
  /// What it needs.
  public let requirements: [CatalogRequirement]
  /// What its provider promises.
  public let availability: CatalogAvailability?
  /// How well it is known that it is where it is; `nil` when its id says so.
  public let confidence: Confidence?
  /// Where that is known from.
  public let evidence: [String]

  /// Keys that a map takes as they are, and their values as JSON.
  let attributes: [(key: String, json: String)]

  /// What `value`, an object of the catalogue's `components`, says; `nil` when it is none.
  init?(_ value: JSONValue) {
    guard let id = value["id"]?.string,
      let kind = value["kind"]?.string.flatMap(ComponentKind.init(word:))
    else { return nil }
    self.id = id
    self.kind = kind
    name = value["name"]?.string
    provider = value["provider"]?.string
    within = value["within"]?.strings ?? []
    requirements =
      (value["dependsOn"]?.elements).map(Array.init)?
      .compactMap(CatalogRequirement.init) ?? []
    availability = CatalogAvailability(value)
    confidence = value["confidence"]?.confidence
    evidence = value["evidence"]?.strings ?? []
    let copied = ["kind", "name", "description", "within", "provider", "region", "url", "labels"]
    attributes = value.members.filter { copied.contains($0.key) }.map { ($0.key, $0.value.json) }
  }

  /// Its requirements, without those written from memory unless these are wanted.
  func requirements(includingUnverified isEverything: Bool) -> [CatalogRequirement] {
    requirements.filter { isEverything || $0.confidence != .guessed }
  }
}

/// A published promise of availability.
public struct CatalogAvailability: Sendable {
  /// The share of time or of requests, as a map writes it: `99.99%`.
  public let value: String
  /// How well it is known.
  public let confidence: Confidence
  /// Where it is known from.
  public let evidence: String

  init?(_ component: JSONValue) {
    guard let value = component["availability"]?.string,
      let source = component["x-availability"],
      let confidence = source["confidence"]?.confidence
    else { return nil }
    self.value = value
    self.confidence = confidence
    evidence = source["evidence"]?.string ?? ""
  }
}

extension Confidence {
  /// The letter of its tag in the evidence: P documented, S second-hand, M from memory.
  var tag: String {
    switch self {
    case .declared: "P"
    case .reported, .observed: "S"
    case .guessed: "M"
    }
  }
}

extension JSONValue {
  /// The confidence whose word this is.
  var confidence: Confidence? {
    string.flatMap { word in Confidence.allCases.first { $0.word == word } }
  }
}
