import DependencyGraph

/// The severity of one requirement while the states of what it names change one after another.
///
/// - Complexity: O(records) to make; a change costs the groups around it at most.
struct RequirementCounter {
  private let first: UInt32
  private var severities: [State]
  private var losses: [MemberLosses]
  /// How many losses bring a group down.
  private var thresholds: [UInt32]
  /// The group that each record is a member of; -1 for the whole.
  private var groups: [Int]

  /// Everything that `requirement` names is up.
  init(_ requirement: Requirement) {
    let records = requirement.map.storage.records
    let span = Int(requirement.record.span)
    first = requirement.position
    severities = Array(repeating: .up, count: span)
    losses = Array(repeating: MemberLosses(), count: span)
    thresholds = Array(repeating: 0, count: span)
    groups = Array(repeating: -1, count: span)
    for offset in 0..<span where records[Int(first) + offset].isGroup {
      let record = records[Int(first) + offset]
      var member = offset + 1
      var count: UInt32 = 0
      while member < offset + Int(record.span) {
        groups[member] = offset
        count += 1
        member += Int(records[Int(first) + member].span)
      }
      thresholds[offset] = count - record.payload + 1
    }
  }

  /// The severity of the whole.
  var severity: State { severities[0] }

  /// Sets the severity of the component at the record `position`.
  mutating func set(_ position: UInt32, to severity: State) {
    var (offset, severity) = (Int(position - first), severity)
    while severities[offset] != severity {
      let before = severities[offset]
      severities[offset] = severity
      guard groups[offset] >= 0 else { return }
      offset = groups[offset]
      losses[offset].count(from: before, to: severity)
      severity = losses[offset].severity(threshold: thresholds[offset])
    }
  }
}
