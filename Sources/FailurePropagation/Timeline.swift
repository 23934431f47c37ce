public import DependencyGraph

/// What a timed scenario does to a map: when each component is not up, and why.
///
///     dynamodb   ████████████▏             down by decree 0s–3h
///     orders      ▒▒▒████████████▏         limps on its cache, is down, comes back after its recovery
public struct Timeline: Sendable {
  /// The map.
  public let map: DependencyMap
  /// The scenario.
  public let scenario: TimedScenario
  /// When something is not up, by ascending component and then by time. The outages of one component do
  /// not overlap.
  public let outages: [Outage]
  /// The second from which no state changes any more; 0 when none ever does.
  public let settled: Int64
  /// The indices of the components that are down for ever although no event that lasts for ever takes
  /// them down: they have stopped and cannot start, or need something that has. Ascending.
  public let stuck: [Int]
  /// The circles that keep them down, by ascending first component. Under events that never end there
  /// may be none: then what is stuck waits for what such an event keeps down.
  public let deadlocks: [ColdStartDeadlock]

  /// The outages of the component at `index`, in order.
  ///
  /// - Complexity: O(log *n*) for *n* outages.
  public func outages(of index: Int) -> ArraySlice<Outage> {
    outages[firstOutage(from: index)..<firstOutage(from: index + 1)]
  }

  private func firstOutage(from index: Int) -> Int {
    var low = 0
    var high = outages.count
    while low < high {
      let middle = (low + high) / 2
      if outages[middle].component < index { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The outage of the component at `index` that contains the second `time`; `nil` when it is up then.
  public func outage(of index: Int, at time: Int64) -> Outage? {
    outages(of: index).first { $0.start <= time && time < $0.end ?? .max }
  }

  /// The state of the component at `index` at the second `time`.
  public func state(of index: Int, at time: Int64) -> State {
    outage(of: index, at: time)?.state ?? .up
  }

  /// The indices of the components that are down and never come back, ascending.
  public var downForever: [Int] {
    outages.filter { $0.state == .down && $0.end == nil }.map(\.component)
  }

  /// For how many seconds before `horizon` the component at `index` is in `state`.
  public func duration(of state: State, at index: Int, before horizon: Int64) -> Int64 {
    outages(of: index).reduce(0) { sum, outage in
      guard outage.state == state else { return sum }
      return sum + max(0, min(outage.end ?? horizon, horizon) - outage.start)
    }
  }
}
