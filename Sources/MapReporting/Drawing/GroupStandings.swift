import DependencyGraph
import FailurePropagation

/// How the requirements of one component stand in a scenario, group by group.
struct GroupStandings {
  private let component: Component
  private let radius: ScenarioImpact?
  private let first: UInt32
  /// The severity of each record, by the rule.
  private var severities: [State] = []
  /// How many members of each group are not down.
  private var left: [Int] = []

  init(_ component: Component, _ radius: ScenarioImpact?) {
    self.component = component
    self.radius = radius
    let storage = component.map.storage
    let range = storage.requirements[component.index]
    first = range.lowerBound
    guard let radius else { return }
    severities = Array(repeating: .up, count: range.count)
    left = Array(repeating: 0, count: range.count)
    // From the last to the first: members stand behind their group.
    for position in range.reversed() {
      let record = storage.records[Int(position)]
      let offset = Int(position - first)
      guard record.isGroup else {
        severities[offset] = radius.state(of: component.map[Int(record.payload)])
        continue
      }
      let members = Requirement(map: component.map, position: position).members.map {
        severities[Int($0.position - first)]
      }
      severities[offset] = members.sorted()[Int(record.payload) - 1]
      left[offset] = members.count { $0 != .down }
    }
  }

  func standing(_ position: UInt32) -> Drawing.Standing {
    guard radius != nil else { return .up }
    let offset = Int(position - first)
    switch severities[offset] {
    case .down: return .down
    case .degraded: return .degraded
    case .up:
      let record = component.map.storage.records[Int(position)]
      let hasSpare = component.map.storage.memberCount(of: position) > record.payload
      return hasSpare && left[offset] == Int(record.payload) ? .lostSpare : .up
    }
  }

  /// Whether the failure of the record at `position` is felt at the other end of its arrow.
  func carriesFailure(_ position: UInt32, isMember: Bool, _ bond: Drawing.Bond) -> Bool {
    guard radius != nil, bond != .start else { return false }
    let severity = severities[Int(position - first)]
    return isMember || bond == .hard ? severity != .up : severity == .down
  }
}
