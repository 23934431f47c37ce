import DependencyGraph

/// How bad it is for the target: which of the two gates of a component is asked about.
public enum FailureLevel: Sendable, CaseIterable {
  /// It is down.
  case down
  /// It is degraded or down.
  case degraded
}

/// What a top-level requirement contributes to the two gates of its dependent: at which level it is
/// asked about for the dependent to be down, and to be at least degraded; `nil` for not at all.
///
/// Each strength is one row. All members of one requirement are asked about at one level.
struct StrengthPlanes: Sendable {
  let down: FailureLevel?
  let degraded: FailureLevel?

  init(_ strength: Requirement.Strength) {
    switch strength {
    case .hard: self.init(down: .down, degraded: .degraded)
    case .soft: self.init(down: nil, degraded: .down)
    }
  }

  private init(down: FailureLevel?, degraded: FailureLevel?) {
    self.down = down
    self.degraded = degraded
  }

  /// The level at which the requirement counts for its dependent being at `level`.
  func plane(for level: FailureLevel) -> FailureLevel? {
    switch level {
    case .down: down
    case .degraded: degraded
    }
  }
}
