import DependencyGraph
import FailurePropagation
import TestSupport
import Testing

/// What holds of every map on a clock, tested on the literal simulator.
@Suite struct LiteralClockLawTests {
  private static let seeds = 0..<150

  /// Whether `holds` is true of random maps and scenarios; the smallest failing case found is shown.
  private func check(
    _ features: RandomTimedMap.Features = .all, ends: Scenario.RandomEnds = .some,
    holds: @escaping (DependencyMap, Scenario) throws -> Bool
  ) throws {
    for seed in LiteralClockLawTests.seeds {
      let drawn = RandomTimedMap(seed: seed, features)
      let map = try map(drawn.json)
      let scenario = Scenario.random(
        seed: seed, on: map, ends: ends)
      guard try !holds(map, scenario) else { continue }
      let found = FailingTimedCase(seed: seed, lines: drawn.lines, scenario: scenario) {
        try !holds($0, $1)
      }
      Issue.record("\(found)")
      return
    }
  }

  @Test func itAlwaysSettles() throws {
    try check { LiteralClock($0, $1).settled != nil }
  }

  @Test func noEventHasNoEffect() throws {
    try check { map, scenario in
      let events = scenario.events.map { event in
        Scenario.Event(
          event.components, event.state, from: event.start, until: event.start)
      }
      let clock = LiteralClock(map, Scenario(events: events))
      return clock.instants.allSatisfy { $0.states.allSatisfy { $0 == .up } }
    }
  }

  /// Except for what waits for a start: that is down as if by decree.
  @Test func endlessEventsSettleAtTheRuleWithoutTime() throws {
    try check(ends: .none) { map, scenario in
      let clock = LiteralClock(map, scenario)
      guard let last = clock.instants.last, clock.settled != nil else { return false }
      let decreed = { (state: State) in
        Set(scenario.events.filter { $0.state == state }.flatMap { $0.components.map(\.index) })
      }
      let rule = LiteralRule(
        map, failing: decreed(.down).union(last.waiting), degrading: decreed(.degraded))
      return last.states == rule.states
    }
  }

  @Test func withoutStartRequirementsEverythingReturns() throws {
    try check(RandomTimedMap.Features.all.subtracting(.starts), ends: .all) {
      let clock = LiteralClock($0, $1)
      return clock.settled != nil && clock.instants.last?.states.allSatisfy { $0 == .up } == true
    }
  }

  @Test func withoutFailoverALargerScenarioHealsNothing() throws {
    try check(RandomTimedMap.Features.all.subtracting(.failovers)) { map, scenario in
      let smaller = Scenario(events: scenario.events.dropLast())
      let (more, less) = (LiteralClock(map, scenario), LiteralClock(map, smaller))
      return (0..<max(more.instants.count, less.instants.count)).allSatisfy { second in
        (0..<map.componentCount).allSatisfy {
          more.state(of: $0, at: second) >= less.state(of: $0, at: second)
        }
      }
    }
  }

  /// With an equally long one it may: what has to start waits for the very component whose tolerance
  /// ends at that instant.
  @Test func anOutageShorterThanEveryToleranceHurtsNobody() throws {
    try checkHarmless([.tolerances, .failovers, .starts], tolerance: 1)
  }

  @Test func withoutStartRequirementsAnOutageAsLongAsEveryToleranceHurtsNobody() throws {
    try checkHarmless([.tolerances, .failovers], tolerance: 0)
  }

  /// Whether an outage hurts nobody where all tolerate as long and `tolerance` seconds more.
  private func checkHarmless(_ features: RandomTimedMap.Features, tolerance: Int) throws {
    for seed in LiteralClockLawTests.seeds {
      let length = 1 + seed % 6
      let drawn = RandomTimedMap(seed: seed, features, minimumTolerance: length + tolerance)
      let map = try map(drawn.json)
      let hit = seed % map.componentCount
      let outage = Scenario.Event(
        [map[hit]], .down, from: .seconds(2), until: .seconds(2 + length))
      let clock = LiteralClock(map, Scenario(events: [outage]))
      let isHarmless = clock.instants.enumerated().allSatisfy { second, instant in
        instant.states.indices.allSatisfy {
          instant.states[$0] == ($0 == hit && (2..<2 + length).contains(second) ? .down : .up)
        }
      }
      #expect(isHarmless, "seed \(seed): c\(hit) down for \(length)\n\(drawn.json)")
    }
  }

  @Test func whatStaysDownIsHeldByACircleThroughAStart() throws {
    try check(ends: .all) { map, scenario in
      let clock = LiteralClock(map, scenario)
      return clock.downForEver.allSatisfy { clock.isHeldByCircleThroughStart($0) }
    }
  }

  /// The laws are worth something only when the random maps reach every part of the rule.
  @Test func theRandomMapsReachEveryPartOfTheRule() throws {
    var count: [String: Int] = [:]
    for seed in LiteralClockLawTests.seeds {
      let map = try map(RandomTimedMap(seed: seed).json)
      let clock = LiteralClock(
        map, .random(seed: seed, on: map, ends: .all))
      let parts = [
        "waits for a start": clock.instants.contains { instant in
          instant.waiting.contains { !instant.decreed.contains($0) }
        },
        "recovers": clock.instants.contains { instant in
          instant.states.indices.contains {
            instant.states[$0] == .down && !instant.downWithoutRecovery.contains($0)
              && map[$0].recovery != nil
          }
        },
        "tolerates": clock.instants.contains { instant in
          instant.plain.contains { instant.felt[$0.key] ?? .up < $0.value }
        },
        "stays down": !clock.downForEver.isEmpty,
        "returns": clock.instants.contains { $0.states.contains(.down) }
          && clock.downForEver.isEmpty,
        "circle": clock.circles.contains { $0.count > 1 },
      ]
      for (part, isReached) in parts where isReached { count[part, default: 0] += 1 }
    }
    for part in [
      "waits for a start", "recovers", "tolerates", "stays down", "returns", "circle",
    ] {
      #expect(count[part, default: 0] >= 10, "\(part): \(count[part, default: 0])")
    }
  }
}
