public import DependencyGraph

/// One duration of a map, changed: to ask what it would have saved.
public struct TimedChange: Sendable {
  /// What is changed.
  public enum Kind: Sendable {
    /// How long a requirement is tolerated.
    case tolerance(Requirement)
    /// How long a group takes to switch to a spare, given that it takes time now.
    case failover(Requirement)
    /// How long the component at an index takes to come back.
    case recovery(component: Int)
  }

  /// What is changed.
  public let kind: Kind
  /// The new duration in seconds.
  public let seconds: Int64

  /// A change of what `kind` says to `seconds`.
  public init(_ kind: Kind, seconds: Int64) {
    self.kind = kind
    self.seconds = seconds
  }
}

extension PropagationEngine {
  /// What `scenario` would do to the map over time after `change`.
  ///
  /// - Precondition: The change is of the engine's map.
  /// - Complexity: That of `timeline(of:)`.
  public func timeline(of scenario: TimedScenario, after change: TimedChange) -> Timeline {
    let propagation = TimedPropagation(timedGraph.changed(change), scenario)
    propagation.run()
    return propagation.timeline(impact(of: scenario.endless))
  }
}
