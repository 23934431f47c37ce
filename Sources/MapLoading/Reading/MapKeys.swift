import DependencyGraph

/// The keys of a map.
enum MapKey: String, CaseIterable {
  static let words = WordTable(allCases, spelling: \.rawValue)

  case components, formatVersion, schema = "$schema", name, description, origin, scenarios
}

/// The keys of an object in `origin`.
enum OriginKey: String, CaseIterable {
  static let words = WordTable(allCases, spelling: \.rawValue)

  case name
}

extension ComponentKey {
  /// The keys as they are looked up, those first that nearly every component has.
  static let reading: WordTable<ComponentKey> = {
    let first: [ComponentKey] = [.id, .dependsOn, .kind, .within]
    let rest = allCases.filter { !first.contains($0) && $0 != .extensions }
    return WordTable(first + rest, spelling: \.word)
  }()
}

extension RequirementKey {
  /// The keys as they are looked up.
  static let reading = WordTable(allCases.filter { $0 != .extensions }, spelling: \.word)
}
