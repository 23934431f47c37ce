public import DependencyGraph
import FailurePropagation

/// A component that runs, and could not start again if it were stopped now: do not restart it.
///
///     web ──► db
///     web ──► registry (to start)      registry is down: web runs on, and must not be restarted
public struct RestartWarning: Sendable {
  /// The index of the component.
  public let component: Int
  /// What it needs to start and would not have.
  public let requirement: Requirement
  /// The second from which that holds.
  public let start: Int64
  /// The second at which it is over; `nil` when it never is.
  public let end: Int64?
  /// Whether the requirement is down only because the component would be: it cannot be restarted even
  /// when nothing has failed.
  public let isSelfInflicted: Bool
}

extension Timeline {
  /// What keeps running although it could not start again, by component and time.
  ///
  /// - Complexity: O(*r* · *o*) for *r* components in requirements needed to start with *o* outages each,
  ///   and a scenario for each component that is in a circle through such a requirement.
  func restartWarnings(_ engine: PropagationEngine) -> [RestartWarning] {
    let circles = map.circles(withStarts: true)
    var circleOf = Array(repeating: 0, count: map.componentCount)
    for (number, range) in circles.ranges.enumerated() {
      for member in circles.order[range] { circleOf[Int(member)] = number }
    }
    return map.components.flatMap { component in
      component.requirements.filter { $0.neededTo == .start && $0.strength == .hard }.flatMap {
        let isInCircle = $0.components.contains {
          circleOf[$0] == circleOf[component.index]
        }
        return warnings(component, $0) + (isInCircle ? selfInflicted(component, $0, engine) : [])
      }
    }
  }

  /// The times in which `requirement` is down and `component` is not.
  private func warnings(_ component: Component, _ requirement: Requirement) -> [RestartWarning] {
    let down = outages(of: component.index).filter { $0.state == .down }
    return spans(of: requirement, at: .down).flatMap { span in
      var warnings: [RestartWarning] = []
      var start: Int64? = span.start
      func warn(until end: Int64?) {
        guard let start, end.map({ $0 > start }) ?? true else { return }
        warnings.append(
          RestartWarning(
            component: component.index, requirement: requirement, start: start, end: end,
            isSelfInflicted: false))
      }
      for outage in down {
        guard let from = start, outage.end.map({ $0 > from }) ?? true else { continue }
        if let end = span.end, outage.start >= end { break }
        warn(until: outage.start)
        start = outage.end
      }
      warn(until: span.end)
      return warnings
    }
  }

  /// A warning when, once nothing changes any more, the loss of `component` alone takes `requirement`
  /// down.
  private func selfInflicted(
    _ component: Component, _ requirement: Requirement, _ engine: PropagationEngine
  ) -> [RestartWarning] {
    guard state(of: component.index, at: settled) != .down else { return [] }
    let lasting = downForever.map { map[$0] }
    let before = engine.impact(of: Scenario(failing: lasting))
    let after = engine.impact(of: Scenario(failing: lasting + [component]))
    guard !before.isDown(requirement), after.isDown(requirement) else { return [] }
    return [
      RestartWarning(
        component: component.index, requirement: requirement, start: settled, end: nil,
        isSelfInflicted: true)
    ]
  }
}
