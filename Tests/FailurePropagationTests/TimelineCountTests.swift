import DependencyGraph
import FailurePropagation
import TestSupport
import Testing

/// A timeline counts what belongs to the blast radius at each instant, as an impact does.
@Suite struct TimelineCountTests {
  @Test func whatOnlyAnEventTakesDownIsNotWorsened() throws {
    let clock = try DrawnTimeline(
      #"{"id": "b", "recovery": "3s"}, {"id": "a", "dependsOn": ["b"]}"#)
    let timeline = try clock.timeline("b down 2-5")
    let worsened = timeline.outages.filter(\.isWorsened)
    #expect(
      worsened.map { "\($0.component.id) \($0.start.wholeSeconds)" } == ["b 5", "a 2"])
    let b = try clock.map.require("b")
    let horizon = Duration.seconds(100)
    #expect(timeline.duration(of: .down, of: b, before: horizon) == .seconds(6))
    #expect(
      timeline.duration(of: .down, of: b, before: horizon, countingDecrees: false) == .seconds(3))
  }

  /// At each instant an outage is worsened just when the state is worse than what is decreed then.
  @Test func anOutageIsWorsenedWhereItsStateIsWorseThanItsDecree() throws {
    var counts = (worsened: 0, decreed: 0)
    for seed in 0..<200 {
      let map = try map(RandomTimedMap(seed: seed).json)
      let scenario = Scenario.random(seed: seed, on: map)
      let timeline = try PropagationEngine(map).timeline(of: scenario)
      for outage in timeline.outages {
        let decree =
          scenario.events.filter { event in
            event.components.contains { $0.index == outage.component.index }
              && event.start <= outage.start && event.end.map { outage.start < $0 } ?? true
          }.map(\.state).max() ?? .up
        #expect(outage.isWorsened == (outage.state > decree), "seed \(seed)")
        if outage.isWorsened { counts.worsened += 1 } else { counts.decreed += 1 }
      }
    }
    #expect(counts.worsened > 200 && counts.decreed > 200)
  }

  /// Without durations a timeline of lasting events comes to what the impact counts.
  @Test func lastingEventsCountAsAnImpactDoes() throws {
    for seed in 0..<100 {
      let map = try map(RandomMap(seed: seed).json)
      let scenario = Scenario(failing: [map[seed % map.componentCount]])
      let engine = PropagationEngine(map)
      let timeline = try engine.timeline(of: scenario)
      let worsened = map.components.filter { component in
        timeline.outages(of: component).contains { $0.isWorsened && $0.end == nil }
      }
      #expect(worsened.map(\.index) == engine.impact(of: scenario).worsened.map(\.index))
    }
  }
}
