import DependencyGraph

extension TimedPropagation {
  /// The circles that hold `stuck` down, once nothing happens any more, by ascending first component.
  ///
  /// Each component waits for the first that its cause names. So all that is stuck leads to circles, or
  /// under events that never end to what these keep down; and each circle goes through a start, since the
  /// other causes lead back to earlier rounds.
  ///
  /// - Complexity: O(*s* · *q*) for *s* starts one after another and *q* records of all that is stuck, for
  ///   the causes and for each requirement that is tried as an opening.
  func deadlocks(among stuck: [UInt32]) -> [ColdStartDeadlock] {
    if stuck.isEmpty { return [] }
    var places = Array(repeating: UInt32.max, count: standings.count)
    for (place, index) in stuck.enumerated() { places[Int(index)] = UInt32(place) }
    let solution = localSolution(of: stuck, at: places) { _ in true }
    var causes: [UInt32: CauseRecord] = [:]
    for index in stuck { causes[index] = cause(of: index, in: solution) }
    let found = deadlockCircles(of: stuck, causes)
    for held in found.held {
      for (place, index) in held.enumerated() { places[Int(index)] = UInt32(place) }
    }
    return zip(found.circles, found.held).map { deadlock($0, of: $1, causes, places) }
  }

  /// What keeps the component at `index` down in `solution`, in which nothing recovers.
  private func cause(of index: UInt32, in solution: LocalSolution) -> CauseRecord? {
    guard let round = solution.round(of: index) else { return nil }
    if solution.isHeld(index) {
      return requirementCause(of: index, neededTo: .start) { _ in true }
    }
    return inheritedCause(of: index) { other in
      solution.contains(other) ? solution.round(of: other).map { $0 < round } ?? false : true
    }
  }

  /// The circles to which waiting leads, and for each the components that it holds, ascending.
  private func deadlockCircles(
    of stuck: [UInt32], _ causes: [UInt32: CauseRecord]
  ) -> (circles: [[UInt32]], held: [[UInt32]]) {
    /// The circle that a component leads to; -1 for none, nothing while it is not known.
    var circleOf: [UInt32: Int] = [:]
    var circles: [[UInt32]] = []
    for first in stuck where circleOf[first] == nil {
      var path: [UInt32] = []
      var places: [UInt32: Int] = [:]
      var next: UInt32? = first
      while let index = next, circleOf[index] == nil, places[index] == nil {
        places[index] = path.count
        path.append(index)
        next = causes[index]?.components.first { causes[$0] != nil }
      }
      var circle = next.flatMap { circleOf[$0] } ?? -1
      if let next, let place = places[next] {
        circle = circles.count
        circles.append(Array(path[place...]))
      }
      for index in path { circleOf[index] = circle }
    }
    var held = Array(repeating: [UInt32](), count: circles.count)
    for index in stuck {
      if let circle = circleOf[index], circle >= 0 { held[circle].append(index) }
    }
    return (circles, held)
  }

  private func deadlock(
    _ circle: [UInt32], of components: [UInt32], _ causes: [UInt32: CauseRecord],
    _ places: [UInt32]
  ) -> ColdStartDeadlock {
    let start = circle.indices.first { causes[circle[$0]]?.kind == .start } ?? 0
    let turned = Array(circle[start...] + circle[..<start])
    let steps = turned.indices.compactMap { place in
      causes[turned[place]].map { cause in
        ColdStartDeadlock.Step(
          component: graph.map[Int(turned[place])],
          waitsFor: graph.map[Int(turned[(place + 1) % turned.count])],
          cause: cause.cause(in: graph.map))
      }
    }
    let opening = steps.prefix(ColdStartDeadlock.maximumTriedSteps).first { step in
      guard let requirement = step.cause.requirement else { return false }
      let solution = localSolution(
        of: components, at: places, ignoring: requirement.position, recovers: { _ in true })
      return turned.allSatisfy { solution.round(of: $0) == nil }
    }
    return ColdStartDeadlock(
      circle: steps, components: components.map { graph.map[Int($0)] },
      opening: opening?.cause.requirement,
      openingComponent: opening?.component)
  }
}
