public import DependencyGraph
public import MapDiagnostics

/// What brought a component to its state.
public struct Cause: Sendable {
  /// How it was reached.
  public let kind: CauseKind
  /// The components that had failed, in file order; none for a decree.
  public let components: [Component]
  /// The strength of the requirement; `nil` for a decree and a domain.
  public let strength: Requirement.Strength?
  /// How many alternatives are needed, for `redundancy`.
  public let needs: Int?
  /// How many alternatives there are, for `redundancy`.
  public let of: Int?
  /// The requirement; `nil` for a decree and a domain.
  public let requirement: Requirement?
  /// Where the requirement or the domain stands in the map; `nil` for a decree.
  public let range: SourceRange?
}

extension ScenarioImpact {
  /// What brought `component` to its state: the first requirement in file order, domains first, that
  /// was as bad by the round before; `nil` when it is up.
  ///
  /// Following the components of causes always ends at the scenario.
  ///
  /// - Complexity: O(*q* log *r*) for *q* requirements of the component.
  public func cause(of component: Component) -> Cause? {
    guard let hit = hit(at: component.index) else { return nil }
    guard hit.isWorsened else {
      return Cause(
        kind: .decree, components: [], strength: nil, needs: nil, of: nil, requirement: nil,
        range: nil)
    }
    let round = UInt32(hit.distance - 1)
    for position in map.storage.within[component.index] {
      let record = map.storage.domains[Int(position)]
      guard state(of: record.domain, by: round) >= hit.state else { continue }
      return Cause(
        kind: .domain, components: [map[Int(record.domain)]], strength: nil, needs: nil, of: nil,
        requirement: nil,
        range: map.storage.sources.range(ofStringAt: record.place, in: record.source))
    }
    let positions = map.storage.requirements[component.index]
    var position = positions.lowerBound
    while position < positions.upperBound {
      let record = map.storage.records[Int(position)]
      defer { position += record.span }
      guard !record.flags.contains(.start),
        let level = record.strength.severity(bringing: hit.state),
        record.isGroup || state(of: record.payload, by: round) >= level
      else { continue }
      let requirement = Requirement(map: map, position: position)
      let severities = RequirementSeverities(of: requirement) { state(of: $0, by: round) }
      if severities.severity >= level { return cause(requirement, severities, at: level) }
    }
    preconditionFailure("what is worse than its decree has a cause")
  }

  private func cause(
    _ requirement: Requirement, _ severities: RequirementSeverities, at level: State
  ) -> Cause {
    let culprit = severities.culprit(in: requirement.position, at: level)
    var needs: Int?
    var count: Int?
    if case .group(let members, let needed) = culprit.need {
      needs = needed
      count = members.count
    }
    return Cause(
      kind: needs == nil ? .dependency : .redundancy,
      components: severities.components(below: culprit, at: level),
      strength: requirement.strength, needs: needs, of: count, requirement: requirement,
      range: requirement.range)
  }

  /// The state that the component at `index` had reached by `round`.
  private func state(of index: UInt32, by round: UInt32) -> State {
    hit(at: Int(index))?.state(by: round) ?? .up
  }
}
