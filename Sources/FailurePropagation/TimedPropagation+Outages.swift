import DependencyGraph

extension TimedPropagation {
  /// Writes down the outages that begin or end in this instant.
  func writeOutages() {
    for index in seen {
      let state = standings[Int(index)].state
      let open = openOutages[index]
      if (open.map { outages[$0].state } ?? .up) != state { settled = now }
      guard state != .up else {
        if let open { outages[open].end = now }
        openOutages[index] = nil
        continue
      }
      if let open, outages[open].state == state, holds(outages[open].cause, of: index) { continue }
      let cause = cause(of: index)
      if let open {
        if outages[open].state == state, outages[open].cause == cause { continue }
        outages[open].end = now
      }
      openOutages[index] = outages.count
      outages.append(
        Outage(component: Int(index), state: state, start: now, end: nil, cause: cause))
    }
  }

  /// Whether `cause` still keeps the component at `index` where it is, and it was not built up anew.
  private func holds(_ cause: TimedCause, of index: UInt32) -> Bool {
    let standing = standings[Int(index)]
    guard standing.round(of: standing.state) < firstRound else { return false }
    if standing.isRecovering, !standing.isDownUnrecovered { return cause.kind == .recovery }
    if circleRounds[index] != nil { return false }
    if standing.decree >= standing.state { return cause.kind == .decree }
    switch cause.kind {
    case .decree, .recovery, .failover: return false
    case .domain:
      return !standing.isHeld
        && cause.components.allSatisfy {
          standings[$0].state >= standing.state && isBefore(UInt32($0), index)
        }
    case .start, .dependency, .redundancy:
      guard let position = cause.requirement?.position else { return false }
      let level = graph.marks[Int(position)].contains(.soft) ? .down : standing.state
      return severities[Int(position)] >= level && (cause.kind == .start) == standing.isHeld
        && cause.components.allSatisfy {
          standings[$0].state >= level && (cause.kind == .start || isBefore(UInt32($0), index))
        }
    }
  }

  /// The answer, once nothing happens any more.
  ///
  /// - Parameter lasting: What the events that never end do without a clock.
  func timeline(_ lasting: ScenarioImpact) -> Timeline {
    let stuck = openOutages.keys.sorted().filter {
      standings[Int($0)].state == .down && lasting.hit(at: Int($0))?.state != .down
    }
    let ordered = outages.indices.sorted {
      (outages[$0].component, $0) < (outages[$1].component, $1)
    }
    return Timeline(
      map: graph.map, scenario: scenario, outages: ordered.map { outages[$0] }, settled: settled,
      stuck: stuck.map(Int.init), deadlocks: deadlocks(among: stuck))
  }
}
