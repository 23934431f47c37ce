import DependencyGraph
import FailurePropagation
import TestSupport

extension Workload {
  /// A hundred events in a day, each from a minute to six hours long.
  func day(_ engine: PropagationEngine, _ repetitions: Int) throws -> Outcome {
    var random = SeededGenerator(seed: 1)
    let events = (0..<100).map { _ in
      let start = Int64.random(in: 0..<86_400, using: &random)
      let component = engine.map[Int.random(in: 0..<engine.map.componentCount, using: &random)]
      return Scenario.Event(
        [component], .down, from: .seconds(start),
        until: .seconds(start + Int64.random(in: 60...21_600, using: &random)))
    }
    let scenario = Scenario(events: events)
    // The clock's graph is made once and used again; that is not measured.
    _ = try engine.timeline(of: Scenario(events: []))
    let (times, timeline) = try seconds(repetitions: repetitions) {
      try engine.timeline(of: scenario)
    }
    // Generated maps have no durations, so at each second the states are those of what is down then.
    for event in Workload.sample(events) {
      let down = events.filter {
        $0.start <= event.start && $0.end.map { event.start < $0 } ?? true
      }
      let radius = engine.impact(of: Scenario(failing: down.flatMap(\.components)))
      for component in engine.map.components
      where timeline.state(of: component, at: event.start) != radius.state(of: component) {
        throw BenchmarkFailure("\(component.id) differs from its scenario at \(event.start)")
      }
    }
    return (times, "\(timeline.outages.count) outages")
  }
}
