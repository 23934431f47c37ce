import DependencyGraph
import FailurePropagation
import TestSupport
import Testing

/// 512 scenarios side by side answer as one after another, over several batches, in cycles with
/// groups inside.
@Suite struct LanePropagationTests {
  /// A map of `count` components that need each other in all ways, in whatever circles that closes.
  private func tangle(_ count: Int, seed: Int, isHardOnly: Bool) throws -> DependencyMap {
    var random = SeededGenerator(seed: seed)
    let lines = (0..<count).map { index in
      func other() -> String {
        let other = Int.random(in: 0..<(count - 1), using: &random)
        return "\"c\(other < index ? other : other + 1)\""
      }
      let requirements = (0..<Int.random(in: 0...2, using: &random)).map { _ in
        switch isHardOnly ? 6 : Int.random(in: 0..<6, using: &random) {
        case 0: "{\"component\": \(other()), \"strength\": \"soft\"}"
        case 1: "{\"anyOf\": [\(other()), \(other())]}"
        case 2:
          "{\"anyOf\": [\(other()), \(other()), {\"allOf\": [\(other()), \(other())]}], \"needs\": 2}"
        case 3:
          "{\"anyOf\": [\(other()), \(other()), \(other()), \(other()), \(other())], \"needs\": 2, "
            + "\"strength\": \"soft\"}"
        default: other()
        }
      }
      return "{\"id\": \"c\(index)\", \"dependsOn\": [\(requirements.joined(separator: ", "))]}"
    }
    return try map(components: lines.joined(separator: ",\n"))
  }

  @Test(arguments: 0..<4) func everyLaneIsAScenarioOfItsOwn(seed: Int) throws {
    let map = try tangle(700, seed: seed, isHardOnly: seed == 3)
    let engine = PropagationEngine(map)
    let graph = engine.lossGraph
    #expect(graph.canDegrade == (seed != 3))
    let propagation = LanePropagation(graph)
    let vertices = Array(0..<UInt32(graph.vertexCount))
    for first in stride(from: 0, to: vertices.count, by: LanePropagation.width) {
      let batch = vertices[first..<min(first + LanePropagation.width, vertices.count)]
      var states = batch.map { _ in Array(repeating: State.up, count: 700) }
      var visited: Set<UInt32> = []
      propagation.run(losing: batch) { vertex, down, degraded in
        if !visited.insert(vertex).inserted { Issue.record("\(vertex) was visited twice") }
        for lane in 0..<batch.count {
          func isSet(_ plane: Lanes) -> Bool {
            plane[lane / 64] >> UInt64(lane % 64) & 1 == 1
          }
          let state: State = isSet(down) ? .down : isSet(degraded) ? .degraded : .up
          for member in graph.members(of: vertex) { states[lane][Int(member)] = state }
        }
      }
      for (vertex, states) in zip(batch, states) {
        let lost = try #require(graph.members(of: vertex).first)
        engine.withPropagation { single in
          single.run(failing: [Int(lost)], degrading: [])
          for index in 0..<UInt32(700) where states[Int(index)] != single.state(of: index) {
            Issue.record("\(map[Int(lost)].id) → \(map[Int(index)].id)")
          }
        }
      }
    }
  }

  @Test func countersCountLaneByLane() {
    var random = SeededGenerator(seed: 1)
    let counter = LaneCounter()
    var expected = Array(repeating: UInt32(0), count: LanePropagation.width)
    for _ in 0..<300 {
      var lanes = Lanes.zero
      for word in lanes.indices { lanes[word] = random.next() & random.next() }
      counter.add(lanes, weight: 1)
      lanes.forEachLane { expected[$0] += 1 }
    }
    #expect((0..<LanePropagation.width).map { counter[$0] } == expected)
  }

  @Test func weightsCountManifold() {
    let counter = LaneCounter()
    for weight: UInt32 in [1, 6, 5, 1000] { counter.add(Lanes(repeating: 1), weight: weight) }
    #expect(counter[0] == 1012 && counter[64] == 1012 && counter[1] == 0)
  }

  // a ──► b ⇄ c ──► d        e ──► 1 of [a, f]        f ┄┄► e
  @Test func whatFailsTogetherIsOneVertexAndDependenciesComeFirst() throws {
    let map = try map(
      components: #"""
        {"id": "a", "dependsOn": ["b"]}, {"id": "b", "dependsOn": ["c", "d"]},
        {"id": "c", "dependsOn": ["b"]}, {"id": "d"},
        {"id": "e", "dependsOn": [{"anyOf": ["a", "f"]}]},
        {"id": "f", "dependsOn": [{"component": "e", "strength": "soft"}]}
        """#)
    let graph = PropagationEngine(map).lossGraph
    let groups = (0..<UInt32(graph.vertexCount)).map { vertex in
      Set(graph.members(of: vertex).map { map[Int($0)].id })
    }
    #expect(groups.prefix(3) == [["d"], ["b", "c"], ["a"]])
    #expect(Set(groups.suffix(2)) == [["e"], ["f"]])
    #expect(graph.circlePlace.map { $0 == .max } == [true, true, true, false, false])
    #expect(graph.isSilent(4) == false && graph.canDegrade)
  }

  @Test func twoWaysToTheSameAreOneEdge() throws {
    let map = try map(
      components: #"""
        {"id": "a", "dependsOn": ["b", {"allOf": ["b", "c"]}, {"anyOf": ["b", "c"]}]},
        {"id": "b"}, {"id": "c", "dependsOn": ["b"]}
        """#)
    let graph = PropagationEngine(map).lossGraph
    // b → c, b → a, b → the gate; c → a, c → the gate.
    #expect(graph.edges.count == 5 && graph.gates.count == 1)
  }
}
