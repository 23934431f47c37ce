extension TimedPropagation {
  /// Notes which of the components looked at are down without the recoveries of their circle.
  ///
  /// What is alone in its circle has the state that its requirements give it. In a circle of which nothing
  /// is recovering that holds as well; otherwise it is solved without its recoveries.
  mutating func noteRecoveries() {
    let circles = circlesToSolve()
    for index in seen {
      if let circle = graph.circles.circle(of: index) {
        if circles.contains(circle) { continue }
        circleRounds[index] = nil
      }
      guard graph.recoveries[Int(index)] > 0 else { continue }
      note(index, isDown: standings[Int(index)].stateUnrecovered == .down)
    }
    for circle in circles { solve(circle: circle) }
  }

  /// The circles with members that are recovering and on which something looked at may bear, ascending.
  private func circlesToSolve() -> [UInt32] {
    guard !graph.circles.circles.isEmpty else { return [] }
    let knots = Set(seen.compactMap { graph.circles.knot(of: $0) })
    let circles = knots.flatMap { graph.circles.knots[Int($0)].circles }
    return circles.filter { recoveringCounts[Int($0)] > 0 }.sorted()
  }

  private mutating func solve(circle: UInt32) {
    let members = graph.circles.circles[Int(circle)].members
    let knot = graph.circles.knots[Int(graph.circles.circles[Int(circle)].knot)]
    let solution = localSolution(of: knot.members) { graph.circles.circle(of: $0) == circle }
    for index in members where graph.recoveries[Int(index)] > 0 {
      note(index, isDown: solution.round(of: index) != nil)
    }
    // What recovers was not built up anew when what it needs was; for the causes the circle is.
    let anew = localSolution(of: members) { standings[Int($0)].isDownUnrecovered }
    for index in members {
      circleRounds[index] = anew.round(of: index)
      if standings[Int(index)].state == .down { look(at: index) }
    }
  }

  private mutating func note(_ index: UInt32, isDown: Bool) {
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
    if let circle = graph.circles.circle(of: index) { recoveringCounts[Int(circle)] += 1 }
  }
}
