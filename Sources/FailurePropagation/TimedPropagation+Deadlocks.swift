import DependencyGraph

extension TimedPropagation {
  /// The circles that hold `stuck` down, once nothing happens any more.
  ///
  /// Each component waits for the first that its cause names. So all that is stuck leads to circles, or
  /// under events that never end to what these keep down; and each circle goes through a start, since the
  /// other causes lead back in time.
  func deadlocks(among stuck: [UInt32]) -> [ColdStartDeadlock] {
    if stuck.isEmpty { return [] }
    var places = Array(repeating: UInt32.max, count: standings.count)
    for (place, index) in stuck.enumerated() { places[Int(index)] = UInt32(place) }
    let solution = localSolution(of: stuck, at: places) { _ in true }
    let causes = Dictionary(
      uniqueKeysWithValues: stuck.map { ($0, cause(of: $0, in: solution)) })
    /// Which circle a component leads to; -1 for none, nothing while it is not known.
    var circleOf: [UInt32: Int] = [:]
    var circles: [[UInt32]] = []
    for first in stuck where circleOf[first] == nil {
      var path: [UInt32] = []
      var places: [UInt32: Int] = [:]
      var next: UInt32? = first
      while let index = next, circleOf[index] == nil, places[index] == nil {
        places[index] = path.count
        path.append(index)
        next = causes[index]??.components.lazy.map { UInt32($0) }.first { causes[$0] != nil }
      }
      var circle = next.flatMap { circleOf[$0] } ?? -1
      if let next, let place = places[next] {
        circle = circles.count
        circles.append(Array(path[place...]))
      }
      for index in path { circleOf[index] = circle }
    }
    return circles.indices.map { number in
      deadlock(circles[number], causes, of: stuck.filter { circleOf[$0] == number }, stuck, places)
    }
  }

  /// What keeps the component at `index` down in `solution`, in which nothing recovers.
  private func cause(of index: UInt32, in solution: LocalSolution) -> TimedCause? {
    guard let round = solution.round(of: index) else { return nil }
    if solution.isHeld(index) {
      return requirementCause(of: index, neededTo: .start) { _ in true }
    }
    return inheritedCause(of: index) { other in
      solution.contains(other) ? solution.round(of: other).map { $0 < round } ?? false : true
    }
  }

  private func deadlock(
    _ circle: [UInt32], _ causes: [UInt32: TimedCause?], of components: [UInt32],
    _ stuck: [UInt32], _ places: [UInt32]
  ) -> ColdStartDeadlock {
    let start = circle.indices.first { causes[circle[$0]]??.kind == .start } ?? 0
    let turned = Array(circle[start...] + circle[..<start])
    let steps = turned.indices.compactMap { place in
      causes[turned[place]]?.map { cause in
        ColdStartDeadlock.Step(
          component: Int(turned[place]), waitsFor: Int(turned[(place + 1) % turned.count]),
          cause: cause)
      }
    }
    let opening = steps.first { step in
      guard let requirement = step.cause.requirement else { return false }
      let solution = localSolution(
        of: stuck, at: places, ignoring: requirement.position, recovers: { _ in true })
      return turned.allSatisfy { solution.round(of: $0) == nil }
    }
    return ColdStartDeadlock(
      circle: steps, components: components.map(Int.init), opening: opening?.cause.requirement,
      openingComponent: opening?.component)
  }
}
