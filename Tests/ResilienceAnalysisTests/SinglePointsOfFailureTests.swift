import DependencyGraph
import FailurePropagation
import ResilienceAnalysis
import TestSupport
import Testing

/// The section "Single points of failure" of `docs/semantics.md`.
@Suite struct SinglePointsOfFailureTests {
  private func points(_ map: DependencyMap, of targets: [String]) throws -> SinglePointsOfFailure {
    try SinglePointsOfFailure(
      PropagationEngine(map), among: Array(map.components), targets: targets.map(map.require))
  }

  /// Against the rule as it is written, by trying each loss.
  @Test func theyAreWhatTakesATargetDownAlone() throws {
    for seed in 0..<200 {
      let map = try map(RandomMap(seed: seed).json)
      let targets = map.components.filter { $0.kind == .service }
      let candidates = map.components.filter { $0.index % 5 != 4 }
      let found = try SinglePointsOfFailure(
        PropagationEngine(map), among: candidates, targets: targets)
      var expected: [String: Set<String>] = [:]
      for candidate in candidates {
        let states = LiteralRule(map, failing: [candidate.index]).states
        for target in targets where target != candidate && states[target.index] == .down {
          expected[target.id, default: []].insert(candidate.id)
        }
      }
      #expect(found.targets.map(\.component.index).sorted() == targets.map(\.index))
      for target in found.targets {
        #expect(
          Set(target.points.map(\.id)) == expected[target.component.id, default: []],
          "seed \(seed), \(target.component.id)")
      }
      // The same, seen from the other side.
      let known = expected.values.reduce(into: Set<String>()) { $0.formUnion($1) }
      #expect(found.points.map(\.component.id).sorted() == known.sorted(), "seed \(seed)")
      for point in found.points {
        #expect(
          point.targets
            == found.targets.filter { $0.points.contains(point.component) }.map(\.component))
      }
    }
  }

  @Test func theyStandInTheOrderOfARanking() throws {
    for seed in 0..<200 {
      let map = try map(RandomMap(seed: seed).json)
      let (engine, all) = (PropagationEngine(map), Array(map.components))
      let targets = all.filter { $0.kind == .service }
      let found = try SinglePointsOfFailure(engine, among: all, targets: targets)
      let ranking = try Ranking(engine, among: all, targets: targets)
      let ranked = ranking.entries.filter { $0.targetsDown > 0 }.map(\.component)
      #expect(found.points.map(\.component) == ranked, "seed \(seed)")
      for target in found.targets {
        #expect(target.points == ranked.filter(target.points.contains), "seed \(seed)")
      }
    }
  }

  @Test func targetsStandByTierThenByID() throws {
    let map = try map(
      components: #"{"id": "b"}, {"id": "d", "tier": 2}, {"id": "a"}, {"id": "c", "tier": 1}"#)
    let found = try points(map, of: ["a", "b", "c", "d"])
    #expect(found.targets.map(\.component.id) == ["c", "d", "a", "b"])
    #expect(found.points.isEmpty)
  }

  // checkout ──► 1 of 2 ──┬─► stripe ──┐
  //                       └─► adyen  ──┴─► region
  @Test func aSpareIsNoneAndWhatAllSparesShareIsOne() throws {
    let map = try map(
      components: #"""
        {"id": "region"}, {"id": "stripe", "dependsOn": ["region"]},
        {"id": "adyen", "dependsOn": ["region"]},
        {"id": "checkout", "dependsOn": [{"anyOf": ["stripe", "adyen"]}]}
        """#)
    #expect(try points(map, of: ["checkout"]).targets.map { $0.points.map(\.id) } == [["region"]])
  }

  // shop ──► a ◄──► b      shop ┄┄► ads          shop itself is not one of its own
  @Test func theyGoThroughCyclesButNotThroughSoftDependencies() throws {
    let map = try map(
      components: #"""
        {"id": "a", "dependsOn": ["b"]}, {"id": "b", "dependsOn": ["a"]}, {"id": "ads"},
        {"id": "shop", "dependsOn": ["a", {"component": "ads", "strength": "soft"}]}
        """#)
    #expect(try points(map, of: ["shop"]).points.map(\.component.id) == ["a", "b"])
  }

  @Test func aCancelledTaskEndsTheSearch() async throws {
    let map = try map(RandomMap(seed: 3).json)
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try SinglePointsOfFailure(
        PropagationEngine(map), among: Array(map.components), targets: [])
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
