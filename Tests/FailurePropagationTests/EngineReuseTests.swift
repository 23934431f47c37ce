import DependencyGraph
import FailurePropagation
import TestSupport
import Testing

/// An engine keeps its memory from question to question; no answer may notice.
@Suite struct EngineReuseTests {
  private struct Answer: Equatable {
    var hits: [ScenarioImpact.Hit]
    var redundancyLost: [Int]

    init(_ radius: ScenarioImpact) {
      hits = radius.hits
      redundancyLost = radius.redundancyLostIndices
    }
  }

  @Test func aReusedEngineAnswersAsAFreshOne() throws {
    for seed in 0..<60 {
      let map = try map(RandomMap(seed: seed).json)
      let engine = PropagationEngine(map)
      for component in map.components {
        for scenario in [
          Scenario(failing: [component]), Scenario(failing: [], degrading: [component]),
          Scenario(failing: []),
        ] {
          let reused = Answer(engine.impact(of: scenario))
          let fresh = Answer(PropagationEngine(map).impact(of: scenario))
          #expect(reused == fresh, "seed \(seed), \(component.id)")
        }
      }
    }
  }

  @Test func oneEngineServesManyThreads() async throws {
    let components = (0..<12).map { seed in
      RandomMap(seed: seed).lines.map {
        $0.replacing("\"c", with: "\"\(seed)-c")
          .replacing("\"\(seed)-component", with: "\"component")
          .replacing("\"\(seed)-cloud", with: "\"cloud")
      }
    }
    let map = try map(components: components.joined().joined(separator: ",\n"))
    let engine = PropagationEngine(map)
    let alone = map.components.map {
      Answer(PropagationEngine(map).impact(of: Scenario(failing: [$0])))
    }
    await withTaskGroup(of: Int?.self) { group in
      for thread in 0..<8 {
        group.addTask {
          (0..<2000).map { ($0 * 7 + thread) % map.componentCount }.first {
            Answer(engine.impact(of: Scenario(failing: [map[$0]]))) != alone[$0]
          }
        }
      }
      for await wrong in group { #expect(wrong == nil) }
    }
  }
}
