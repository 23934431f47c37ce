import DependencyGraph
import FailurePropagation
import TestSupport

/// A map small enough to be drawn, and the words for what happens to it over time.
struct DrawnTimeline {
  let map: DependencyMap
  private let engine: PropagationEngine

  init(_ components: String) throws {
    map = try TestSupport.map(components: components)
    engine = PropagationEngine(map)
  }

  /// The timeline of events as `dynamodb down 10-20`, `cache degraded 5-` when it has no end.
  func timeline(_ events: String...) throws -> Timeline {
    try engine.timeline(of: Scenario(events: events.map(event)))
  }

  private func event(_ text: String) throws -> Scenario.Event {
    let words = text.split(separator: " ").map(String.init)
    let times = words[2].split(separator: "-")
    return Scenario.Event(
      [try map.require(words[0])], words[1] == "down" ? .down : .degraded,
      from: .seconds(Int64(times[0]) ?? 0),
      until: times.count > 1 ? Int64(times[1]).map { .seconds($0) } : nil)
  }

  /// When the component called `id` is not up: `down 3-8, degraded 8-`.
  func states(_ id: String, _ timeline: Timeline) throws -> String {
    var parts: [(state: State, start: Int64, end: Int64?)] = []
    for outage in timeline.outages(of: try map.require(id)) {
      if let last = parts.last, last.state == outage.state, last.end == outage.startSeconds {
        parts[parts.count - 1].end = outage.endSeconds
      } else {
        parts.append((outage.state, outage.startSeconds, outage.endSeconds))
      }
    }
    return parts.map { "\($0.state.word) \($0.start)-\($0.end.map(String.init) ?? "")" }
      .joined(separator: ", ")
  }

  /// The same with causes: `down 3-8 dependency dynamodb, down 8-10 recovery`.
  func causes(_ id: String, _ timeline: Timeline) throws -> String {
    timeline.outages(of: try map.require(id)).map { outage in
      let end = outage.endSeconds.map(String.init) ?? ""
      let components = outage.cause.components.map { " " + $0.id }.joined()
      return
        "\(outage.state.word) \(outage.startSeconds)-\(end) \(outage.cause.kind.rawValue)\(components)"
    }.joined(separator: ", ")
  }
}
