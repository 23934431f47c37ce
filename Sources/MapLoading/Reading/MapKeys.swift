import DependencyGraph

/// The keys of a map.
enum MapKey: String, CaseIterable {
  static let words = WordTable(allCases, spelling: \.rawValue)

  case components, formatVersion, schema = "$schema", name, description, origin, scenarios
}

/// The keys of an object of `components`.
enum ComponentKey: String, CaseIterable {
  static let words = WordTable(allCases, spelling: \.rawValue)

  case id, dependsOn, kind, within, name, description, owner, provider, region, category, url, tier
  case labels, availability, recovery, costPerHour, declaration, confidence, evidence, sameAs

  /// The column of a key whose value is free text.
  var text: TextKey? {
    switch self {
    case .name: .name
    case .description: .description
    case .owner: .owner
    case .provider: .provider
    case .region: .region
    case .category: .category
    case .url: .url
    default: nil
    }
  }
}

/// The keys of a requirement that is an object.
enum RequirementKey: String, CaseIterable {
  static let words = WordTable(allCases, spelling: \.rawValue)

  case component, anyOf, allOf, needs, strength, neededTo, tolerates, failover, note, evidence
  case confidence
}
