import DependencyGraph

/// What one source says of itself, beside its components.
struct SourceHeading: Sendable {
  /// Where it was got from.
  var origins: [OriginStatement] = []
  /// Whether it was made from several maps, whose origins stand in a list.
  var isMerged = false
  /// Its keys that begin with `x-`.
  var extensions: [ExtensionKey] = []

  /// What tells its origin from those of others: maps of one origin define an id once.
  var originNames: Set<String> { Set(origins.map(\.name)) }
}
