import DependencyGraph
import FailurePropagation

/// How many of a number of components a scenario worsens and how many lost their spare.
struct ImpactCounts {
  var total = 0
  var down = 0
  var degraded = 0
  var redundancyLost = 0

  var cell: Cell {
    .record([
      ("total", .integer(total)), ("down", .integer(down)), ("degraded", .integer(degraded)),
      ("redundancyLost", .integer(redundancyLost)),
    ])
  }

  /// What follows "5 of 12 services" in a sentence.
  var rest: String {
    var parts: [String] = []
    if degraded > 0 { parts.append("\(degraded) degraded") }
    if redundancyLost > 0 {
      parts.append("\(redundancyLost) lost \(redundancyLost == 1 ? "its" : "their") spare")
    }
    return parts.map { ", " + $0 }.joined()
  }

  /// The counts over `components`.
  init(_ radius: ScenarioImpact, _ components: some Sequence<Component>) {
    for component in components {
      total += 1
      let state = radius.state(of: component)
      if state > radius.decree(of: component) {
        if state == .down { down += 1 } else { degraded += 1 }
      }
      if radius.hasLostRedundancy(component) { redundancyLost += 1 }
    }
  }
}
