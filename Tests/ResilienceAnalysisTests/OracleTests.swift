import DependencyGraph
import FailurePropagation
import ResilienceAnalysis
import TestSupport
import Testing

/// Rankings and single points of failure against the rule as it is written, by trying each loss.
@Suite struct OracleTests {
  @Test func rankingsCountWhatTheRuleSays() throws {
    for seed in 0..<200 {
      let map = try map(RandomMap(seed: seed).json)
      let targets = map.components.filter { $0.kind == .service }
      let ranking = try Ranking(
        PropagationEngine(map), among: Array(map.components), targets: targets)
      #expect(ranking.entries.count == map.componentCount)
      for entry in ranking.entries {
        let literal = LiteralRule(map, failing: [entry.component.index])
        func count(_ state: State, _ components: [Component]) -> Int {
          components.count {
            literal.states[$0.index] == state && literal.isWorsened($0.index)
          }
        }
        let all = Array(map.components)
        let comment: Comment = "seed \(seed), \(entry.component.id)"
        #expect(entry.down == count(.down, all), comment)
        #expect(entry.degraded == count(.degraded, all), comment)
        #expect(entry.targetsDown == count(.down, targets), comment)
        #expect(entry.targetsDegraded == count(.degraded, targets), comment)
      }
      let keys = ranking.entries.map {
        [-$0.targetsDown, -$0.targetsDegraded, -$0.down, -$0.degraded]
      }
      for (one, other) in zip(ranking.entries.indices, ranking.entries.indices.dropFirst()) {
        let isOrdered =
          keys[one] == keys[other]
          ? ranking.entries[one].component.id < ranking.entries[other].component.id
          : keys[one].lexicographicallyPrecedes(keys[other])
        #expect(isOrdered, "seed \(seed)")
      }
    }
  }

  @Test func singlePointsOfFailureAreWhatTakesATargetDownAlone() throws {
    for seed in 0..<200 {
      let map = try map(RandomMap(seed: seed).json)
      let targets = map.components.filter { $0.kind == .service }
      let found = try SinglePointsOfFailure(
        PropagationEngine(map), among: Array(map.components), targets: targets)
      #expect(found.targets.count == targets.count)
      for target in found.targets {
        let expected = map.components.filter { candidate in
          candidate != target.component
            && LiteralRule(map, failing: [candidate.index]).states[target.component.index] == .down
        }
        #expect(
          Set(target.points.map(\.id)) == Set(expected.map(\.id)),
          "seed \(seed), \(target.component.id)")
      }
      for point in found.points {
        #expect(
          point.targets
            == found.targets.filter { $0.points.contains(point.component) }.map(\.component))
      }
    }
  }

  @Test func aCancelledTaskEndsARanking() async throws {
    let map = try map(RandomMap(seed: 3).json)
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try Ranking(PropagationEngine(map), among: Array(map.components), targets: [])
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
