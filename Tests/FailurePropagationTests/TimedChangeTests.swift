import DependencyGraph
import FailurePropagation
import TestSupport
import Testing

/// A changed duration does what the map would do if it said so.
@Suite struct TimedChangeTests {
  @Test func aToleranceThatIsAddedDoesWhatAMapThatHasItDoes() throws {
    for seed in 0..<200 {
      let map = try map(RandomTimedMap(seed: seed).json)
      let scenario = Scenario.random(seed: seed, on: map)
      let expected = states(try PropagationEngine(map).timeline(of: scenario))
      for requirement in map.components.flatMap(\.requirements) {
        guard let tolerance = requirement.tolerates else { continue }
        let change = TimedChange(
          .tolerance(requirement), to: tolerance)
        let without = PropagationEngine(self.without(requirement))
        #expect(
          try states(without.timeline(of: scenario, after: change)) == expected, "seed \(seed)")
      }
    }
  }

  /// The map without the tolerance of `requirement`.
  private func without(_ requirement: Requirement) -> DependencyMap {
    var storage = requirement.map.storage
    for place in storage.options.indices
    where storage.options[place].record == requirement.position {
      storage.options[place].tolerates = nil
    }
    return DependencyMap(storage)
  }

  private func states(_ timeline: Timeline) -> [[Int64]] {
    timeline.outages.map {
      [Int64($0.component.index), Int64($0.state.rawValue), $0.startSeconds, $0.endSeconds ?? .max]
    }
  }

  @Test func aFailoverAndARecoveryCanBeTakenAway() throws {
    let clock = try DrawnTimeline(
      """
      {"id": "a"}, {"id": "b"},
      {"id": "c", "recovery": "3s", "dependsOn": [{"anyOf": ["a", "b"], "failover": "4s"}]}
      """)
    let engine = PropagationEngine(clock.map)
    let c = try clock.map.require("c")
    let scenario = try clock.timeline("a down 0-9").scenario
    let group = try #require(c.requirements.first)
    let switched = try engine.timeline(
      of: scenario, after: TimedChange(.failover(group), to: .zero))
    #expect(try clock.states("c", switched) == "")
    let recovered = try engine.timeline(
      of: scenario, after: TimedChange(.recovery(c), to: .seconds(1)))
    #expect(try clock.states("c", recovered) == "down 0-5")
  }
}
