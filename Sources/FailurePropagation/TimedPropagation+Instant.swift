extension TimedPropagation {
  /// Everything that happens at the instant `now`.
  func runInstant() {
    instant += 1
    firstRound = round + 1
    seen.removeAll(keepingCapacity: true)
    seenTimings.removeAll(keepingCapacity: true)
    while queue.nextTime == now { take(queue.removeFirst()) }
    while true {
      settle()
      release()
      if improved.isEmpty { restart() }
      if improved.isEmpty, noted.isEmpty { break }
    }
    stop()
    noteRecoveries()
    notePasts()
    writeOutages()
  }

  private func take(_ item: ClockQueue.Item) {
    switch item {
    case .eventStart(let number): count(scenario.events[number], isOver: false)
    case .eventEnd(let number): count(scenario.events[number], isOver: true)
    case .timing(let timing):
      let position = graph.timings[Int(timing)].position
      refresh(position)
      let owner = graph.owners[Int(position)]
      noteChange(at: owner, isWorse: true)
      // A switch heals even where the severity stays at first: a circle may be all that keeps it there.
      if graph.timings[Int(timing)].failover > 0 {
        noteChange(at: owner, isWorse: false)
        improved.append(owner)
      }
    case .recovery(let index):
      let standing = standings[Int(index)]
      guard standing.isRecovering, !standing.isDownUnrecovered, standing.recoveryEnd <= now else {
        return
      }
      endRecovery(of: index)
    }
  }

  private func count(_ event: TimedScenario.Event, isOver: Bool) {
    let index = UInt32(event.component)
    var counts = eventCounts[index] ?? Losses()
    let change: UInt32 = isOver ? .max : 1
    if event.state == .down { counts.down &+= change } else { counts.notUp &+= change }
    eventCounts[index] = counts
    standings[event.component].decree =
      counts.down > 0 ? .down : counts.notUp > 0 ? .degraded : .up
    noteChange(at: index, isWorse: !isOver)
    if isOver { improved.append(index) } else { noted.append(index) }
  }
}
