import DependencyGraph

extension TimedPropagation {
  /// Everything that happens at the instant `now`.
  func runInstant() {
    firstRound = round + 1
    while let item = queue.removeFirst(at: now) { take(item) }
    repeat {
      settle()
      release()
      if work.improved.isEmpty { restart() }
    } while !work.isDone
    stop()
    noteRecoveries()
    notePasts()
    writeOutages()
  }

  private func take(_ item: ClockQueue.Item) {
    switch item {
    case .eventStart(let number): decree(number, isOver: false)
    case .eventEnd(let number): decree(number, isOver: true)
    case .timing(let timing):
      let position = graph.timings[Int(timing)].position
      refresh(position)
      let owner = graph.owners[Int(position)]
      circles.noteChange(at: owner, isWorse: true)
      // A switch heals even where the severity stays at first: a circle may be all that keeps it there.
      if graph.timings[Int(timing)].failover > 0 {
        circles.noteChange(at: owner, isWorse: false)
        work.improved.append(owner)
      }
    case .recovery(let index):
      let standing = standings[Int(index)]
      guard standing.isOnlyRecovering, standing.recoveryEnd <= now else { return }
      endRecovery(of: index)
    }
  }

  /// Begins or ends the event at `number`.
  private func decree(_ number: Int, isOver: Bool) {
    decrees.count(number, isOver: isOver) { index, decree in
      standings[Int(index)].decree = decree
      circles.noteChange(at: index, isWorse: !isOver)
      if isOver { work.improved.append(index) } else { work.noted.append(index) }
    }
  }

  /// Notes for the records with durations that were looked at what this instant makes of their past, and
  /// when they have to be looked at again.
  private func notePasts() {
    for timing in work.seenTimings {
      pasts.note(
        timing, in: graph, severityNow(at: graph.timings[Int(timing)].position),
        firstMembers: ledger.firstMembers(of: timing), at: now
      ) { queue.add(.timing(timing), at: now, after: $0) }
    }
  }
}
