/// How a failure reaches a component.
public enum CauseKind: String, Sendable, CaseIterable {
  /// The scenario says so.
  case decree
  /// A domain that holds it is lost.
  case domain
  /// A component it depends on.
  case dependency
  /// Too few alternatives are left.
  case redundancy
  /// Alternatives are left, and the switch to them takes its time. Only with a clock.
  case failover
  /// It has stopped, and what it needs to start is down. Only with a clock.
  case start
  /// What took it down is over, and it or its circle is coming back. Only with a clock.
  case recovery
}
