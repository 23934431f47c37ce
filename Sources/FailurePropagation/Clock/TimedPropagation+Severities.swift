import DependencyGraph

extension TimedPropagation {
  /// Works out the severity of the record at `position` anew, and of the groups it is in as far as that
  /// changes them, and notes the component it belongs to.
  func refresh(_ position: UInt32) {
    var position = position
    let (first, changed) = (ledger[position], severity(at: position))
    if changed != first {
      circles.noteChange(at: graph.owners[Int(position)], isWorse: changed > first)
    }
    while true {
      let timing = graph.timingOf[Int(position)]
      if timing != .max { work.look(atTiming: timing) }
      let before = ledger[position]
      let severity = self.severity(at: position)
      guard let group = ledger.set(position, to: severity, in: graph) else {
        return notice(position, before, severity)
      }
      position = group
    }
  }

  /// Passes on to its component what became of the requirement that the record at `position` is, or is
  /// in.
  private func notice(_ position: UInt32, _ before: State, _ severity: State) {
    let owner = graph.owners[Int(position)]
    let isWhole = graph.groups[Int(position)] == .max
    let strength = graph.strengths[Int(position)]
    let (was, becomes) = (strength.effect(of: before), strength.effect(of: severity))
    if graph.marks[Int(position)].contains(.start) {
      if isWhole { standings[Int(owner)].starts.count(from: was, to: becomes) }
      return noticeStart(of: owner)
    }
    if isWhole { standings[Int(owner)].requirements.count(from: was, to: becomes) }
    work.noted.append(owner)
  }

  /// The severity of the record at `position`, its tolerance considered.
  func severity(at position: UInt32) -> State {
    let severity = severityNow(at: position)
    let timing = graph.timingOf[Int(position)]
    guard timing != .max, severity != .up, !isCold(position) else { return severity }
    return min(severity, bestPast(timing))
  }

  /// Whether the tolerances of the record at `position` do not count: its component has stopped.
  func isCold(_ position: UInt32) -> Bool {
    standings[Int(graph.owners[Int(position)])].hasStopped
  }

  /// The best severity of a record in the time it is tolerated, now not counted.
  func bestPast(_ timing: UInt32) -> State { pasts.best(timing, in: graph, before: now) }

  /// The severity of the record at `position` at this instant: of a group what the rule says, or the
  /// worst of its first members' while it has not switched.
  func severityNow(at position: UInt32) -> State {
    let threshold = graph.thresholds[Int(position)]
    if threshold == 0 {
      return standings[Int(graph.records[Int(position)].payload)].state
    }
    let timing = graph.timingOf[Int(position)]
    if timing != .max, !hasSwitched(timing) { return ledger.firstMembers(of: timing) }
    return ledger.group(at: position, threshold: threshold)
  }

  /// Whether a group uses its spares, or needs no time to.
  func hasSwitched(_ timing: UInt32) -> Bool { pasts.hasSwitched(timing, in: graph, at: now) }

  // MARK: - Of some components only

  /// The severities in the requirement at `position` at this instant, its tolerances and failovers
  /// considered, when a component is at `level` that is failing, and up otherwise.
  ///
  /// - Parameter isFailing: Whether the component at an index is to be taken for that bad.
  func severities(
    of position: UInt32, at level: State, isFailing: (UInt32) -> Bool
  ) -> RequirementSeverities {
    RequirementSeverities(
      of: position..<(position + graph.records[Int(position)].span), in: graph.map, graph.records,
      state: { isFailing($0) ? level : .up }
    ) { position, severity, firstMembers in
      let timing = graph.timingOf[Int(position)]
      guard timing != .max else { return severity }
      let isWaiting = graph.records[Int(position)].isGroup && !hasSwitched(timing)
      let now = isWaiting ? firstMembers : severity
      return now == .up || isCold(position) ? now : min(now, bestPast(timing))
    }
  }

  /// Whether the group at `position` fails only because it has not switched to its spares yet.
  func isSwitching(_ position: UInt32, _ severities: RequirementSeverities, at level: State) -> Bool
  {
    let timing = graph.timingOf[Int(position)]
    guard timing != .max, !hasSwitched(timing) else { return false }
    return severities.memberCount(of: position, betterThan: level)
      >= Int(graph.records[Int(position)].payload)
  }
}
