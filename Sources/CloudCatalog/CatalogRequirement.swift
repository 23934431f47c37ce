public import DependencyGraph
import LocatedJSON

/// What a component of the catalogue needs, with the source of the statement.
public struct CatalogRequirement: Sendable {
  /// The component, or the alternatives of which one is enough.
  public let members: [String]
  /// Whether `members` are alternatives.
  public let isGroup: Bool
  /// `hard` or `soft`.
  public let strength: String
  /// `run`, or `start` when only a start or restart needs it.
  public let neededTo: String
  /// What else there is to say.
  public let note: String?
  /// How well it is known.
  public let confidence: Confidence
  /// Where it is known from: a source with its address, the place in it, and a tag in brackets.
  public let evidence: [String]

  /// Keys that a map takes as they are, and their values as JSON.
  let attributes: [(key: String, json: String)]

  init?(_ value: JSONValue) {
    let alternatives = value["anyOf"]?.strings
    members = alternatives ?? value["component"]?.strings ?? []
    guard !members.isEmpty else { return nil }
    isGroup = alternatives != nil
    strength = value["strength"]?.string ?? "hard"
    neededTo = value["neededTo"]?.string ?? "run"
    note = value["note"]?.string
    // What nobody has vouched for is not vouched for here either.
    confidence = value["confidence"]?.confidence ?? .guessed
    evidence = value["evidence"]?.strings ?? []
    let copied = ["component", "anyOf", "strength", "neededTo", "tolerates", "failover", "note"]
    attributes = value.members.filter { copied.contains($0.key) }.map { ($0.key, $0.value.json) }
  }
}
