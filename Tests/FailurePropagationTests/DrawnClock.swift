import DependencyGraph
import FailurePropagation
import TestSupport

/// A map small enough to be drawn, and the words for what a timed scenario does to it.
struct DrawnClock {
  let map: DependencyMap

  init(_ components: String) throws { map = try TestSupport.map(components: components) }

  /// A second after another of one component: `.` up, `~` degraded, `#` down.
  ///
  /// Each event is a component and a line in the same signs, without an end when it ends in `…`.
  func line(of id: String, _ events: (String, String)...) throws -> String {
    let clock = LiteralClock(map, try scenario(events))
    let index = try map.require(id).index
    let signs: [State: Character] = [.up: ".", .degraded: "~", .down: "#"]
    var line = clock.instants.map { signs[$0.states[index]] ?? "?" }
    guard clock.settled != nil, let last = line.last else { return String(line) + "?" }
    while line.last == last { line.removeLast() }
    return String(line + [last, "…"])
  }

  /// The events that the lines draw.
  func scenario(_ lines: [(String, String)]) throws -> Scenario {
    var events: [Scenario.Event] = []
    for (id, line) in lines {
      let component = try map.require(id)
      let signs = Array(line)
      for (second, sign) in signs.enumerated() where sign == "#" || sign == "~" {
        let isEndless = signs[(second + 1)...] == ["…"]
        events.append(
          Scenario.Event(
            [component], sign == "#" ? .down : .degraded, from: .seconds(second),
            until: isEndless ? nil : .seconds(second + 1)))
      }
    }
    return Scenario(events: events)
  }
}
