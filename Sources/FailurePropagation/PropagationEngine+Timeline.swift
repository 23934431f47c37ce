public import DependencyGraph

extension PropagationEngine {
  /// What `scenario` does to the map over time.
  ///
  /// From one instant at which something may change to the next nothing does, so only these are looked
  /// at, and at each only what changed can reach.
  ///
  /// - `observer`: Is told how many instants there were.
  /// - Precondition: The events name components of the map.
  /// - Throws: `CancellationError` when the current task is cancelled.
  /// - Complexity: O(components + requirements) to set up the clock, then for each instant what its
  ///   changes reach.
  public func timeline(
    of scenario: Scenario, observer: ProgressObserver = .none
  ) throws(CancellationError) -> Timeline {
    try timeline(of: scenario, on: timedGraph, observer)
  }

  /// What `scenario` would do to the map over time after `change`.
  ///
  /// - Precondition: The change is of the engine's map.
  /// - Throws: `CancellationError` when the current task is cancelled.
  /// - Complexity: That of a timeline.
  public func timeline(
    of scenario: Scenario, after change: TimedChange, observer: ProgressObserver = .none
  ) throws(CancellationError) -> Timeline {
    try timeline(of: scenario, on: timedGraph.changed(change), observer)
  }

  private func timeline(
    of scenario: Scenario, on graph: TimedGraph, _ observer: ProgressObserver
  ) throws(CancellationError) -> Timeline {
    let propagation = TimedPropagation(graph, scenario)
    try propagation.run(observer)
    return propagation.timeline(impact(of: scenario.endless))
  }
}
