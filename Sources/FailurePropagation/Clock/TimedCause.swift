public import DependencyGraph

/// What keeps a component from being up for a time.
public struct TimedCause: Sendable, Equatable {
  /// How it was reached.
  public let kind: CauseKind
  /// The components that had failed, in file order; none for a decree and a recovery.
  public let components: [Component]
  /// The requirement; `nil` for a decree, a domain and a recovery.
  public let requirement: Requirement?

  /// Whether both are of one kind, and because of the same requirement and the same components.
  public static func == (one: TimedCause, other: TimedCause) -> Bool {
    one.kind == other.kind && one.components == other.components
      && one.requirement?.position == other.requirement?.position
  }
}

/// A cause while the clock runs, in numbers.
struct CauseRecord: Equatable {
  var kind: CauseKind
  /// The indices of the components.
  var components: [UInt32] = []
  /// The position of the requirement; `UInt32.max` for none.
  var requirement = UInt32.max

  func cause(in map: DependencyMap) -> TimedCause {
    TimedCause(
      kind: kind, components: components.map { map[Int($0)] },
      requirement: requirement == .max ? nil : Requirement(map: map, position: requirement))
  }
}
