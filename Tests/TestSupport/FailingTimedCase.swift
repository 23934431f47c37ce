import DependencyGraph

/// A map and a scenario for which something does not hold, made smaller while it still does not.
package struct FailingTimedCase: CustomStringConvertible {
  private var seed: Int
  private var lines: [String]
  private var scenario: Scenario

  /// The smallest case that was found by leaving out one event, one requirement or one attribute
  /// after the other, `fails` being true of it.
  package init(
    seed: Int, lines: [String], scenario: Scenario,
    fails: (DependencyMap, Scenario) throws -> Bool
  ) {
    self.seed = seed
    self.lines = lines
    self.scenario = scenario
    while let smaller = smallerCases.first(where: { $0.isFailing(fails) }) { self = smaller }
  }

  private func isFailing(_ fails: (DependencyMap, Scenario) throws -> Bool) -> Bool {
    guard let map = try? map(RandomTimedMap.json(of: lines)) else { return false }
    let own = scenario.events.map { event in
      Scenario.Event(
        event.components.map { map[$0.index] }, event.state, from: event.start, until: event.end)
    }
    return (try? fails(map, Scenario(events: own))) ?? false
  }

  private var smallerCases: [FailingTimedCase] {
    var cases: [FailingTimedCase] = []
    for index in scenario.events.indices {
      var smaller = self
      smaller.scenario.events.remove(at: index)
      cases.append(smaller)
    }
    for index in lines.indices {
      for line in FailingTimedCase.shortened(lines[index]) {
        var smaller = self
        smaller.lines[index] = line
        cases.append(smaller)
      }
    }
    return cases
  }

  /// The line without one of its values after a comma or one element of a list; not all are JSON.
  private static func shortened(_ line: String) -> [String] {
    let parts = line.split(separator: ", ", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 1 else { return [] }
    var lines: [String] = []
    for start in 1..<parts.count {
      for end in start..<parts.count {
        let rest = parts[..<start] + parts[(end + 1)...]
        lines.append(rest.joined(separator: ", "))
        // The removed part may have closed what an earlier one opened.
        for closing in ["}", "]}", "}]}", "]}]}", "}]}]}"] {
          lines.append(rest.joined(separator: ", ") + closing)
        }
      }
    }
    return lines
      + ["{" + parts[0].drop { $0 == "{" } + ", \"dependsOn\": []}"]
      .filter { $0.count < line.count }
  }

  package var description: String {
    let events = scenario.events.map { event in
      event.components.map { "c\($0.index) " }.joined() + "\(event.state.word) from \(event.start) "
        + (event.end.map { "until \($0)" } ?? "on")
    }
    return (["seed \(seed):"] + lines + events).joined(separator: "\n")
  }
}
