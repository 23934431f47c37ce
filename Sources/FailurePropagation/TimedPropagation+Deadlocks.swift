import DependencyGraph

extension TimedPropagation {
  /// The circles that hold `stuck` down, once nothing happens any more.
  ///
  /// Each component waits for the first that its cause names. So all that is stuck leads to circles, or
  /// under events that never end to what these keep down; and each circle goes through a start, since the
  /// other causes lead back in time.
  func deadlocks(among stuck: [UInt32]) -> [ColdStartDeadlock] {
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
        next = awaited(by: index, among: stuck)
      }
      var circle = next.flatMap { circleOf[$0] } ?? -1
      if let next, let place = places[next] {
        circle = circles.count
        circles.append(Array(path[place...]))
      }
      for index in path { circleOf[index] = circle }
    }
    return circles.indices.map { number in
      deadlock(circles[number], stuck.filter { circleOf[$0] == number }, stuck)
    }
  }

  /// What a component that is stuck waits for: of what its cause names the first that is stuck too.
  private func awaited(by index: UInt32, among stuck: [UInt32]) -> UInt32? {
    guard let open = openOutages[index] else { return nil }
    return outages[open].cause.components.lazy.map { UInt32($0) }.first { contains(stuck, $0) }
  }

  private func contains(_ sorted: [UInt32], _ index: UInt32) -> Bool {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < index { low = middle + 1 } else { high = middle }
    }
    return low < sorted.count && sorted[low] == index
  }

  private func deadlock(
    _ circle: [UInt32], _ components: [UInt32], _ stuck: [UInt32]
  ) -> ColdStartDeadlock {
    func cause(_ index: UInt32) -> TimedCause {
      openOutages[index].map { outages[$0].cause } ?? self.cause(of: index)
    }
    let start = circle.indices.first { cause(circle[$0]).kind == .start } ?? 0
    let turned = Array(circle[start...] + circle[..<start])
    let steps = turned.indices.map { place in
      ColdStartDeadlock.Step(
        component: Int(turned[place]), waitsFor: Int(turned[(place + 1) % turned.count]),
        cause: cause(turned[place]))
    }
    let opening = steps.first { step in
      guard let requirement = step.cause.requirement else { return false }
      let solution = localSolution(of: stuck, ignoring: requirement.position) { _ in true }
      return turned.allSatisfy { solution.round(of: $0) == nil }
    }
    return ColdStartDeadlock(
      circle: steps, components: components.map(Int.init), opening: opening?.cause.requirement,
      openingComponent: opening?.component)
  }
}
