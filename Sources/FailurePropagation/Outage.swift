/// A time in which a component is not up: in one state, for one cause.
///
/// What keeps a component down may change while it is down, as from a decree to a recovery; then one
/// outage ends where the next begins.
public struct Outage: Sendable, Equatable {
  /// The index of the component.
  public let component: Int
  /// Its state: `degraded` or `down`.
  public let state: State
  /// The second from which it is in this state.
  public let start: Int64
  /// The second at which that is over, no longer contained; `nil` when it never is.
  public internal(set) var end: Int64?
  /// What keeps it there.
  public let cause: TimedCause
}
