package import DependencyGraph

/// The severity of each of some records of one component, by the rule as it is written: of a component
/// its state, of a group of *k* of *n* the *k*-th smallest of its members'.
///
///     {"anyOf": ["stripe", {"allOf": ["adyen", "bank"]}]}
///
///     record     0 anyOf      1 stripe   2 allOf   3 adyen   4 bank
///     severity   degraded     down       degraded  up        degraded
///
/// Records are looked at from the last to the first, so that the members of a group, which stand behind
/// it, are decided before it.
package struct RequirementSeverities {
  private let map: DependencyMap
  private let records: [RequirementRecord]
  private let first: UInt32
  private var severities: [State]

  /// The severities of the records in `range`, whole requirements, when components are in the states
  /// that `state` says.
  ///
  /// - Complexity: O(*r*) for *r* records.
  package init(
    of range: Range<UInt32>, in map: DependencyMap, state: (_ component: UInt32) -> State
  ) {
    self.init(of: range, in: map, map.storage.records, state: state) { _, severity, _ in severity }
  }

  /// The same of one requirement.
  package init(of requirement: Requirement, state: (_ component: UInt32) -> State) {
    let range = requirement.position..<(requirement.position + requirement.record.span)
    self.init(of: range, in: requirement.map, state: state)
  }

  /// The same where something may make a record's severity another than the rule's.
  ///
  /// - Parameters:
  ///   - records: Those of the map, which a caller that asks often has at hand.
  ///   - felt: What the severity of the record at a position is felt as, given the severity by the rule
  ///     and of a group the worst among those of its first members that are enough.
  init(
    of range: Range<UInt32>, in map: DependencyMap, _ records: [RequirementRecord],
    state: (_ component: UInt32) -> State,
    felt: (_ position: UInt32, _ severity: State, _ firstMembers: State) -> State
  ) {
    self.map = map
    self.records = records
    first = range.lowerBound
    severities = Array(repeating: .up, count: range.count)
    for position in range.reversed() {
      let record = records[Int(position)]
      var (severity, firstMembers) = (State.up, State.up)
      if record.isGroup {
        (severity, firstMembers) = group(at: position, needs: record.payload)
      } else {
        severity = state(record.payload)
      }
      severities[Int(position - first)] = felt(position, severity, firstMembers)
    }
  }

  private func group(at position: UInt32, needs: UInt32) -> (severity: State, firstMembers: State) {
    var (losses, firstLosses) = (MemberLosses(), MemberLosses())
    var count: UInt32 = 0
    for member in members(of: position) {
      let severity = severity(at: member)
      losses.count(from: .up, to: severity)
      if count < needs { firstLosses.count(from: .up, to: severity) }
      count += 1
    }
    return (losses.severity(threshold: count - needs + 1), firstLosses.worst)
  }

  /// The severity of the first record: of the whole when it is one requirement.
  package var severity: State { severities[0] }

  /// The severity of the record at `position`.
  package func severity(at position: UInt32) -> State { severities[Int(position - first)] }

  /// How many members of the group at `position` are better than `level`.
  package func memberCount(of position: UInt32, betterThan level: State) -> Int {
    members(of: position).count { severity(at: $0) < level }
  }

  /// The component or `anyOf` that makes the requirement at `position` at least as bad as `level`: of an
  /// `allOf` the first member that is.
  func culprit(in position: UInt32, at level: State) -> Requirement {
    var position = position
    while records[Int(position)].flags.contains(.allOf) {
      guard let member = members(of: position).first(where: { severity(at: $0) >= level }) else {
        break
      }
      position = member
    }
    return Requirement(map: map, position: position)
  }

  /// The components in `requirement` that are at least as bad as `level`: every such member of an
  /// `anyOf`, the first of an `allOf`, each component once.
  func components(below requirement: Requirement, at level: State) -> [Component] {
    indices(below: requirement.position, at: level).map { map[Int($0)] }
  }

  /// The indices of these components.
  func indices(below position: UInt32, at level: State) -> [UInt32] {
    var found: [UInt32] = []
    var seen: Set<UInt32> = []
    var pending = [position]
    while let position = pending.popLast() {
      let record = records[Int(position)]
      if !record.isGroup {
        if seen.insert(record.payload).inserted { found.append(record.payload) }
        continue
      }
      let failing = members(of: position).filter { severity(at: $0) >= level }
      pending.append(
        contentsOf: record.flags.contains(.allOf) ? Array(failing.prefix(1)) : failing.reversed())
    }
    return found
  }

  /// The positions of the members of the group at `position`, in the order of the file.
  private func members(of position: UInt32) -> [UInt32] {
    var members: [UInt32] = []
    let end = position + records[Int(position)].span
    var member = position + 1
    while member < end {
      members.append(member)
      member += records[Int(member)].span
    }
    return members
  }
}
