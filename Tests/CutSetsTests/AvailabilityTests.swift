import CutSets
import Testing

/// Unavailability and importance against the enumeration of all states.
@Suite struct AvailabilityTests {
  private func isClose(_ one: Double, _ other: Double) -> Bool {
    abs(one - other) <= 1e-13 + 1e-9 * abs(other)
  }

  @Test(arguments: 0..<6)
  func `unavailability and importance are those of the enumeration`(batch: UInt64) throws {
    for seed in Trials.seeds(from: batch * 500, count: 500) {
      let system = RandomSystem(seed: seed)
      let expected = Enumeration(system)
      let whole = expected.unavailability()
      let found = try Availability(of: system.root, in: system.graph)
      #expect(found.unavailability.method == .exact)
      #expect(isClose(found.unavailability.value ?? -1, whole), "seed \(seed)")
      let importances = found.importances()
      var missing = Set(expected.minimal.flatMap(expected.members))
      for importance in importances {
        let variable = importance.variable
        missing.remove(variable)
        let failed = expected.unavailability([variable: true])
        let up = expected.unavailability([variable: false])
        #expect(isClose(importance.birnbaum, failed - up), "seed \(seed)")
        guard whole > 1e-9 else { continue }
        let own = system.unavailabilities[variable]
        #expect(isClose(importance.criticality ?? -1, own * (failed - up) / whole), "seed \(seed)")
        #expect(isClose(importance.riskAchievementWorth ?? -1, failed / whole), "seed \(seed)")
        let worth = try #require(importance.riskReductionWorth)
        let isNeverDownWithout = expected.fails.indices.allSatisfy {
          !expected.fails[$0] || $0 >> variable & 1 == 1
        }
        if isNeverDownWithout {
          #expect(worth == .infinity, "seed \(seed)")
        } else if up > 1e-12 {
          #expect(isClose(worth, whole / up), "seed \(seed)")
        }
      }
      #expect(missing.isEmpty, "seed \(seed)")
    }
  }

  @Test func `bounds hold however small the limit is`() throws {
    var bounded = 0
    for seed in Trials.seeds(from: 50_000, count: 600) {
      let system = RandomSystem(seed: seed, maximumVariables: 11, isDense: true)
      let whole = Enumeration(system).unavailability()
      for nodes in [3, 4, 6, 9, 14] {
        let found = try Availability(
          of: system.root, in: system.graph, limits: .init(maximumNodes: nodes, samples: 0))
        let result = found.unavailability
        if result.method == .bounded { bounded += 1 }
        #expect(result.low <= whole * (1 + 1e-12), "seed \(seed), \(nodes) nodes")
        #expect(whole <= result.high * (1 + 1e-12), "seed \(seed), \(nodes) nodes")
      }
    }
    #expect(bounded > 50)
  }

  @Test func `Fussell-Vesely is that of the enumeration`() throws {
    for seed in Trials.seeds(from: 60_000, count: 1_500) {
      let isDense = seed % 3 == 0
      let system = RandomSystem(seed: seed, isDense: isDense)
      let expected = Enumeration(system)
      let whole = expected.unavailability()
      let found = try Availability.fussellVesely(of: system.root, in: system.graph)
      for (variable, value) in found {
        guard whole > 1e-9 else { continue }
        let share = expected.chanceOfSets(with: variable) / whole
        #expect(isClose(value ?? -1, share), "seed \(seed), \(variable)")
      }
    }
  }

  @Test func `measures that do not fit are not known`() throws {
    var unknown = 0
    for seed in UInt64(50_000)..<50_040 {
      let system = RandomSystem(seed: seed, maximumVariables: 11, isDense: true)
      let found = try Availability.fussellVesely(
        of: system.root, in: system.graph, limits: .init(maximumNodes: 12, samples: 0))
      if found.contains(where: { $0.value == nil }) { unknown += 1 }
    }
    #expect(unknown > 3)
  }

  @Test func `simulation is called so and its bounds hold`() throws {
    var simulated = 0
    var missed = 0
    for seed in Trials.seeds(from: 70_000, count: 400) {
      let system = RandomSystem(seed: seed, maximumVariables: 11, isDense: true)
      let whole = Enumeration(system).unavailability()
      let limits = Availability.Limits(maximumNodes: 9, samples: 1_000, seed: seed)
      let found = try Availability(of: system.root, in: system.graph, limits: limits).unavailability
      guard found.method == .simulated else { continue }
      simulated += 1
      let value = try #require(found.value)
      #expect(found.low <= whole * (1 + 1e-12), "seed \(seed)")
      #expect(abs(value - whole) < 0.1, "seed \(seed)")
      if whole > found.high * (1 + 1e-12) { missed += 1 }
      let again = try Availability(of: system.root, in: system.graph, limits: limits).unavailability
      #expect(again == found, "seed \(seed)")
    }
    #expect(simulated > 3)
    // The upper end is given with 99 % confidence: a miss in a hundred is right, and of a few dozen one
    // or two are no surprise.
    #expect(missed <= 2 + simulated / 50)
  }

  /// The table of the measures: (A and B) or C, each unavailable with 0.1.
  @Test func `the measures of a small system are those of the literature`() throws {
    var graph = FaultGraph()
    let events = (0..<3).map { _ in graph.addVariable(unavailability: 0.1) }
    let top = graph.addGate(anyOf: [graph.addGate(allOf: [events[0], events[1]]), events[2]])
    let found = try Availability(of: top, in: graph)
    #expect(isClose(found.unavailability.value ?? -1, 0.1090))
    func rounded(_ value: Double?) -> Double? { value.map { ($0 * 10_000).rounded() / 10_000 } }
    let importances = found.importances()
    try #require(importances.count == 3)
    for place in 0..<2 {
      #expect(rounded(importances[place].birnbaum) == 0.09)
      #expect(rounded(importances[place].criticality) == 0.0826)
      #expect(rounded(importances[place].riskAchievementWorth) == 1.7431)
      #expect(rounded(importances[place].riskReductionWorth) == 1.09)
    }
    let shares = try Availability.fussellVesely(of: top, in: graph).map { rounded($0.value) }
    #expect(shares == [0.0917, 0.0917, 0.9174])
    #expect(rounded(importances[2].birnbaum) == 0.99)
    #expect(rounded(importances[2].criticality) == 0.9083)
    #expect(rounded(importances[2].riskAchievementWorth) == 9.1743)
    #expect(rounded(importances[2].riskReductionWorth) == 10.9)
  }
}
