import DependencyGraph
import FailurePropagation
import TestSupport
import Testing

/// What holds of every map, whatever it says.
@Suite struct LawTests {
  private func states(_ map: DependencyMap, _ failing: Set<String>) -> [String: State] {
    let components = map.components.filter { failing.contains($0.id) }
    let radius = PropagationEngine(map).blastRadius(of: Scenario(failing: components))
    return Dictionary(
      uniqueKeysWithValues: map.components.map { ($0.id, radius.state(of: $0)) })
  }

  private func randomIDs(_ map: DependencyMap, _ random: inout SeededGenerator) -> Set<String> {
    Set(map.components.map(\.id).sorted().filter { _ in random.oneIn(4) })
  }

  @Test func nothingFailsWhenNothingFails() throws {
    for seed in 0..<200 {
      let map = try map(RandomMap(seed: seed).json)
      #expect(states(map, []).values.allSatisfy { $0 == .up }, "seed \(seed)")
    }
  }

  @Test func aLargerScenarioHealsNothing() throws {
    for seed in 0..<200 {
      var random = SeededGenerator(seed: seed)
      let map = try map(RandomMap(seed: seed).json)
      let small = randomIDs(map, &random)
      let large = small.union(randomIDs(map, &random))
      let (before, after) = (states(map, small), states(map, large))
      for (id, state) in before { #expect(after[id] ?? .up >= state, "seed \(seed) \(id)") }
    }
  }

  @Test func feedingTheResultBackChangesNothing() throws {
    for seed in 0..<200 {
      var random = SeededGenerator(seed: seed)
      let map = try map(RandomMap(seed: seed).json)
      let before = states(map, randomIDs(map, &random))
      let down = map.components.filter { before[$0.id] == .down }
      let degraded = map.components.filter { before[$0.id] == .degraded }
      let radius = PropagationEngine(map).blastRadius(
        of: Scenario(failing: down, degrading: degraded))
      #expect(radius.worsened.isEmpty, "seed \(seed)")
    }
  }

  @Test func theOrderOfTheFileChangesNothing() throws {
    for seed in 0..<200 {
      var random = SeededGenerator(seed: seed)
      let drawn = RandomMap(seed: seed)
      let map = try map(drawn.json)
      let failing = randomIDs(map, &random)
      let other = try TestSupport.map(drawn.shuffledJSON(seed: seed))
      #expect(states(map, failing) == states(other, failing), "seed \(seed)")
    }
  }

  @Test func aReusedEngineAnswersAsAFreshOne() throws {
    for seed in 0..<60 {
      let map = try map(RandomMap(seed: seed).json)
      let engine = PropagationEngine(map)
      for component in map.components {
        let scenario = Scenario(failing: [component])
        let (reused, fresh) = (
          engine.blastRadius(of: scenario), PropagationEngine(map).blastRadius(of: scenario)
        )
        #expect(reused.hits == fresh.hits && reused.redundancyLost == fresh.redundancyLost)
      }
    }
  }

  @Test func oneEngineServesManyThreads() async throws {
    let map = try map(RandomMap(seed: 5).json)
    let engine = PropagationEngine(map)
    let alone = map.components.map { engine.blastRadius(of: Scenario(failing: [$0])).hits }
    await withTaskGroup(of: Bool.self) { group in
      for turn in 0..<200 {
        let component = map[turn % map.componentCount]
        group.addTask {
          engine.blastRadius(of: Scenario(failing: [component])).hits == alone[component.index]
        }
      }
      for await isSame in group { #expect(isSame) }
    }
  }

  @Test func needingAllOfSeveralIsNeedingEach() throws {
    for seed in 0..<100 {
      let any = try map(
        components: """
          {"id": "a"}, {"id": "b"}, {"id": "c"},
          {"id": "x", "dependsOn": [{"anyOf": ["a", "b", "c"], "needs": 3}]},
          {"id": "y", "dependsOn": [{"allOf": ["a", "b", "c"]}]},
          {"id": "z", "dependsOn": ["a", "b", "c"]}
          """)
      var random = SeededGenerator(seed: seed)
      let found = states(any, randomIDs(any, &random).intersection(["a", "b", "c"]))
      #expect(found["x"] == found["y"] && found["y"] == found["z"])
    }
  }
}
