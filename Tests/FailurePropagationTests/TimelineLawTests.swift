import DependencyGraph
import FailurePropagation
import TestSupport
import Testing

/// The engine's timelines against the literal simulator, and what holds of every one of them.
@Suite struct TimelineLawTests {
  private static let seeds = 0..<400

  /// Whether `holds` is true of random maps and scenarios; the smallest failing case found is shown.
  private func check(
    _ features: RandomTimedMap.Features = .all, ends: Scenario.RandomEnds = .some,
    holds: @escaping (DependencyMap, Scenario, Timeline) throws -> Bool
  ) throws {
    for seed in TimelineLawTests.seeds {
      let drawn = RandomTimedMap(seed: seed, features)
      let map = try map(drawn.json)
      let scenario = Scenario.random(
        seed: seed, on: map, ends: ends)
      if try holds(map, scenario, try PropagationEngine(map).timeline(of: scenario)) { continue }
      let found = FailingTimedCase(seed: seed, lines: drawn.lines, scenario: scenario) {
        try !holds($0, $1, try PropagationEngine($0).timeline(of: $1))
      }
      Issue.record("\(found)")
      return
    }
  }

  @Test func aTimelineIsWhatTheLiteralSimulatorSays() throws {
    try check { map, scenario, timeline in
      let clock = LiteralClock(map, scenario)
      return clock.settled.map { .seconds($0) } == timeline.settled
        && clock.downForEver == Set(timeline.downForever.map(\.index))
        && clock.instants.indices.allSatisfy { second in
          (0..<map.componentCount).allSatisfy {
            timeline.state(of: map[$0], at: .seconds(second)) == clock.state(of: $0, at: second)
          }
        }
    }
  }

  @Test func noEventHasNoEffect() throws {
    try check { map, scenario, _ in
      var scenario = scenario
      for place in scenario.events.indices {
        scenario.events[place].end = scenario.events[place].start
      }
      let timeline = try PropagationEngine(map).timeline(of: scenario)
      return timeline.outages.isEmpty && timeline.settled == .zero
    }
  }

  @Test func endlessEventsSettleAtTheBlastRadiusExceptForWhatCannotStart() throws {
    try check(ends: .none) { map, scenario, timeline in
      var scenario = scenario
      scenario.events.append(Scenario.Event(timeline.stuck, .down))
      let radius = PropagationEngine(map).impact(of: scenario.endless)
      return map.components.allSatisfy {
        radius.state(of: $0) == timeline.state(of: $0, at: timeline.settled)
      }
    }
  }

  @Test func withoutStartRequirementsEverythingReturns() throws {
    try check(.all.subtracting(.starts), ends: .all) { _, _, timeline in
      timeline.outages.allSatisfy { $0.end != nil } && timeline.stuck.isEmpty
    }
  }

  @Test func withoutFailoverALargerScenarioHealsNothing() throws {
    try check(.all.subtracting(.failovers)) { map, scenario, timeline in
      let less = try PropagationEngine(map).timeline(
        of: Scenario(events: scenario.events.dropLast()))
      return less.outages.allSatisfy { outage in
        timeline.state(of: outage.component, at: outage.start) >= outage.state
          && (outage.end.map {
            timeline.state(of: outage.component, at: $0 - .seconds(1)) >= outage.state
          }
            ?? true)
      }
    }
  }

  @Test func anOutageNoLongerThanEveryToleranceHurtsNobody() throws {
    for seed in TimelineLawTests.seeds {
      let length = 1 + seed % 6
      let drawn = RandomTimedMap(seed: seed, [.tolerances, .failovers], minimumTolerance: length)
      let map = try map(drawn.json)
      let hit = map[seed % map.componentCount]
      let timeline = try PropagationEngine(map).timeline(
        of: Scenario(events: [
          Scenario.Event([hit], .down, from: .seconds(2), until: .seconds(2 + length))
        ]))
      #expect(timeline.outages.map(\.component) == [hit], "seed \(seed)\n\(drawn.json)")
    }
  }

  @Test func whatIsStuckWhenAllEventsEndedIsHeldByACircleThroughAStart() throws {
    try check(ends: .all) { _, _, timeline in
      let explained = timeline.deadlocks.flatMap(\.components).sorted { $0.index < $1.index }
      return timeline.stuck == explained && timeline.stuck == timeline.downForever
        && timeline.deadlocks.allSatisfy { deadlock in
          deadlock.circle.first?.cause.kind == .start
            && deadlock.circle.allSatisfy { $0.cause.components.contains($0.waitsFor) }
        }
    }
  }

  @Test func theOutagesOfAComponentFollowEachOtherInTime() throws {
    try check { map, _, timeline in
      map.components.allSatisfy { component in
        let outages = Array(timeline.outages(of: component))
        return zip(outages, outages.dropFirst()).allSatisfy { one, next in
          guard let end = one.end, one.start < end else { return false }
          return end < next.start
            || end == next.start && (one.state != next.state || one.cause != next.cause)
        }
      }
    }
  }

  @Test func followingCausesEndsAtAnEventOrARecoveryUnlessAStartIsWaitedFor() throws {
    try check { _, _, timeline in
      timeline.outages.allSatisfy { outage in
        var next: Outage? = outage
        var path: [Outage] = []
        while let current = next, current.cause.kind != .decree, current.cause.kind != .recovery {
          if let place = path.firstIndex(of: current) {
            return path[place...].contains { $0.cause.kind == .start }
          }
          path.append(current)
          guard let component = current.cause.components.first else { return false }
          next = timeline.outage(of: component, at: outage.start)
        }
        return next != nil
      }
    }
  }
}
