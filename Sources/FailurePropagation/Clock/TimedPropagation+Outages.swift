import DependencyGraph

extension TimedPropagation {
  /// Writes down the outages that begin or end in this instant.
  func writeOutages() {
    for index in work.seen {
      let state = standings[Int(index)].state
      log.note(index, state, at: now)
      guard state != .up else { continue }
      if let last = log.current(of: index), last.state == state, holds(last.cause, of: index) {
        continue
      }
      log.write(index, state, cause(of: index), at: now)
    }
  }

  /// Whether `cause` still keeps the component at `index` where it is, and it was not built up anew.
  private func holds(_ cause: CauseRecord, of index: UInt32) -> Bool {
    let standing = standings[Int(index)]
    guard standing.round(of: standing.state) < firstRound else { return false }
    if standing.isOnlyRecovering { return cause.kind == .recovery }
    if circles.round(of: index) != nil { return false }
    if standing.decree >= standing.state { return cause.kind == .decree }
    switch cause.kind {
    case .decree, .recovery, .failover: return false
    case .domain:
      return !standing.isHeld
        && cause.components.allSatisfy {
          standings[Int($0)].state >= standing.state && isBefore($0, index)
        }
    case .start, .dependency, .redundancy:
      let strength = graph.strengths[Int(cause.requirement)]
      guard let level = strength.severity(bringing: standing.state) else { return false }
      return ledger[cause.requirement] >= level && (cause.kind == .start) == standing.isHeld
        && cause.components.allSatisfy {
          standings[Int($0)].state >= level && (cause.kind == .start || isBefore($0, index))
        }
    }
  }

  /// The answer, once nothing happens any more.
  ///
  /// - Parameter lasting: What the events that never end do without a clock.
  func timeline(_ lasting: ScenarioImpact) -> Timeline {
    let stuck = log.unended.filter {
      standings[Int($0)].state == .down && lasting.hit(at: Int($0))?.state != .down
    }
    return Timeline(
      map: graph.map, scenario: scenario, outages: log.outages(in: graph.map),
      settled: .seconds(log.settled), stuck: stuck.map { graph.map[Int($0)] },
      deadlocks: deadlocks(among: stuck))
  }
}
