public import DependencyGraph
import MapDiagnostics

/// What a timed scenario does to a map: when each component is not up, and why.
///
///     dynamodb   ████████████▏             down by decree 0s–3h
///     orders      ▒▒▒████████████▏         limps on its cache, is down, comes back after its recovery
public struct Timeline: Sendable {
  /// The map.
  public let map: DependencyMap
  /// The scenario.
  public let scenario: Scenario
  /// When something is not up, by ascending component and then by time. The outages of one component do
  /// not overlap.
  public let outages: [Outage]
  /// When a state changes for the last time; 0 when none ever does.
  public let settled: Duration
  /// The components that are down for ever although no event that lasts for ever takes them down: they
  /// have stopped and cannot start, or need something that has. In the order of the map.
  public let stuck: [Component]
  /// The circles that keep them down, by ascending first component. Under events that never end there
  /// may be none: then what is stuck waits for what such an event keeps down.
  public let deadlocks: [ColdStartDeadlock]

  /// The outages of `component`, in order.
  ///
  /// - Complexity: O(log *n*) for *n* outages.
  public func outages(of component: Component) -> ArraySlice<Outage> {
    outages[firstOutage(from: component.index)..<firstOutage(from: component.index + 1)]
  }

  private func firstOutage(from index: Int) -> Int {
    outages.firstIndex(inOrder: { $0.component.index >= index })
  }

  /// The outage of `component` that contains the instant `time`; `nil` when it is up then.
  ///
  /// - Complexity: O(log *n*) for *n* outages.
  public func outage(of component: Component, at time: Duration) -> Outage? {
    let own = outages(of: component)
    let next = own.firstIndex(inOrder: { $0.start > time })
    guard next > own.startIndex, own[next - 1].end.map({ time < $0 }) ?? true else { return nil }
    return own[next - 1]
  }

  /// The state of `component` at the instant `time`.
  public func state(of component: Component, at time: Duration) -> State {
    outage(of: component, at: time)?.state ?? .up
  }

  /// The components that are down and never come back, in the order of the map.
  public var downForever: [Component] {
    outages.filter { $0.state == .down && $0.end == nil }.map(\.component)
  }

  /// For how long before `horizon` `component` is in `state`, counting what the scenario decrees only
  /// where that is wanted.
  public func duration(
    of state: State, of component: Component, before horizon: Duration,
    countingDecrees: Bool = true
  ) -> Duration {
    .seconds(
      seconds(
        of: state, of: component, before: horizon.wholeSeconds, countingDecrees: countingDecrees))
  }

  package func seconds(
    of state: State, of component: Component, before horizon: Int64, countingDecrees: Bool
  ) -> Int64 {
    outages(of: component).reduce(0) { sum, outage in
      guard outage.state == state, countingDecrees || outage.isWorsened else { return sum }
      return sum.addingClamped(outage.seconds(before: horizon))
    }
  }
}
