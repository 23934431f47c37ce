extension PropagationEngine {
  /// What `scenario` does to the map over time.
  ///
  /// From one instant at which something may change to the next nothing does, so only these are looked
  /// at, and at each only what changed can reach.
  ///
  /// - Precondition: The events name components of the map.
  /// - Complexity: O(components + requirements) to set up the clock, then for each instant what its
  ///   changes reach.
  public func timeline(of scenario: TimedScenario) -> Timeline {
    let propagation = TimedPropagation(timedGraph, scenario)
    propagation.run()
    return propagation.timeline(impact(of: scenario.endless))
  }
}

extension TimedScenario {
  /// What lasts for ever of it, as a scenario without a clock.
  package var endless: Scenario {
    let lasting = events.filter { $0.end == nil }
    return Scenario(
      failing: lasting.filter { $0.state == .down }.map(\.component),
      degrading: lasting.filter { $0.state == .degraded }.map(\.component))
  }
}
