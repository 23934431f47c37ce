package import DependencyGraph

/// What an input says of one component; the keys are those of a map.
package struct ImportedComponent: Sendable {
  package private(set) var id: RedactedText
  package var kind: ComponentKind
  package var name: RedactedText?
  package var description: RedactedText?
  package var owner: RedactedText?
  package var provider: RedactedText?
  package var region: RedactedText?
  package var category: RedactedText?
  package var url: RedactedText?
  /// Ordered by key when it is written.
  package var labels: [RedactedText: RedactedText] = [:]
  /// The ids of the domains that hold it.
  package var within: [RedactedText] = []
  package var confidence = Confidence.declared
  package var evidence = EvidenceList()
  /// The number of the last input that named it.
  var lastInput = 0
  package private(set) var requirements: [ImportedRequirement] = []
  /// Where in `requirements` each need stands.
  private var positions: [Statement: Int] = [:]

  /// What makes two requirements one.
  private struct Statement: Hashable {
    var need: ImportedRequirement.Need
    var isOnlyToStart: Bool
  }

  init(id: RedactedText, kind: ComponentKind) {
    self.id = id
    self.kind = kind
  }

  /// Adds a requirement, once: what requires the same adds its evidence, and the better known one's
  /// options hold.
  ///
  /// - Complexity: O(*m*) for *m* ids in the requirement.
  mutating func add(_ requirement: ImportedRequirement) {
    let statement = Statement(
      need: requirement.need, isOnlyToStart: requirement.isOnlyToStart)
    guard let known = positions[statement] else {
      positions[statement] = requirements.count
      requirements.append(requirement)
      return
    }
    if requirement.confidence < requirements[known].confidence {
      var better = requirement
      better.evidence = requirements[known].evidence
      better.evidence.add(requirement.evidence)
      requirements[known] = better
    } else {
      requirements[known].evidence.add(requirement.evidence)
    }
  }

  /// The same with other ids, in it and where it refers to others.
  func renamed(_ names: [RedactedText: RedactedText]) -> ImportedComponent {
    var renamed = self
    renamed.id = names[id] ?? id
    renamed.within = within.map { names[$0] ?? $0 }
    renamed.requirements = []
    renamed.positions = [:]
    for requirement in requirements {
      var requirement = requirement
      requirement.need = requirement.need.renamed(names)
      renamed.add(requirement)
    }
    return renamed
  }
}
