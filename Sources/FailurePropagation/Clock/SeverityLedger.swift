import DependencyGraph

/// The severities of all records, and for each group how many of its members fail.
///
/// A group's losses are those of the severities its members have here, always.
struct SeverityLedger {
  private var severities: [State]
  private var losses: [MemberLosses]
  /// For each timing of a group that fails over, the losses of the members that are used first.
  private var firstLosses: [MemberLosses]

  init(recordCount: Int, timingCount: Int) {
    severities = Array(repeating: .up, count: recordCount)
    losses = Array(repeating: MemberLosses(), count: recordCount)
    firstLosses = Array(repeating: MemberLosses(), count: timingCount)
  }

  /// The severity of the record at `position`, its tolerance considered, before its strength.
  @inline(__always)
  subscript(position: UInt32) -> State { severities[Int(position)] }

  /// The severity of the group at `position` by the rule, when `threshold` losses bring it down.
  @inline(__always)
  func group(at position: UInt32, threshold: UInt32) -> State {
    losses[Int(position)].severity(threshold: threshold)
  }

  /// The worst severity of the members that the group with `timing` uses first.
  @inline(__always)
  func firstMembers(of timing: UInt32) -> State { firstLosses[Int(timing)].worst }

  /// Sets the severity of the record at `position`, and counts it in its group.
  ///
  /// - Returns: The position of the group when something changed for it; `nil` otherwise.
  @inline(__always)
  mutating func set(_ position: UInt32, to severity: State, in graph: TimedGraph) -> UInt32? {
    let before = severities[Int(position)]
    let group = graph.groups[Int(position)]
    severities[Int(position)] = severity
    guard severity != before, group != .max else { return nil }
    losses[Int(group)].count(from: before, to: severity)
    if graph.marks[Int(position)].contains(.first) {
      firstLosses[Int(graph.timingOf[Int(group)])].count(from: before, to: severity)
    }
    return group
  }
}
