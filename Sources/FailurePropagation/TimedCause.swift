public import DependencyGraph

/// What keeps a component from being up for a time.
public struct TimedCause: Sendable, Equatable {
  /// How a failure reaches a component.
  public enum Kind: String, Sendable, CaseIterable {
    /// An event says so.
    case decree
    /// A domain that holds it is lost.
    case domain
    /// A component it depends on.
    case dependency
    /// Too few alternatives are left.
    case redundancy
    /// Alternatives are left, and the switch to them takes its time.
    case failover
    /// It has stopped, and what it needs to start is down.
    case start
    /// What took it down is over, and it or its circle is coming back.
    case recovery
  }

  /// How it was reached.
  public let kind: Kind
  /// The indices of the components that had failed, in file order; none for a decree and a recovery.
  public let components: [Int]
  /// The requirement; `nil` for a decree, a domain and a recovery.
  public let requirement: Requirement?

  /// Whether both are the same, given that they are of one map.
  public static func == (one: TimedCause, other: TimedCause) -> Bool {
    one.kind == other.kind && one.requirement?.position == other.requirement?.position
      && one.components == other.components
  }
}
