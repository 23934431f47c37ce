/// What the text of a map says, as plain values: for programs that make maps, and for writing them.
///
/// A statement may say anything, as a text may; whether it is right turns out when a map is made of it.
public struct MapStatement: Sendable, Equatable {
  /// What `$schema` names.
  public var schema: String?
  /// What the map is called.
  public var name: String?
  /// What it covers.
  public var description: String?
  /// The tools, or the maps, that it was made from.
  public var origins: [OriginStatement] = []
  /// Whether it was made from several maps: origins are a list then, even if there is only one.
  public var isMerged = false
  /// The keys of the top level that begin with `x-`.
  public var extensions: [ExtensionKey] = []
  /// What is said of components. Written in the order of their ids.
  public var components: [ComponentStatement] = []
  /// What may happen.
  public var scenarios: [ScenarioStatement] = []

  /// A map of `components`.
  public init(name: String? = nil, components: [ComponentStatement] = []) {
    self.name = name
    self.components = components
  }
}

/// Where a map was got from.
///
/// Maps of different origins merge, and a map that was made from several keeps them all.
public struct OriginStatement: Sendable, Hashable {
  /// What tells it from others.
  public var name: String
  /// What that map said of itself under keys that begin with `x-`.
  public var extensions: [ExtensionKey]

  /// The origin called `name`.
  public init(_ name: String, extensions: [ExtensionKey] = []) {
    self.name = name
    self.extensions = extensions
  }
}
