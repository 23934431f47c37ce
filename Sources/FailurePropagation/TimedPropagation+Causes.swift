import DependencyGraph

extension TimedPropagation {
  /// What keeps the component at `index` from being up, decrees first, then domains and requirements in
  /// the order of the file. Only what was as bad by an earlier round counts, so that following causes
  /// ends at an event or a recovery, or goes round in a circle of starts.
  func cause(of index: UInt32) -> TimedCause {
    let standing = standings[Int(index)]
    if standing.decree >= standing.state { return cause(.decree) }
    if standing.isRecovering, !standing.isDownUnrecovered { return cause(.recovery) }
    let start =
      standing.hasStopped && standing.startsDown > 0
      ? requirementCause(of: index, neededTo: .start) { _ in true } : nil
    if standing.isHeld, let start { return start }
    if let found = inheritedCause(of: index, isBefore: { isBefore($0, index) }) { return found }
    // What is fixed by its recovery was not asked whether it could start.
    return start ?? inheritedCause(of: index) { _ in true } ?? cause(.recovery)
  }

  private func cause(_ kind: TimedCause.Kind) -> TimedCause {
    TimedCause(kind: kind, components: [], requirement: nil)
  }

  func inheritedCause(
    of index: UInt32, isBefore: (UInt32) -> Bool
  ) -> TimedCause? {
    for position in graph.within[Int(index)] {
      let domain = graph.domains[Int(position)].domain
      if standings[Int(domain)].state >= standings[Int(index)].state, isBefore(domain) {
        return TimedCause(kind: .domain, components: [Int(domain)], requirement: nil)
      }
    }
    return requirementCause(of: index, neededTo: .run, isBefore: isBefore)
  }

  func requirementCause(
    of index: UInt32, neededTo phase: Requirement.Phase, isBefore: (UInt32) -> Bool
  ) -> TimedCause? {
    let state = standings[Int(index)].state
    var position = graph.requirements[Int(index)].lowerBound
    while position < graph.requirements[Int(index)].upperBound {
      let record = graph.records[Int(position)]
      defer { position += record.span }
      let isSoft = record.flags.contains(.soft)
      guard record.flags.contains(.start) == (phase == .start), !isSoft || state == .degraded else {
        continue
      }
      let level = isSoft ? State.down : state
      guard severities[Int(position)] >= level else { continue }
      let failure = failure(of: position, at: level) {
        standings[Int($0)].state >= level && isBefore($0)
      }
      if failure.isFailing { return cause(position, failure, isStart: phase == .start) }
    }
    return nil
  }

  private func cause(_ position: UInt32, _ failure: GroupFailure, isStart: Bool) -> TimedCause {
    let culprit = failure.culprit
    let kind: TimedCause.Kind =
      isStart
      ? .start
      : !culprit.record.isGroup
        ? .dependency : isSwitching(culprit.position, failure) ? .failover : .redundancy
    return TimedCause(
      kind: kind, components: failure.components(below: culprit).map(\.index),
      requirement: Requirement(map: graph.map, position: position))
  }

  /// Whether the component at `other` was as bad as the one at `index` before that.
  func isBefore(_ other: UInt32, _ index: UInt32) -> Bool {
    let standing = standings[Int(index)]
    if standing.state == .down, let round = circleRounds[index] {
      guard graph.circles.circle(of: other) == graph.circles.circle(of: index) else { return true }
      return circleRounds[other].map { $0 < round } ?? false
    }
    if standing.isRecovering, graph.circles.circle(of: index) == nil { return true }
    let reason = standings[Int(other)]
    guard standing.state == .down, reason.isFixed else { return isFounded(other, for: index) }
    // What is fixed was not built up anew when what it needs was. A decree, a start and a recovery are
    // where causes end; and nothing that recovers in another circle is down because of this one.
    if reason.decree == .down || reason.isHeld || !reason.isDownUnrecovered { return true }
    let circle = graph.circles.circle(of: index)
    if circle == nil || circle != graph.circles.circle(of: other) { return true }
    return reason.downRound < standing.downRound
  }
}
