import DependencyGraph

/// Which records of one requirement are failing, by the rule as it is written.
///
/// Records are looked at from the last to the first, so that the members of a group, which stand
/// behind it, are decided before it.
struct GroupFailure {
  private let map: DependencyMap
  private let records: [RequirementRecord]
  private let first: UInt32
  private var isFailingAt: [Bool]

  /// - Parameter isFailing: Whether the component at an index is failing.
  init(_ requirement: Requirement, in map: DependencyMap, isFailing: (UInt32) -> Bool) {
    let records = map.storage.records
    self.init(at: requirement.position, in: map, records) { position, failing, memberCount in
      let record = records[Int(position)]
      guard record.isGroup else { return isFailing(record.payload) }
      return memberCount - failing.count < Int(record.payload)
    }
  }

  /// - Parameters:
  ///   - records: Those of the map, which a caller that asks often has at hand.
  ///   - decide: Whether the record at a position is failing, given the positions of its failing members
  ///     and how many members it has.
  init(
    at position: UInt32, in map: DependencyMap, _ records: [RequirementRecord],
    decide: (_ position: UInt32, _ failing: [UInt32], _ memberCount: Int) -> Bool
  ) {
    self.map = map
    self.records = records
    first = position
    let span = Int(records[Int(position)].span)
    isFailingAt = Array(repeating: false, count: span)
    for offset in stride(from: span - 1, through: 0, by: -1) {
      let position = first + UInt32(offset)
      let members = records[Int(position)].isGroup ? self.members(of: position) : []
      isFailingAt[offset] = decide(position, members.filter(isFailing(at:)), members.count)
    }
  }

  /// Whether the requirement is.
  var isFailing: Bool { isFailingAt[0] }

  /// The component or `anyOf` that makes it fail: of an `allOf` the first failing member.
  var culprit: Requirement {
    var position = first
    while records[Int(position)].flags.contains(.allOf) {
      guard let member = members(of: position).first(where: isFailing(at:)) else { break }
      position = member
    }
    return Requirement(map: map, position: position)
  }

  /// The failing components in `requirement`: every failing member of an `anyOf`, the first of an
  /// `allOf`, each component once.
  func components(below requirement: Requirement) -> [Component] {
    var found: [Component] = []
    var seen: Set<UInt32> = []
    var pending = [requirement.position]
    while let position = pending.popLast() {
      let record = records[Int(position)]
      if !record.isGroup {
        if seen.insert(record.payload).inserted { found.append(map[Int(record.payload)]) }
        continue
      }
      let failing = members(of: position).filter(isFailing(at:))
      pending.append(
        contentsOf: record.flags.contains(.allOf) ? Array(failing.prefix(1)) : failing.reversed())
    }
    return found
  }

  /// Whether the record at `position` is.
  func isFailing(at position: UInt32) -> Bool { isFailingAt[Int(position - first)] }

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
