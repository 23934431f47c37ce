import DependencyGraph

extension TimedPropagation {
  /// Which records of the requirement at `position` are at least as bad as `level` at this instant, their
  /// tolerances and failovers considered.
  ///
  /// - Parameter isFailing: Whether the component at an index is to be taken for that bad.
  func failure(
    of position: UInt32, at level: State, isFailing: (UInt32) -> Bool
  ) -> GroupFailure {
    GroupFailure(at: position, in: graph.map, graph.records) {
      position, failing, _ in
      let threshold = graph.thresholds[Int(position)]
      let timing = graph.timingOf[Int(position)]
      let isBad: Bool
      if threshold == 0 {
        isBad = isFailing(graph.records[Int(position)].payload)
      } else if timing != .max, !hasSwitched(timing) {
        isBad = failing.contains { graph.marks[Int($0)].contains(.first) }
      } else {
        isBad = failing.count >= Int(threshold)
      }
      guard isBad, timing != .max, !isCold(position) else { return isBad }
      return bestPast(timing) >= level
    }
  }

  /// Whether the group at `position` fails only because it has not switched to its spares yet.
  func isSwitching(_ position: UInt32, _ failure: GroupFailure) -> Bool {
    let timing = graph.timingOf[Int(position)]
    guard timing != .max, !hasSwitched(timing) else { return false }
    var failing: UInt32 = 0
    var member = position + 1
    let end = position + graph.records[Int(position)].span
    while member < end {
      if failure.isFailing(at: member) { failing += 1 }
      member += graph.records[Int(member)].span
    }
    return failing < graph.thresholds[Int(position)]
  }
}
