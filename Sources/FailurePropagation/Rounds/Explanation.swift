public import DependencyGraph
public import MapDiagnostics

/// Why one component is in its state: the causes back to the scenario, and what kept it from worse.
public struct Explanation: Sendable {
  /// One component on the way from the scenario.
  public struct Step: Sendable {
    /// The component.
    public let component: Component
    /// Its state.
    public let state: State
    /// The round in which it came to it.
    public let distance: Int
    /// What brought it there.
    public let cause: Cause
  }

  /// Something that kept the component from being worse.
  public struct Held: Sendable {
    /// What held, as a sentence.
    public let reason: String
    /// The components of the requirement that still work, or, where it gave way without harm, those
    /// that failed.
    public let components: [Component]
    /// The whole requirement that held; `nil` when there is none.
    public let requirement: Requirement?
    /// Where it, or the group in it that held, stands; `nil` when there is none.
    public let range: SourceRange?
  }

  /// The component.
  public let component: Component
  /// Its state.
  public let state: State
  /// The component itself and the components of all causes, each once, nearest first; none when it
  /// is up.
  public let steps: [Step]
  /// What kept it from being worse; none when it is down.
  public let held: [Held]
}

extension ScenarioImpact {
  /// Why `component` is in its state.
  ///
  /// - Complexity: O(*s* · *q* log *r*) for *s* steps with *q* requirements each.
  public func explanation(of component: Component) -> Explanation {
    var steps: [Explanation.Step] = []
    var queue = [component]
    var seen: Set<Int> = [component.index]
    var next = 0
    while next < queue.count {
      let current = queue[next]
      next += 1
      guard let hit = hit(at: current.index), let cause = cause(of: current) else { continue }
      steps.append(
        Explanation.Step(
          component: current, state: hit.state, distance: hit.distance, cause: cause))
      queue += cause.components.filter { seen.insert($0.index).inserted }
    }
    return Explanation(
      component: component, state: state(of: component), steps: steps, held: held(component))
  }

  /// What keeps `component` from being worse than it is.
  private func held(_ component: Component) -> [Explanation.Held] {
    let state = state(of: component)
    guard state != .down else { return [] }
    // A group helped when it lost members and still is better than what it keeps away.
    let kept: State = state == .up ? .degraded : .down
    var held: [Explanation.Held] = []
    for requirement in component.requirements {
      let severities = RequirementSeverities(of: requirement) { self.state(ofComponentAt: $0) }
      if severities.severity >= kept {
        held.append(softened(requirement, severities, kept))
      } else if requirement.neededTo == .run {
        held += spares(requirement, severities, kept)
      }
    }
    if held.isEmpty {
      let reason =
        state == .up ? "nothing it needs is affected" : "nothing it cannot run without is down"
      held.append(
        Explanation.Held(reason: reason, components: [], requirement: nil, range: nil))
    }
    return held
  }

  private func softened(
    _ requirement: Requirement, _ severities: RequirementSeverities, _ kept: State
  ) -> Explanation.Held {
    let word = requirement.neededTo == .start ? "needed only to start" : "only a soft dependency"
    return Explanation.Held(
      reason: "\(requirement.phrase) is \(word)",
      components: severities.components(below: requirement, at: kept), requirement: requirement,
      range: requirement.range)
  }

  /// The groups of a working requirement that lost members and have enough left.
  private func spares(
    _ requirement: Requirement, _ severities: RequirementSeverities, _ kept: State
  ) -> [Explanation.Held] {
    var held: [Explanation.Held] = []
    let end = requirement.position + requirement.record.span
    for position in requirement.position..<end {
      guard map.storage.records[Int(position)].isGroup, severities.severity(at: position) < kept
      else {
        continue
      }
      let group = Requirement(map: map, position: position)
      let members = group.members
      let working = members.filter { severities.severity(at: $0.position) < kept }
      guard working.count < members.count else { continue }
      let names = NameList.text(members, name: \.phrase)
      let verb = working.count == 1 ? "works" : "work"
      held.append(
        Explanation.Held(
          reason: "\(working.count) of \(members.count) [\(names)] still \(verb)",
          components: working.compactMap {
            guard case .component(let component) = $0.need else { return nil }
            return component
          }, requirement: requirement, range: group.range))
    }
    return held
  }
}
