import DependencyGraph
import FailurePropagation
import TestSupport
import Testing

/// 512 scenarios side by side answer as one after another, over several batches, in cycles with
/// groups inside.
@Suite struct LanePropagationTests {
  /// A map of `count` components that need each other in all ways, in whatever circles that closes.
  private func tangle(_ count: Int, seed: Int) throws -> DependencyMap {
    var random = SeededGenerator(seed: seed)
    let lines = (0..<count).map { index in
      func other() -> String {
        let other = Int.random(in: 0..<(count - 1), using: &random)
        return "\"c\(other < index ? other : other + 1)\""
      }
      let requirements = (0..<Int.random(in: 0...2, using: &random)).map { _ in
        switch Int.random(in: 0..<6, using: &random) {
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

  @Test func everyLaneIsAScenarioOfItsOwn() throws {
    for seed in 0..<3 {
      let map = try tangle(700, seed: seed)
      let engine = PropagationEngine(map)
      var checked = 0
      try engine.eachBatch(of: Array(map.components), progress: { _ in }) { batch, lanes in
        for (lane, candidate) in batch.enumerated() {
          engine.withPropagation { single in
            single.run(failing: [candidate.index], degrading: [])
            for index in 0..<UInt32(map.componentCount) {
              let planes = lanes.planes[Int(index)]
              func isSet(_ plane: Lanes) -> Bool { plane[lane / 64] >> UInt64(lane % 64) & 1 == 1 }
              let state: State =
                isSet(planes.down) ? .down : isSet(planes.degraded) ? .degraded : .up
              if state != single.state(of: index) {
                Issue.record("seed \(seed), \(candidate.id) → \(map[Int(index)].id)")
              }
            }
          }
          checked += 1
        }
      }
      #expect(checked == 700)
    }
  }

  @Test func countersCountLaneByLane() {
    var random = SeededGenerator(seed: 1)
    var counter = LaneCounter()
    var expected = Array(repeating: 0, count: LanePropagation.width)
    for _ in 0..<300 {
      var lanes = Lanes.zero
      for word in lanes.indices { lanes[word] = random.next() & random.next() }
      counter.add(lanes)
      lanes.forEachLane { expected[$0] += 1 }
    }
    #expect((0..<LanePropagation.width).map { counter[$0] } == expected)
  }

  @Test func dependenciesStandBeforeTheirDependents() throws {
    let map = try map(
      components: """
        {"id": "a", "dependsOn": ["b"]}, {"id": "b", "within": "d"}, {"id": "d", "kind": "domain"}
        """)
    let order = PropagationOrder(map)
    #expect(order.components.map { map[Int($0)].id } == ["d", "b", "a"])
  }
}
