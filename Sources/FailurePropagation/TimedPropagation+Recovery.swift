extension TimedPropagation {
  /// Notes which of the components looked at are down without the recoveries of their circle.
  ///
  /// What is alone in its circle has the state that its requirements give it. In a circle of which nothing
  /// is recovering that holds as well; otherwise it is solved without its recoveries.
  func noteRecoveries() {
    let circles = circlesToSolve()
    // What is noted of one member must not hide the others, so all are chosen before.
    let unhindered = seen.filter { index in
      graph.circles.circle(of: index).map { recoveries[Int($0)].count == 0 } ?? true
    }
    for index in unhindered {
      circleRounds[index] = nil
      guard graph.recoveries[Int(index)] > 0 else { continue }
      note(index, isDown: standings[Int(index)].stateUnrecovered == .down)
    }
    for circle in circles { solve(circle: circle) }
  }

  /// The circles with members that are recovering and that may not be what they were without that,
  /// ascending: nothing that gets worse matters where all are down, and nothing that gets better where
  /// none is.
  private func circlesToSolve() -> [UInt32] {
    var circles: [UInt32] = []
    for knot in changedKnots {
      let change = knotChanges[Int(knot)]
      knotChanges[Int(knot)] = KnotChange()
      for circle in graph.circles.knots[Int(knot)].circles {
        let recovery = recoveries[Int(circle)]
        guard recovery.count > 0 else { continue }
        let all = graph.circles.circles[Int(circle)].members.count
        let down = recovery.downUnrecovered
        if down.map({ change.isWorse && $0 < all || change.isBetter && $0 > 0 }) ?? true {
          circles.append(circle)
        }
      }
    }
    changedKnots.removeAll(keepingCapacity: true)
    return circles.sorted()
  }

  private func solve(circle: UInt32) {
    let members = graph.circles.circles[Int(circle)].members
    let knot = graph.circles.knots[Int(graph.circles.circles[Int(circle)].knot)]
    let solution = localSolution(of: knot.members, at: graph.circles.places) {
      graph.circles.circle(of: $0) == circle
    }
    for index in members {
      circleRounds[index] = solution.round(of: index)
      if graph.recoveries[Int(index)] > 0 { note(index, isDown: solution.round(of: index) != nil) }
      if standings[Int(index)].state == .down { look(at: index) }
    }
    recoveries[Int(circle)].downUnrecovered = members.count { circleRounds[$0] != nil }
  }

  /// Notes that something a component of a knot rests on got worse or better.
  @inline(__always)
  func noteChange(at index: UInt32, isWorse: Bool) {
    guard let knot = graph.circles.knot(of: index) else { return }
    if !knotChanges[Int(knot)].isWorse, !knotChanges[Int(knot)].isBetter {
      changedKnots.append(knot)
    }
    if isWorse {
      knotChanges[Int(knot)].isWorse = true
    } else {
      knotChanges[Int(knot)].isBetter = true
    }
  }

  /// The component at `index` is not kept down by its recovery any more.
  func endRecovery(of index: UInt32) {
    standings[Int(index)].isRecovering = false
    improved.append(index)
    guard let circle = graph.circles.circle(of: index) else { return }
    recoveries[Int(circle)].count -= 1
    guard recoveries[Int(circle)].count == 0 else { return }
    // From now on what it is and what it is without its recoveries are the same.
    recoveries[Int(circle)].downUnrecovered = nil
    for member in graph.circles.circles[Int(circle)].members { look(at: member) }
  }

  private func note(_ index: UInt32, isDown: Bool) {
    let standing = standings[Int(index)]
    guard standing.isDownUnrecovered != isDown else { return }
    standings[Int(index)].isDownUnrecovered = isDown
    guard isDown else {
      let recovery = graph.recoveries[Int(index)]
      standings[Int(index)].recoveryEnd = now + recovery
      queue.add(.recovery(index), at: now, after: recovery)
      return
    }
    if standing.isRecovering { return }
    standings[Int(index)].isRecovering = true
    if let circle = graph.circles.circle(of: index) { recoveries[Int(circle)].count += 1 }
  }
}
