import DependencyGraph

/// What has stopped is held down while what it needs to start is down, all else that waits to start being
/// held too; at one instant one starts after another until no more can.
///
///     registry ──start──► dns        dns and registry were stopped: dns starts, then registry
extension TimedPropagation {
  /// Makes the component at `index`, about to be let go, wait to start, if it has stopped.
  ///
  /// It is done once an instant: what was allowed to start stays so, since starts only heal.
  func holdIfStopped(_ index: UInt32) {
    let standing = standings[Int(index)]
    guard standing.hasStopped, graph.needsToStart[Int(index)], standing.releasedAt != work.instant
    else {
      return
    }
    standings[Int(index)].isHeld = true
    work.starters.append(index)
  }

  /// Notes that a requirement to start of the component at `index` may have changed.
  func noticeStart(of index: UInt32) {
    let standing = standings[Int(index)]
    guard standing.hasStopped else { return }
    work.look(at: index)
    if !standing.cannotStart {
      if standing.isHeld { work.starters.append(index) }
    } else if !standing.isHeld, standing.releasedAt != work.instant {
      standings[Int(index)].isHeld = true
      work.noted.append(index)
    }
  }

  /// Lets go what waits to start and can, given that all else that waits is down.
  func release() {
    for index in work.starters {
      let standing = standings[Int(index)]
      work.look(at: index)
      guard standing.isHeld, !standing.cannotStart else { continue }
      standings[Int(index)].isHeld = false
      standings[Int(index)].releasedAt = work.instant
      work.improved.append(index)
    }
    work.starters.removeAll(keepingCapacity: true)
  }

  /// Gives what had stopped and is not down any more its tolerances back.
  func restart() {
    var place = 0
    while place < work.seen.count {
      let index = work.seen[place]
      place += 1
      guard standings[Int(index)].hasStopped, standings[Int(index)].state != .down else { continue }
      standings[Int(index)].hasStopped = false
      standings[Int(index)].isHeld = false
      if refreshTimings(of: index) { work.improved.append(index) }
    }
  }

  /// Takes the tolerances of what has stopped in this instant. It is down whatever they are.
  func stop() {
    var place = 0
    while place < work.seen.count {
      let index = work.seen[place]
      place += 1
      let standing = standings[Int(index)]
      guard standing.state == .down, !standing.hasStopped,
        standing.decree == .down || standing.domains.down > 0
      else { continue }
      standings[Int(index)].hasStopped = true
      circles.noteChange(at: index, isWorse: true)
      _ = refreshTimings(of: index)
    }
    work.noted.removeAll(keepingCapacity: true)
  }

  /// Works out the severities of the records with durations of the component at `index` anew.
  ///
  /// - Returns: Whether there are any.
  private func refreshTimings(of index: UInt32) -> Bool {
    let timings = graph.timings(of: index)
    for timing in timings.reversed() { refresh(graph.timings[timing].position) }
    return !timings.isEmpty
  }
}
