import DependencyGraph
import FailurePropagation
import TestSupport
import Testing

/// Losses that follow from others, and how few have to be propagated.
@Suite struct LossShortcutTests {
  private func shortcuts(_ map: DependencyMap) -> (graph: LossGraph, LossShortcuts) {
    let graph = PropagationEngine(map).lossGraph
    let weights = LossWeights(graph, ComponentMask(map, Array(map.components)))
    return (graph, LossShortcuts(graph, weights))
  }

  /// How many vertices have to be propagated for all losses of a map.
  private func propagatedCount(_ map: DependencyMap) -> Int {
    Set(shortcuts(map).1.representatives).subtracting([LossShortcuts.none]).count
  }

  // c0 ◄── c1 ◄── c2 ◄── …         each with a leaf, so that no edge is alone
  @Test(arguments: [false, true]) func ofAChainNothingIsPropagated(_ hasLeaves: Bool) throws {
    for count in [500, 2000] {
      var lines = ["{\"id\": \"c0\"}"]
      for index in 1..<count {
        lines.append("{\"id\": \"c\(index)\", \"dependsOn\": [\"c\(index - 1)\"]}")
        if hasLeaves { lines.append("{\"id\": \"l\(index)\", \"dependsOn\": [\"c\(index)\"]}") }
      }
      #expect(propagatedCount(try map(components: lines.joined(separator: ",\n"))) == 0)
    }
  }

  // a ──► b ──► 1 of [c, d]        b and a follow from nothing else; c and d go through a gate
  @Test func whatGoesThroughAGateIsPropagated() throws {
    let map = try map(
      components: #"""
        {"id": "a", "dependsOn": ["b"]}, {"id": "b", "dependsOn": [{"anyOf": ["c", "d"]}]},
        {"id": "c"}, {"id": "d"}
        """#)
    #expect(propagatedCount(map) == 2)
  }

  @Test func whatFollowsIsWhatTheLossAloneDoes() throws {
    var followed = 0
    for seed in 0..<300 {
      let map = try map(RandomMap(seed: seed).json)
      let engine = PropagationEngine(map)
      let (graph, shortcuts) = shortcuts(map)
      func loss(of vertex: UInt32) throws -> VertexLoss {
        let lost = try #require(graph.members(of: vertex).first)
        let impact = engine.impact(of: Scenario(failing: [map[Int(lost)]]))
        let down = map.components.count { impact.state(of: $0) == .down }
        let degraded = map.components.count { impact.state(of: $0) == .degraded }
        return VertexLoss(
          down: UInt32(down), degraded: UInt32(degraded), targetsDown: UInt32(down),
          targetsDegraded: UInt32(degraded))
      }
      for vertex in 0..<UInt32(graph.vertexCount)
      where shortcuts.representatives[Int(vertex)] != vertex {
        followed += 1
        let representative = shortcuts.representatives[Int(vertex)]
        let known = representative == LossShortcuts.none ? nil : try loss(of: representative)
        let expected = try loss(of: vertex)
        #expect(
          shortcuts.loss(of: vertex) { _ in known ?? VertexLoss() } == expected, "seed \(seed)")
        var visited: [UInt32] = []
        shortcuts.eachTargetVertex(losing: vertex) { visited.append($0) }
        let beside = visited.reduce(0) { $0 + graph.members(of: $1).count }
        #expect(beside + Int(known?.down ?? 0) == Int(expected.down), "seed \(seed)")
      }
    }
    #expect(followed > 200)
  }
}
