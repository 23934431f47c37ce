public import DependencyGraph

/// One duration of a map, changed: to ask what it would have saved.
public struct TimedChange: Sendable {
  /// What is changed.
  public enum Kind: Sendable {
    /// How long a requirement is tolerated.
    case tolerance(Requirement)
    /// How long a group takes to switch to a spare, given that it takes time now.
    case failover(Requirement)
    /// How long a component takes to come back.
    case recovery(Component)
  }

  /// What is changed.
  public let kind: Kind
  /// What it is instead, in whole seconds.
  public let duration: Duration

  /// A change of what `kind` says to `duration`.
  public init(_ kind: Kind, to duration: Duration) {
    self.kind = kind
    self.duration = duration
  }
}
