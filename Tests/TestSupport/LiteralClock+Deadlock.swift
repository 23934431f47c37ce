import DependencyGraph
import FailurePropagation

extension LiteralClock {
  /// Whether what is down at the end for want of others leads from the component at `index` into a
  /// circle through a requirement to start that is not met.
  package func isHeldByCircleThroughStart(_ index: Int) -> Bool {
    reached(from: [index]).contains { component in
      let wanted = reached(from: wanted(by: component, to: .start))
      return wanted.contains(component)
    }
  }

  private func reached(from start: Set<Int>) -> Set<Int> {
    var (reached, frontier) = (start, start)
    while !frontier.isEmpty {
      let next = frontier.flatMap { index in
        wanted(by: index, to: .run).union(wanted(by: index, to: .start))
      }
      frontier = Set(next).subtracting(reached)
      reached.formUnion(frontier)
    }
    return reached
  }

  /// What is down for ever and keeps the component at `index` down, directly.
  private func wanted(by index: Int, to phase: Requirement.Phase) -> Set<Int> {
    guard let last = instants.last, phase == .run || last.waiting.contains(index) else { return [] }
    let failing = map[index].requirements.filter { requirement in
      requirement.neededTo == phase && requirement.strength == .hard
        && last.plain[requirement.position] == .down
    }
    let needed = failing.flatMap { LiteralClock.leaves($0).map(\.index) }
    let domains = phase == .run ? map[index].domains.map(\.index) : []
    return downForEver.intersection(needed + domains)
  }
}
