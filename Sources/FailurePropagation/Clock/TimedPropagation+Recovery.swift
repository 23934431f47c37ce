import DependencyGraph

extension TimedPropagation {
  /// Notes which of the components looked at are down without the recoveries of their circle.
  ///
  /// What is alone in its circle has the state that its requirements give it. In a circle of which nothing
  /// is recovering that holds as well; otherwise it is solved without its recoveries.
  func noteRecoveries() {
    let solved = circles.takeCirclesToSolve()
    // What is noted of one member must not hide the others, so all are chosen before.
    let unhindered = work.seen.filter { !circles.isRecovering(circleOf: $0) }
    for index in unhindered {
      circles.forgetRound(of: index)
      guard graph.recoveries[Int(index)] > 0 else { continue }
      note(index, isDown: standings[Int(index)].stateUnrecovered == .down)
    }
    for circle in solved { solve(circle) }
  }

  private func solve(_ circle: UInt32) {
    let members = circles.map.circles[Int(circle)].members
    let knot = circles.map.knots[Int(circles.map.circles[Int(circle)].knot)]
    let solution = localSolution(of: knot.members, at: circles.map.places) {
      graph.circles.circle(of: $0) == circle
    }
    circles.note(circle, solution)
    for index in members {
      if graph.recoveries[Int(index)] > 0 { note(index, isDown: solution.round(of: index) != nil) }
      if standings[Int(index)].state == .down { work.look(at: index) }
    }
  }

  /// The component at `index` is not kept down by its recovery any more.
  func endRecovery(of index: UInt32) {
    standings[Int(index)].isRecovering = false
    work.improved.append(index)
    for member in circles.end(index) { work.look(at: member) }
  }

  private func note(_ index: UInt32, isDown: Bool) {
    let standing = standings[Int(index)]
    guard standing.isDownUnrecovered != isDown else { return }
    standings[Int(index)].isDownUnrecovered = isDown
    guard isDown else {
      let recovery = graph.recoveries[Int(index)]
      standings[Int(index)].recoveryEnd = now.addingClamped(recovery)
      queue.add(.recovery(index), at: now, after: recovery)
      return
    }
    if standing.isRecovering { return }
    standings[Int(index)].isRecovering = true
    circles.begin(index)
  }
}
