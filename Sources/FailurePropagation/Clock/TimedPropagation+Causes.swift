import DependencyGraph

extension TimedPropagation {
  /// What keeps the component at `index` from being up, decrees first, then domains and requirements in
  /// the order of the file. Only what was as bad by an earlier round counts, so that following causes
  /// ends at an event or a recovery, or goes round in a circle of starts.
  func cause(of index: UInt32) -> CauseRecord {
    let standing = standings[Int(index)]
    if standing.decree >= standing.state { return CauseRecord(kind: .decree) }
    if standing.isOnlyRecovering { return CauseRecord(kind: .recovery) }
    let start =
      standing.hasStopped && standing.cannotStart
      ? requirementCause(of: index, neededTo: .start) { _ in true } : nil
    if standing.isHeld, let start { return start }
    if let found = inheritedCause(of: index, isBefore: { isBefore($0, index) }) { return found }
    // What is fixed by its recovery was not asked whether it could start.
    return start ?? inheritedCause(of: index) { _ in true } ?? CauseRecord(kind: .recovery)
  }

  func inheritedCause(
    of index: UInt32, isBefore: (UInt32) -> Bool
  ) -> CauseRecord? {
    for position in graph.within[Int(index)] {
      let domain = graph.domains[Int(position)].domain
      if standings[Int(domain)].state >= standings[Int(index)].state, isBefore(domain) {
        return CauseRecord(kind: .domain, components: [domain])
      }
    }
    return requirementCause(of: index, neededTo: .run, isBefore: isBefore)
  }

  func requirementCause(
    of index: UInt32, neededTo phase: Requirement.Phase, isBefore: (UInt32) -> Bool
  ) -> CauseRecord? {
    let state = standings[Int(index)].state
    var position = graph.requirements[Int(index)].lowerBound
    while position < graph.requirements[Int(index)].upperBound {
      let record = graph.records[Int(position)]
      defer { position += record.span }
      guard record.flags.contains(.start) == (phase == .start),
        let level = record.strength.severity(bringing: state), ledger[position] >= level
      else { continue }
      let severities = severities(of: position, at: level) {
        standings[Int($0)].state >= level && isBefore($0)
      }
      if severities.severity >= level { return cause(position, severities, at: level, phase) }
    }
    return nil
  }

  private func cause(
    _ position: UInt32, _ severities: RequirementSeverities, at level: State,
    _ phase: Requirement.Phase
  ) -> CauseRecord {
    let culprit = severities.culprit(in: position, at: level)
    let kind: CauseKind =
      phase == .start
      ? .start
      : !culprit.record.isGroup
        ? .dependency
        : isSwitching(culprit.position, severities, at: level) ? .failover : .redundancy
    return CauseRecord(
      kind: kind, components: severities.indices(below: culprit.position, at: level),
      requirement: position)
  }

  /// Whether the component at `other` was as bad as the one at `index` before that.
  func isBefore(_ other: UInt32, _ index: UInt32) -> Bool {
    let standing = standings[Int(index)]
    let isAlone = graph.circles.circle(of: index) == nil
    if standing.state == .down, let round = circles.round(of: index) {
      guard circles.areTogether(index, other) else { return true }
      return circles.round(of: other).map { $0 < round } ?? false
    }
    if standing.isRecovering, isAlone { return true }
    let reason = standings[Int(other)]
    guard standing.state == .down, reason.isFixed else { return isFounded(other, for: index) }
    // What is fixed was not built up anew when what it needs was. A decree, a start and a recovery are
    // where causes end; and nothing that recovers in another circle is down because of this one.
    if reason.decree == .down || reason.isHeld || !reason.isDownUnrecovered { return true }
    if isAlone || !circles.areTogether(index, other) { return true }
    return reason.downRound < standing.downRound
  }
}
