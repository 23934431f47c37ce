import CutSets
import DependencyGraph
import FailurePropagation
import ResilienceAnalysis
import TestSupport
import Testing

/// A map as a system, against the literal rule and the engine.
@Suite struct MapFaultGraphTests {
  /// What each set of failing components brings about, by the literal rule.
  private func states(_ map: DependencyMap) -> [[State]] {
    (0..<(1 << map.componentCount)).map { bits in
      let failing = (0..<map.componentCount).filter { bits >> $0 & 1 == 1 }
      return LiteralRule(map, failing: Set(failing)).states
    }
  }

  @Test func `cut sets on both levels are those of the literal rule`() throws {
    var checked = 0
    for seed in 0..<200 {
      let map = try map(RandomMap(seed: seed).json)
      guard map.componentCount <= 7 else { continue }
      let states = states(map)
      let faults = MapFaultGraph(map)
      for target in map.components {
        for (level, state) in [(FailureLevel.down, State.down), (.degraded, .degraded)] {
          let own = 1 << target.index
          let fails = states.map { $0[target.index] >= state }
          let minimal = states.indices.filter { bits in
            bits & own == 0 && fails[bits]
              && (0..<map.componentCount).allSatisfy {
                bits >> $0 & 1 == 0 || !fails[bits & ~(1 << $0)]
              }
          }
          let found = try faults.minimalCutSets(of: target, at: level)
          let bits = found.sets().map { $0.variables.reduce(0) { $0 | 1 << $1 } }
          #expect(bits.sorted() == minimal, "seed \(seed), \(target.id), \(level)")
          checked += minimal.count
        }
      }
    }
    #expect(checked > 500)
  }

  @Test func `sets of order 1 are the single points of failure`() throws {
    for seed in 300..<400 {
      let map = try map(RandomMap(seed: seed).json)
      let faults = MapFaultGraph(map)
      let all = Array(map.components)
      let points = try SinglePointsOfFailure(PropagationEngine(map), among: all, targets: all)
      for target in points.targets {
        let found = try faults.minimalCutSets(of: target.component, limits: .init(order: 1))
        let single = found.sets().map { map[$0.variables[0]].id }.sorted()
        #expect(single == target.points.map(\.id).sorted(), "seed \(seed), \(target.component.id)")
      }
    }
  }

  @Test func `every set fails its target in the engine, and no part of it does`() throws {
    for seed in 400..<460 {
      let map = try map(RandomMap(seed: seed).json)
      let faults = MapFaultGraph(map)
      let engine = PropagationEngine(map)
      for target in map.components {
        for set in try faults.minimalCutSets(of: target).sets() {
          let members = faults.components(set.variables)
          func isDown(_ failing: [Component]) -> Bool {
            engine.impact(of: Scenario(failing: failing)).state(of: target) == .down
          }
          #expect(isDown(members), "seed \(seed), \(target.id)")
          for place in members.indices {
            var rest = members
            rest.remove(at: place)
            #expect(!isDown(rest), "seed \(seed), \(target.id)")
          }
        }
      }
    }
  }

  @Test func `the order of the file changes nothing`() throws {
    for seed in 500..<560 {
      let random = RandomMap(seed: seed)
      let maps = try [map(random.json), map(random.shuffledJSON(seed: seed + 1))]
      for target in maps[0].components {
        let listings = try maps.map { map in
          try MapFaultGraph(map, defaultAvailability: 0.99).minimalCutSets(
            of: map.require(target.id)
          )
          .sets().map { $0.variables.map { map[$0].id } }
        }
        #expect(listings[0] == listings[1], "seed \(seed), \(target.id)")
      }
    }
  }

  @Test func `unavailability is computed from the decimal digits`() {
    #expect(0.9999.unavailability == 1e-4)
    #expect(0.99995.unavailability == 5e-5)
    #expect(0.999999999.unavailability == 1e-9)
    #expect(1.0.unavailability == 0)
    #expect(0.0.unavailability == 1)
    #expect(0.25.unavailability == 0.75)
    #expect(1e-7.unavailability == 1 - 1e-7)
  }

  @Test func `a percentage is as exact as a number`() throws {
    let map = try map(
      components: """
        {"id": "a", "availability": "99.99%"}, {"id": "b", "availability": "99.95%"},
        {"id": "c"}
        """)
    let faults = MapFaultGraph(map)
    #expect(faults.graph.unavailabilities == [1e-4, 5e-4, 0])
    #expect(faults.assumedCount == 1)
    let a = try map.require("a")
    #expect(try faults.availability(of: a).unavailability.value == 1e-4)
  }
}
