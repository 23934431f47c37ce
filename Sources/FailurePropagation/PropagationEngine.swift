public import DependencyGraph
import Synchronization

/// Answers what a scenario does to a map, any number of times and from any number of threads.
///
/// It compiles the map once, which costs a pass over it; a question then costs what its scenario
/// reaches.
public final class PropagationEngine: Sendable {
  /// The map.
  public let map: DependencyMap
  package let graph: FailureGraph

  /// Made when it is first needed, by questions about many losses.
  private let condensed = Mutex<LossGraph?>(nil)
  /// Made when it is first needed, by questions about time.
  private let clocked = Mutex<TimedGraph?>(nil)

  /// Propagations not in use, kept because their memory is as large as the map.
  private let idle = Mutex<[Idle]>([])

  /// Handed from one thread to another, never shared: out of `idle` while in use.
  private struct Idle: @unchecked Sendable {
    let propagation: Propagation
  }

  /// An engine for `map`.
  ///
  /// - Complexity: O(components + requirements).
  public init(_ map: DependencyMap) {
    self.map = map
    graph = FailureGraph(map)
  }

  package var lossGraph: LossGraph {
    condensed.withLock { known in
      let graph = known ?? LossGraph(graph)
      known = graph
      return graph
    }
  }

  var timedGraph: TimedGraph {
    clocked.withLock { known in
      let graph = known ?? TimedGraph(map)
      known = graph
      return graph
    }
  }

  /// The blast radius of `scenario`.
  ///
  /// - Complexity: O(*r* log *r*) for a scenario that reaches *r* components and requirements.
  public func impact(of scenario: Scenario) -> ScenarioImpact {
    withPropagation { propagation in
      propagation.run(failing: scenario.failing, degrading: scenario.degrading)
      return ScenarioImpact(map: map, scenario: scenario, propagation)
    }
  }

  /// Calls `body` with a propagation over the map's graph.
  package func withPropagation<Result>(_ body: (Propagation) -> Result) -> Result {
    let propagation = idle.withLock { $0.popLast() }?.propagation ?? Propagation(graph)
    defer {
      let returned = Idle(propagation: propagation)
      idle.withLock { $0.append(returned) }
    }
    return body(propagation)
  }
}
