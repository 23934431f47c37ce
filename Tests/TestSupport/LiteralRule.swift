import DependencyGraph
import FailurePropagation

/// The rule of `docs/semantics.md`, executed as it is written: every component re-evaluated at once,
/// round after round, from nothing but the map's own views. Slow and obvious.
package struct LiteralRule {
  package let map: DependencyMap
  private let decrees: [State]
  /// The states after each round, the decrees first, the least solution last.
  package private(set) var rounds: [[State]]

  package init(_ map: DependencyMap, failing: Set<Int>, degrading: Set<Int> = []) {
    self.map = map
    decrees = (0..<map.componentCount).map {
      failing.contains($0) ? .down : degrading.contains($0) ? .degraded : .up
    }
    rounds = [decrees]
    while true {
      let next = (0..<map.componentCount).map { evaluate($0) }
      if next == rounds[rounds.count - 1] { return }
      rounds.append(next)
    }
  }

  package var states: [State] { rounds[rounds.count - 1] }

  /// state(c) = max(decree(c), states of its domains, severities of what it needs to run)
  private func evaluate(_ index: Int) -> State {
    let component = map[index]
    let last = rounds.count - 1
    let domains = component.domains.map { rounds[last][$0.index] }
    let severities = component.requirements.filter { $0.neededTo == .run }.map {
      softened(severity($0, in: rounds[last]), $0.strength)
    }
    return ([decrees[index]] + domains + severities).max() ?? .up
  }

  /// The severity before softening: the k-th smallest of a group's members'.
  private func severity(_ requirement: Requirement, in states: [State]) -> State {
    switch requirement.need {
    case .component(let component): states[component.index]
    case .group(let members, let needs):
      members.map { severity($0, in: states) }.sorted()[needs - 1]
    }
  }

  private func softened(_ severity: State, _ strength: Requirement.Strength) -> State {
    guard strength == .soft else { return severity }
    return severity == .down ? .degraded : .up
  }

  /// The round in which a component reached its final state; `nil` when it is up.
  package func distance(_ index: Int) -> Int? {
    guard states[index] != .up else { return nil }
    return rounds.firstIndex { $0[index] == states[index] }
  }

  /// Whether what is down is worse than its decree.
  package func isWorsened(_ index: Int) -> Bool { states[index] > decrees[index] }

  /// Not down, and in a working requirement to run some outermost `anyOf` with a spare has exactly as
  /// many members left as it needs.
  package func hasLostRedundancy(_ index: Int) -> Bool {
    guard states[index] != .down else { return false }
    return map[index].requirements.contains { requirement in
      requirement.neededTo == .run && severity(requirement, in: states) != .down
        && hasGroupAtItsLimit(requirement)
    }
  }

  private func hasGroupAtItsLimit(_ requirement: Requirement) -> Bool {
    guard case .group(let members, let needs) = requirement.need else { return false }
    if !requirement.isAllOf, members.count > needs {
      return members.count { severity($0, in: states) != .down } == needs
    }
    return members.contains(where: hasGroupAtItsLimit)
  }

  /// The kind and the components of a cause.
  package struct Cause: Equatable {
    package var kind: String
    package var components: [String]

    package init(kind: String, components: [String]) {
      self.kind = kind
      self.components = components
    }
  }

  /// The first requirement, domains first, that had brought the component to its state by the round
  /// before.
  package func cause(_ index: Int) -> Cause? {
    guard let round = distance(index) else { return nil }
    guard round > 0 else { return Cause(kind: "decree", components: []) }
    let (state, before) = (states[index], rounds[round - 1])
    let component = map[index]
    if let domain = component.domains.first(where: { before[$0.index] >= state }) {
      return Cause(kind: "domain", components: [domain.id])
    }
    for requirement in component.requirements where requirement.neededTo == .run {
      guard softened(severity(requirement, in: before), requirement.strength) >= state else {
        continue
      }
      let hard: State = requirement.strength == .soft ? .down : state
      var culprit = requirement
      while culprit.isAllOf {
        guard let failing = culprit.members.first(where: { severity($0, in: before) >= hard })
        else { break }
        culprit = failing
      }
      var names: [String] = []
      for name in failing(culprit, hard, before) where !names.contains(name) { names.append(name) }
      let kind = if case .component = culprit.need { "dependency" } else { "redundancy" }
      return Cause(kind: kind, components: names)
    }
    return nil
  }

  private func failing(
    _ requirement: Requirement, _ state: State, _ before: [State]
  ) -> [String] {
    switch requirement.need {
    case .component(let component): [component.id]
    case .group(let members, _):
      (requirement.isAllOf
        ? Array(members.filter { severity($0, in: before) >= state }.prefix(1))
        : members.filter { severity($0, in: before) >= state })
        .flatMap { failing($0, state, before) }
    }
  }
}
