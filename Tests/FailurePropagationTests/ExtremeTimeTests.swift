import DependencyGraph
import FailurePropagation
import TestSupport
import Testing

/// No time that a caller can write makes the clock trap or go back.
@Suite struct ExtremeTimeTests {
  private static let times: [Duration] = [
    .seconds(Int64.min), .seconds(-1), .zero, .milliseconds(999), .seconds(1), .seconds(1 << 31),
    .seconds(1 << 53), .seconds(Int64.max / 2), .seconds(Int64.max),
    .seconds(Int64.max) + .seconds(Int64.max),
  ]

  //  shop (recovers) ──► 1 of 2 [a, b]      ads ┄┄► a      store ──start──► a
  private static let components = #"""
    {"id": "a", "recovery": "36500d"}, {"id": "b"},
    {"id": "shop", "recovery": "36500d",
      "dependsOn": [{"anyOf": ["a", "b"], "failover": "36500d", "tolerates": "36500d"}]},
    {"id": "ads", "dependsOn": [{"component": "a", "strength": "soft", "tolerates": "36500d"}]},
    {"id": "store", "dependsOn": [{"component": "a", "neededTo": "start"}]}
    """#

  @Test(arguments: times) func anyStartAndEndGiveATimeline(_ start: Duration) throws {
    let map = try map(components: Self.components)
    let engine = PropagationEngine(map)
    for end in Self.times.map(Optional.some) + [nil] {
      let timeline = try engine.timeline(
        of: Scenario(events: [
          Scenario.Event([map[0], map[4]], .down, from: start, until: end),
          Scenario.Event([map[1]], .degraded, from: .seconds(1), until: end),
        ]))
      for outage in timeline.outages {
        #expect(outage.start >= .zero && outage.end.map { $0 > outage.start } ?? true)
      }
      let spans = timeline.outages.map { $0.seconds(before: .max) }
      #expect(spans.reduce(0) { $0.addingClamped($1) } >= 0)
    }
  }

  @Test(arguments: times) func anyChangeGivesATimeline(_ time: Duration) throws {
    let map = try map(components: Self.components)
    let shop = try map.require("shop")
    let group = try #require(shop.requirements.first)
    let scenario = Scenario(events: [
      Scenario.Event([map[0]], .down, from: .seconds(5), until: .seconds(Int64.max / 4))
    ])
    for change in [
      TimedChange(.tolerance(group), to: time), TimedChange(.failover(group), to: time),
      TimedChange(.recovery(shop), to: time),
    ] {
      let timeline = try PropagationEngine(map).timeline(of: scenario, after: change)
      #expect(timeline.state(of: map[0], at: .seconds(5)) == .down)
    }
  }

  @Test func aFractionOfASecondIsLeftOut() throws {
    let map = try map(components: #"{"id": "a"}"#)
    let timeline = try PropagationEngine(map).timeline(
      of: Scenario(events: [
        Scenario.Event([map[0]], .down, from: .milliseconds(1500), until: .milliseconds(3900))
      ]))
    #expect(timeline.outages.map(\.start) == [.seconds(1)])
    #expect(timeline.outages.map(\.end) == [.seconds(3)])
  }
}
