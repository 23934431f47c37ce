import DependencyGraph
import FailurePropagation
import ResilienceAnalysis
import TestSupport
import Testing

@Suite struct RankingTests {
  /// Against the rule as it is written, by trying each loss.
  @Test func countsAreWhatTheRuleSays() throws {
    for seed in 0..<200 {
      let map = try map(RandomMap(seed: seed).json)
      let all = Array(map.components)
      let targets = all.filter { $0.kind == .service }
      let candidates = all.filter { $0.index % 4 != 3 }
      let ranking = try Ranking(PropagationEngine(map), among: candidates, targets: targets)
      #expect(
        ranking.entries.map(\.component.index).sorted() == candidates.map(\.index), "seed \(seed)")
      for entry in ranking.entries {
        let literal = LiteralRule(map, failing: [entry.component.index])
        func count(_ state: State, _ components: [Component]) -> Int {
          components.count {
            literal.states[$0.index] == state && literal.isWorsened($0.index)
          }
        }
        let comment: Comment = "seed \(seed), \(entry.component.id)"
        #expect(entry.down == count(.down, all), comment)
        #expect(entry.degraded == count(.degraded, all), comment)
        #expect(entry.targetsDown == count(.down, targets), comment)
        #expect(entry.targetsDegraded == count(.degraded, targets), comment)
      }
    }
  }

  @Test func theWorstComesFirstAndTheIDDecidesAmongEquals() throws {
    for seed in 0..<200 {
      let map = try map(RandomMap(seed: seed).json)
      let targets = map.components.filter { $0.kind == .service }
      let ranking = try Ranking(
        PropagationEngine(map), among: Array(map.components), targets: targets)
      for (one, other) in zip(ranking.entries, ranking.entries.dropFirst()) {
        let keys = [one, other].map {
          [-$0.targetsDown, -$0.targetsDegraded, -$0.down, -$0.degraded]
        }
        let isOrdered =
          keys[0] == keys[1]
          ? Array(one.component.id.utf8).lexicographicallyPrecedes(other.component.id.utf8)
          : keys[0].lexicographicallyPrecedes(keys[1])
        #expect(isOrdered, "seed \(seed), \(one.component.id), \(other.component.id)")
      }
    }
  }

  // shop ──► db ──► disk         blog ──► cdn         wiki ┄┄► search
  @Test func targetsCountBeforeEverythingElse() throws {
    let map = try map(
      components: #"""
        {"id": "disk"}, {"id": "db", "dependsOn": ["disk"]}, {"id": "shop", "dependsOn": ["db"]},
        {"id": "cdn"}, {"id": "blog", "dependsOn": ["cdn"]},
        {"id": "search"},
        {"id": "wiki", "dependsOn": [{"component": "search", "strength": "soft"}]}
        """#)
    func order(_ targets: [String]) throws -> [String] {
      try Ranking(
        PropagationEngine(map), among: Array(map.components), targets: targets.map(map.require)
      ).entries.map(\.component.id)
    }
    #expect(try order([]) == ["disk", "cdn", "db", "search", "blog", "shop", "wiki"])
    #expect(try order(["blog"]) == ["cdn", "disk", "db", "search", "blog", "shop", "wiki"])
    #expect(try order(["wiki"]) == ["search", "disk", "cdn", "db", "blog", "shop", "wiki"])
    #expect(try order(["wiki", "blog"]).prefix(2) == ["cdn", "search"])
  }

  @Test func itsOwnLossIsNotCounted() throws {
    let map = try map(components: #"{"id": "alone"}, {"id": "b", "dependsOn": ["alone"]}"#)
    let all = Array(map.components)
    let entries = try Ranking(PropagationEngine(map), among: all, targets: all).entries
    #expect(entries.map(\.down) == [1, 0] && entries.map(\.targetsDown) == [1, 0])
  }

  @Test func aCancelledTaskEndsIt() async throws {
    let map = try map(RandomMap(seed: 3).json)
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try Ranking(PropagationEngine(map), among: Array(map.components), targets: [])
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func itCanBeCancelledOnItsWayAndTheEngineStaysGood() async throws {
    // What is lost through a group has to be propagated.
    let lines =
      (0..<40_000).map { "{\"id\": \"c\($0)\"}" }
      + (0..<20_000).map {
        "{\"id\": \"d\($0)\", \"dependsOn\": [{\"anyOf\": [\"c\(2 * $0)\", \"c\(2 * $0 + 1)\"]}]}"
      }
    let map = try map(components: lines.joined(separator: ", "))
    let candidates = Array(map.components.prefix(40_000))
    let engine = PropagationEngine(map)
    let task = Task {
      var last = 0
      do {
        let observer = ProgressObserver { done, _ in
          last = done
          if done > 0 { withUnsafeCurrentTask { $0?.cancel() } }
        }
        _ = try Ranking(engine, among: candidates, targets: [], observer: observer)
        return -1
      } catch { return last }
    }
    // The threads work 32 batches off before the task is looked at.
    #expect(await task.value == 32 * 512)
    #expect(try Ranking(engine, among: [map[7]], targets: []).entries.count == 1)
  }
}
