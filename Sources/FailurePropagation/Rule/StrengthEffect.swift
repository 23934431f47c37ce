package import DependencyGraph

/// How a requirement passes a failure on: all that one strength differs from another in.
///
/// | strength | what it needs is degraded: the dependent is | down: the dependent is |
/// | --- | --- | --- |
/// | hard | degraded | down |
/// | soft | up | degraded |
///
/// Everything else about a strength follows from this table; the rounds, the lanes and the clock ask
/// what follows, never which strength it is.
extension Requirement.Strength {
  /// What the dependent becomes of a degraded and of a lost need.
  @inline(__always)
  private var effects: (ofDegraded: State, ofDown: State) {
    switch self {
    case .hard: (.degraded, .down)
    case .soft: (.up, .degraded)
    }
  }

  /// What a requirement of this strength and `severity` makes of its dependent.
  @inline(__always)
  package func effect(of severity: State) -> State {
    switch severity {
    case .up: .up
    case .degraded: effects.ofDegraded
    case .down: effects.ofDown
    }
  }

  /// The mildest severity that makes the dependent at least as bad as `state`; `nil` when none does.
  @inline(__always)
  package func severity(bringing state: State) -> State? {
    if effects.ofDegraded >= state { return .degraded }
    return effects.ofDown >= state ? .down : nil
  }

  /// The mildest severity that has the full effect.
  package var threshold: State { severity(bringing: effects.ofDown) ?? .down }

  /// Whether losing what is needed takes the dependent down.
  @inline(__always)
  package var takesDown: Bool { effects.ofDown == .down }
}

extension RequirementRecord {
  /// The strength of the whole requirement that the record is; of a member that of a member: hard.
  @inline(__always)
  package var strength: Requirement.Strength { flags.contains(.soft) ? .soft : .hard }
}
