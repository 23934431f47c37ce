public import DependencyGraph
import FailurePropagation

/// A component that runs, and could not start again if it were stopped now: do not restart it.
///
///     web ──► db
///     web ──► registry (to start)      registry is down: web runs on, and must not be restarted
public struct RestartWarning: Sendable {
  /// The component.
  public let component: Component
  /// What it needs to start and would not have.
  public let requirement: Requirement
  /// When that begins.
  public let start: Duration
  /// When it is over; `nil` when it never is.
  public let end: Duration?
  /// Whether the requirement is down only because the component would be: it cannot be restarted even
  /// when nothing has failed.
  public let isSelfInflicted: Bool
}

extension Timeline {
  /// What keeps running although it could not start again, by component and time.
  ///
  /// - Complexity: O(*r* · *o*) for *r* components in requirements needed to start with *o* outages each,
  ///   and a scenario for each component that is in a circle through such a requirement.
  func restartWarnings(
    _ engine: PropagationEngine, _ observer: ProgressObserver
  ) throws(CancellationError) -> [RestartWarning] {
    let circles = map.circles(withStarts: true)
    var circleOf = Array(repeating: 0, count: map.componentCount)
    for (number, range) in circles.ranges.enumerated() {
      for member in circles.order[range] { circleOf[Int(member)] = number }
    }
    let lasting = downForever
    let settledImpact = engine.impact(of: Scenario(failing: lasting))
    var warnings: [RestartWarning] = []
    for component in map.components {
      for requirement in component.requirements
      where requirement.neededTo == .start && requirement.strength.takesDown {
        warnings += self.warnings(component, requirement)
        guard state(of: component, at: settled) != .down, !settledImpact.isDown(requirement),
          requirement.components.contains(where: {
            circleOf[$0.index] == circleOf[component.index]
          })
        else { continue }
        try observer.note(component.index, of: map.componentCount)
        let without = engine.impact(of: Scenario(failing: lasting + [component]))
        guard without.isDown(requirement) else { continue }
        warnings.append(
          RestartWarning(
            component: component, requirement: requirement, start: settled, end: nil,
            isSelfInflicted: true))
      }
    }
    return warnings
  }

  /// The times in which `requirement` is down and `component` is not.
  private func warnings(_ component: Component, _ requirement: Requirement) -> [RestartWarning] {
    let down = outages(of: component).filter { $0.state == .down }
    var next = 0
    var warnings: [RestartWarning] = []
    for span in spans(of: requirement, at: .down) {
      var start = span.start
      let end = span.end ?? .max
      func warn(until end: Int64) {
        guard end > start else { return }
        warnings.append(
          RestartWarning(
            component: component, requirement: requirement, start: .seconds(start),
            end: end == .max ? nil : .seconds(end), isSelfInflicted: false))
      }
      while next < down.count, down[next].startSeconds < end {
        warn(until: down[next].startSeconds)
        start = max(start, down[next].endSeconds ?? .max)
        if start > end { break }
        next += 1
      }
      warn(until: end)
    }
    return warnings
  }
}
