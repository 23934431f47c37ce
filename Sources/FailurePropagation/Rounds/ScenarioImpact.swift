public import DependencyGraph
import MapDiagnostics

/// What a scenario does to a map: the state of every component, when it came to it, and why.
public struct ScenarioImpact: Sendable {
  /// The map.
  public let map: DependencyMap
  /// The scenario.
  public let scenario: Scenario

  /// What is not up, by ascending index.
  package let hits: [Hit]
  /// The indices of the components whose redundancy is lost, ascending.
  package let redundancyLostIndices: [Int]

  /// One component that is not up. A round is `UInt32.max` when that state was never reached; 0 is
  /// the scenario's own decree.
  package struct Hit: Sendable, Equatable {
    package var index: UInt32
    package var degradedRound: UInt32
    package var downRound: UInt32

    package var state: State { downRound != .max ? .down : .degraded }
    package var decree: State {
      downRound == 0 ? .down : degradedRound == 0 ? .degraded : .up
    }
    /// The round in which the state was reached.
    package var distance: Int { Int(state == .down ? downRound : degradedRound) }
    /// Whether it belongs to the blast radius: its state is worse than its decree.
    package var isWorsened: Bool { distance > 0 }

    /// The state that was reached by `round`.
    package func state(by round: UInt32) -> State {
      if downRound <= round { return .down }
      return degradedRound <= round ? .degraded : .up
    }
  }

  init(map: DependencyMap, scenario: Scenario, _ propagation: Propagation) {
    self.map = map
    self.scenario = scenario
    hits = propagation.reachedInOrder { index, rounds in
      Hit(index: index, degradedRound: rounds.degraded &- 1, downRound: rounds.down &- 1)
    }
    redundancyLostIndices = Set(propagation.lostRedundancy()).sorted().map(Int.init)
  }

  /// The hit at the component at `index`, or `nil` when it is up.
  ///
  /// - Complexity: O(log *r*) for *r* components that are not up.
  package func hit(at index: Int) -> Hit? {
    let place = hits.firstIndex(inOrder: { Int($0.index) >= index })
    return place < hits.count && Int(hits[place].index) == index ? hits[place] : nil
  }

  /// The state of the component at `index`.
  package func state(ofComponentAt index: UInt32) -> State { hit(at: Int(index))?.state ?? .up }

  /// The state of `component`.
  public func state(of component: Component) -> State {
    hit(at: component.index)?.state ?? .up
  }

  /// What the scenario decrees for `component`; `up` when nothing.
  public func decree(of component: Component) -> State {
    hit(at: component.index)?.decree ?? .up
  }

  /// The round in which `component` reached its state, 0 for what stays at its decree; `nil` when it
  /// is up.
  public func distance(of component: Component) -> Int? {
    hit(at: component.index)?.distance
  }

  /// Whether the loss of one more spare of `component` would be felt.
  public func hasLostRedundancy(_ component: Component) -> Bool {
    let place = redundancyLostIndices.firstIndex(inOrder: { $0 >= component.index })
    return place < redundancyLostIndices.count
      && redundancyLostIndices[place] == component.index
  }

  /// The components whose redundancy is lost, in the order of the map.
  public var redundancyLost: [Component] { redundancyLostIndices.map { map[$0] } }

  /// The blast radius proper: what is in a worse state than its decree, in the order of the map.
  public var worsened: [Component] {
    hits.filter(\.isWorsened).map { map[Int($0.index)] }
  }
}
