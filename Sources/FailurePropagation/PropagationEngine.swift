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

  private let propagations: Pool<Propagation>

  /// An engine for `map`.
  ///
  /// - Complexity: O(components + requirements).
  public init(_ map: DependencyMap) {
    self.map = map
    let graph = FailureGraph(map)
    self.graph = graph
    propagations = Pool { Propagation(graph) }
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

  /// The blast radius of `scenario`. It knows no time: all that is ever decreed is, at once and for ever.
  ///
  /// - Complexity: O(*r* log *r*) for a scenario that reaches *r* components and requirements.
  public func impact(of scenario: Scenario) -> ScenarioImpact {
    withPropagation { propagation in
      propagation.run(
        failing: scenario.failing.map(\.index), degrading: scenario.degrading.map(\.index))
      return ScenarioImpact(map: map, scenario: scenario, propagation)
    }
  }

  /// Calls `body` with a propagation over the map's graph.
  package func withPropagation<Result>(_ body: (Propagation) -> Result) -> Result {
    propagations.with(body)
  }
}
