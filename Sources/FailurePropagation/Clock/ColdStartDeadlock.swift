public import DependencyGraph

/// Components that keep each other from starting, for ever.
///
///     secrets ──start──► registry          both were stopped: registry runs nowhere without
///        ▲                  │              secrets, which cannot start without registry
///        └──────────────────┘
public struct ColdStartDeadlock: Sendable {
  /// One step round the circle.
  public struct Step: Sendable {
    /// The component that cannot come back.
    public let component: Component
    /// What it waits for, the component of the next step; of the last, that of the first.
    public let waitsFor: Component
    /// What keeps it down: a domain, a dependency, redundancy, or a start.
    public let cause: TimedCause
  }

  /// The circle, which goes through a requirement that a start needs, beginning with the component that
  /// has it.
  public let circle: [Step]
  /// All components that are down because of it, the circle's own included, in the order of the map.
  public let components: [Component]
  /// The first requirement of the circle whose removal, or softening, brings the whole circle back;
  /// `nil` when no single one does, of the first `maximumTriedSteps`.
  public let opening: Requirement?
  /// The component that has `opening`.
  public let openingComponent: Component?

  /// How many steps of a long circle are tried as an opening.
  public static let maximumTriedSteps = 100
}
