public import DependencyGraph
public import MapDiagnostics

/// What brought a component to its state.
public struct Cause: Sendable {
  /// How a failure reaches a component.
  public enum Kind: String, Sendable {
    /// The scenario says so.
    case decree
    /// A domain that holds it is lost.
    case domain
    /// A component it depends on.
    case dependency
    /// Too few alternatives are left.
    case redundancy
  }

  /// How it was reached.
  public let kind: Kind
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
    let within = map.storage.within[component.index]
    for position in within {
      let record = map.storage.domains[Int(position)]
      guard isAtLeast(hit.state, record.domain, by: round) else { continue }
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
      let strength: Requirement.Strength = record.flags.contains(.soft) ? .soft : .hard
      guard !record.flags.contains(.start), let severity = hardSeverity(for: hit.state, strength),
        record.isGroup || isAtLeast(severity, record.payload, by: round)
      else { continue }
      let requirement = Requirement(map: map, position: position)
      let failure = GroupFailure(requirement, in: map) { isAtLeast(severity, $0, by: round) }
      if failure.isFailing { return cause(requirement, failure) }
    }
    preconditionFailure("what is worse than its decree has a cause")
  }

  /// How bad a requirement must be before softening to bring its dependent to `state`.
  func hardSeverity(for state: State, _ strength: Requirement.Strength) -> State? {
    guard strength == .soft else { return state }
    return state == .degraded ? .down : nil
  }

  private func cause(_ requirement: Requirement, _ failure: GroupFailure) -> Cause {
    let culprit = failure.culprit
    var needs: Int?
    var count: Int?
    if case .group(let members, let needed) = culprit.need {
      needs = needed
      count = members.count
    }
    return Cause(
      kind: needs == nil ? .dependency : .redundancy,
      components: failure.components(below: culprit), strength: requirement.strength, needs: needs,
      of: count, requirement: requirement, range: requirement.range)
  }

  /// Whether the component at `index` was at least as bad as `state` by `round`.
  func isAtLeast(_ state: State, _ index: UInt32, by round: UInt32) -> Bool {
    guard let hit = hit(at: Int(index)) else { return false }
    return (state == .down ? hit.downRound : hit.degradedRound) <= round
  }
}
