import DependencyGraph

extension TimedPropagation {
  /// Works out the severity of the record at `position` anew, and of the groups it is in as far as that
  /// changes them, and notes the component it belongs to.
  func refresh(_ position: UInt32) {
    var position = position
    let first = severities[Int(position)]
    let changed = severity(at: position)
    if changed != first {
      noteChange(at: graph.owners[Int(position)], isWorse: changed > first)
    }
    while true {
      let timing = graph.timingOf[Int(position)]
      if timing != .max { seenTimings.append(timing) }
      let before = severities[Int(position)]
      let severity = self.severity(at: position)
      let group = graph.groups[Int(position)]
      if severity == before || group == .max {
        severities[Int(position)] = severity
        notice(position, before, severity)
        return
      }
      severities[Int(position)] = severity
      let (notUp, down) = (
        TimedPropagation.change(before, severity, from: .degraded),
        TimedPropagation.change(before, severity, from: .down)
      )
      losses[Int(group)].notUp &+= notUp
      losses[Int(group)].down &+= down
      if graph.marks[Int(position)].contains(.first) {
        let timing = Int(graph.timingOf[Int(group)])
        firstLosses[timing].notUp &+= notUp
        firstLosses[timing].down &+= down
      }
      position = group
    }
  }

  /// Passes on to its component what became of the requirement that the record at `position` is, or is
  /// in.
  private func notice(_ position: UInt32, _ before: State, _ severity: State) {
    let owner = graph.owners[Int(position)]
    let marks = graph.marks[Int(position)]
    let isWhole = graph.groups[Int(position)] == .max
    if marks.contains(.start) {
      if isWhole, !marks.contains(.soft) {
        standings[Int(owner)].startsDown &+= TimedPropagation.change(before, severity, from: .down)
      }
      return noticeStart(of: owner)
    }
    if isWhole {
      let softly = marks.contains(.soft)
      standings[Int(owner)].requirementsNotUp &+= TimedPropagation.change(
        before, severity, from: softly ? .down : .degraded)
      if !softly {
        standings[Int(owner)].requirementsDown &+= TimedPropagation.change(
          before, severity, from: .down)
      }
    }
    noted.append(owner)
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
  func bestPast(_ timing: UInt32) -> State {
    let tolerates = graph.timings[Int(timing)].tolerates
    return tolerates > 0 ? pasts[Int(timing)].best(inLast: tolerates, before: now) : .down
  }

  /// The severity of the record at `position` at this instant: of a group the k-th smallest of its
  /// members', or the worst of its first members' while it has not switched.
  func severityNow(at position: UInt32) -> State {
    let threshold = graph.thresholds[Int(position)]
    if threshold == 0 {
      return standings[Int(graph.records[Int(position)].payload)].state
    }
    let timing = graph.timingOf[Int(position)]
    if timing != .max, !hasSwitched(timing) {
      let first = firstLosses[Int(timing)]
      return first.down > 0 ? .down : first.notUp > 0 ? .degraded : .up
    }
    let lost = losses[Int(position)]
    return lost.down >= threshold ? .down : lost.notUp >= threshold ? .degraded : .up
  }

  /// Whether a group uses its spares, or needs no time to.
  func hasSwitched(_ timing: UInt32) -> Bool {
    let failover = graph.timings[Int(timing)].failover
    return failover == 0 || pasts[Int(timing)].isSwitched(failover, at: now)
  }
}
