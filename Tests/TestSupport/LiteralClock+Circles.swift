import DependencyGraph

extension LiteralClock {
  /// The sets of components that reach each other by `within` and hard requirements to run, each
  /// component that is in no other circle being one by itself. A group leads to all of its members,
  /// spares included.
  static func circles(of map: DependencyMap) -> [Set<Int>] {
    let reached = map.components.map { component in
      var reached: Set<Int> = [component.index]
      var frontier = reached
      while !frontier.isEmpty {
        frontier = Set(frontier.flatMap { next(after: map[$0]) }).subtracting(reached)
        reached.formUnion(frontier)
      }
      return reached
    }
    return Array(
      Set(reached.indices.map { one in reached[one].filter { reached[$0].contains(one) } }))
  }

  private static func next(after component: Component) -> [Int] {
    component.domains.map(\.index)
      + component.requirements.filter { $0.neededTo == .run && $0.strength == .hard }
      .flatMap { leaves($0).map(\.index) }
  }

  /// The components that a requirement speaks of.
  package static func leaves(_ requirement: Requirement) -> [Component] {
    if case .component(let component) = requirement.need { return [component] }
    return requirement.members.flatMap(leaves)
  }

  /// The longest time over which the past is felt, in seconds.
  static func longestDuration(in map: DependencyMap) -> Int {
    var pending = map.components.flatMap(\.requirements)
    var durations = map.components.compactMap(\.recovery)
    while let requirement = pending.popLast() {
      durations += [requirement.tolerates, requirement.failover].compactMap(\.self)
      pending += requirement.members
    }
    return durations.map { Int($0.components.seconds) }.max() ?? 0
  }
}
