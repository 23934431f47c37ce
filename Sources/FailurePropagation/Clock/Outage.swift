public import DependencyGraph

/// A time in which a component is not up: in one state, for one cause.
///
/// What keeps a component down may change while it is down, as from a decree to a recovery; then one
/// outage ends where the next begins.
public struct Outage: Sendable, Equatable {
  /// The component.
  public let component: Component
  /// Its state: `degraded` or `down`.
  public let state: State
  /// When it came to be in this state.
  public let start: Duration
  /// When that is over, that instant no longer contained; `nil` when it never is.
  public let end: Duration?
  /// What keeps it there.
  public let cause: TimedCause
}

extension Outage {
  /// Whether it belongs to the blast radius: the state is worse than what the scenario decrees then.
  public var isWorsened: Bool { cause.kind != .decree }

  /// The second from which it is in this state.
  package var startSeconds: Int64 { start.wholeSeconds }

  /// The second at which that is over; `nil` when it never is.
  package var endSeconds: Int64? { end?.wholeSeconds }

  /// For how many seconds before `horizon` it lasts.
  package func seconds(before horizon: Int64) -> Int64 {
    max(0, min(endSeconds ?? horizon, horizon) - startSeconds)
  }
}
