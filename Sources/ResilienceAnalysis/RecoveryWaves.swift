import DependencyGraph
import FailurePropagation

extension Timeline {
  /// What comes back when, and in which order at one instant.
  ///
  /// - Complexity: O(*c* log *c* + *q*) for *c* components that come back with *q* requirements.
  func waves() -> [RecoveryPlan.Wave] {
    var returning: [Int64: [Int]] = [:]
    for component in Set(outages.map(\.component.index)) {
      guard let last = outages(of: map[component]).last(where: { $0.state == .down }),
        let end = last.endSeconds
      else { continue }
      returning[end, default: []].append(component)
    }
    var paths = ReturnPaths(self)
    return returning.keys.sorted().flatMap { time in
      order(returning[time, default: []].sorted()).map { members in
        let components = members.map { map[$0] }
        let origins = components.compactMap { paths.origin(of: $0, endingAt: time) }
        return RecoveryPlan.Wave(
          time: .seconds(time), components: components,
          origin: origins.min().map { .seconds($0) })
      }
    }
  }

  /// `components`, all coming back at one instant, in the order in which one needs another; what needs
  /// each other together.
  private func order(_ components: [Int]) -> [[Int]] {
    let places = Dictionary(uniqueKeysWithValues: zip(components, 0...))
    let needs = components.map { index in
      needed(by: map[index]).compactMap { places[$0] }.map { UInt32($0) }
    }
    let circles = StronglyConnectedComponents(vertexCount: components.count) { vertex, cursor in
      guard Int(cursor) < needs[Int(vertex)].count else { return nil }
      defer { cursor += 1 }
      return needs[Int(vertex)][Int(cursor)]
    }
    var levels = Array(repeating: -1, count: components.count)
    var waves: [[Int]] = []
    for range in circles.ranges {
      let members = circles.order[range]
      let level =
        members.lazy.flatMap { needs[Int($0)] }.map { levels[Int($0)] }.max().map { $0 + 1 } ?? 0
      for member in members { levels[Int(member)] = level }
      while waves.count <= level { waves.append([]) }
      waves[level] += members.map { components[Int($0)] }
    }
    return waves.map { $0.sorted() }
  }

  /// What may keep `component` down: its domains, what it needs to run, and when it had stopped what it
  /// needs to start.
  private func needed(by component: Component) -> [Int] {
    let hadStopped = outages(of: component).contains {
      [.decree, .domain, .start].contains($0.cause.kind)
    }
    return component.domains.map(\.index)
      + component.requirements.filter {
        $0.strength.takesDown && ($0.neededTo == .run || hadStopped)
      }.flatMap { $0.components.map(\.index) }
  }
}
