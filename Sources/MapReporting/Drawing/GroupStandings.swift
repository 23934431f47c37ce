import DependencyGraph
import FailurePropagation

/// How the requirements of one component stand in a scenario, group by group.
struct GroupStandings {
  private let map: DependencyMap
  /// The severity of each record; `nil` without a scenario.
  private let severities: RequirementSeverities?

  init(_ component: Component, _ radius: ScenarioImpact?) {
    map = component.map
    severities = radius.map { radius in
      RequirementSeverities(
        of: component.map.storage.requirements[component.index], in: component.map
      ) { radius.state(ofComponentAt: $0) }
    }
  }

  func standing(_ position: UInt32) -> Drawing.Standing {
    guard let severities else { return .up }
    switch severities.severity(at: position) {
    case .down: return .down
    case .degraded: return .degraded
    case .up:
      let needs = Int(map.storage.records[Int(position)].payload)
      let hasSpare = Int(map.storage.memberCount(of: position)) > needs
      let isAtLimit = severities.memberCount(of: position, betterThan: .down) == needs
      return hasSpare && isAtLimit ? .lostSpare : .up
    }
  }

  /// Whether the failure of the record at `position` is felt at the other end of its arrow.
  func carriesFailure(_ position: UInt32, isMember: Bool, _ bond: Drawing.Bond) -> Bool {
    guard let severities, bond != .start else { return false }
    let severity = severities.severity(at: position)
    let strength = map.storage.records[Int(position)].strength
    return isMember ? severity != .up : strength.effect(of: severity) != .up
  }
}
