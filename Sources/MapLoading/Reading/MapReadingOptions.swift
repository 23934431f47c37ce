import DependencyGraph

/// How maps are read, beside what they say themselves.
public struct MapReadingOptions: Sendable {
  /// How names become the names of other maps.
  public var names: NameRules
  /// Whether requirements that were only observed or guessed are taken as soft.
  public var assumesSoft: Bool

  /// Options; without any, names are as written and everything counts as it is written.
  public init(names: NameRules = NameRules(), assumesSoft: Bool = false) {
    self.names = names
    self.assumesSoft = assumesSoft
  }
}
