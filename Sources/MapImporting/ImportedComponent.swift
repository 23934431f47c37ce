package import DependencyGraph

/// What an input says of one component; the keys are those of a map.
package struct ImportedComponent: Sendable {
  package let id: String
  package var kind: ComponentKind
  package var name: String?
  package var description: String?
  package var owner: String?
  package var provider: String?
  package var region: String?
  package var category: String?
  package var url: String?
  package var tier: Int?
  /// Ordered by key when it is written.
  package var labels: [String: String] = [:]
  /// The ids of the domains that hold it.
  package var within: [String] = []
  package var recoverySeconds: Int?
  /// Other names by which other inputs know it.
  package var sameAs: [String] = []
  package var confidence = Confidence.declared
  package var evidence: [String] = []
  /// The number of the last input that named it.
  var lastInput = 0
  package private(set) var requirements: [ImportedRequirement] = []
  /// Where in `requirements` each component is required by itself, to run.
  private var positions: [String: Int] = [:]

  init(id: String, kind: ComponentKind) {
    self.id = id
    self.kind = kind
  }
}

extension ImportedComponent {
  /// Adds a requirement, once: what requires the same adds its evidence, and the better known one's
  /// options hold.
  mutating func add(_ requirement: ImportedRequirement) {
    guard let known = position(of: requirement) else {
      if case .component(let id) = requirement.need, !requirement.isOnlyToStart {
        positions[id] = requirements.count
      }
      requirements.append(requirement)
      return
    }
    let isBetterKnown = requirement.confidence < requirements[known].confidence
    if isBetterKnown {
      let older = requirements[known].evidence
      requirements[known] = requirement
      requirements[known].evidence = older + requirement.evidence.filter { !older.contains($0) }
    } else {
      for text in requirement.evidence where !requirements[known].evidence.contains(text) {
        requirements[known].evidence.append(text)
      }
    }
  }

  private func position(of requirement: ImportedRequirement) -> Int? {
    if case .component(let id) = requirement.need, !requirement.isOnlyToStart {
      return positions[id]
    }
    return requirements.firstIndex {
      $0.need == requirement.need && $0.isOnlyToStart == requirement.isOnlyToStart
    }
  }
}

/// What an input says that a component needs.
package struct ImportedRequirement: Sendable, Equatable {
  /// What is required, to any depth that the importer itself builds.
  package indirect enum Need: Sendable, Equatable {
    case component(String)
    case anyOf([Need], needs: Int)
    case allOf([Need])
  }

  package var need: Need
  package var isSoft = false
  /// Whether only a start needs it.
  package var isOnlyToStart = false
  package var toleratesSeconds: Int?
  package var failoverSeconds: Int?
  package var note: String?
  package var confidence = Confidence.declared
  package var evidence: [String] = []

  package init(_ need: Need) {
    self.need = need
  }

  package init(_ id: String) {
    need = .component(id)
  }

  /// The ids it names.
  package var ids: [String] {
    var ids: [String] = []
    var rest = [need]
    while let next = rest.popLast() {
      switch next {
      case .component(let id): ids.append(id)
      case .anyOf(let members, _), .allOf(let members): rest += members.reversed()
      }
    }
    return ids
  }
}
