internal import DependencyGraph

/// What no importer can know while it reads: other inputs may say more of the same ids. After the last
/// one, what a map could not hold is put right, so that what is written can be read.
extension ImportDraft {
  /// Puts right what a map could not hold, and counts it in `coverage`.
  ///
  /// - Complexity: O(*n*) for *n* components, requirements and domains.
  mutating func settle(_ coverage: inout ImportCoverage) {
    defineWhatIsOnlyNamed(&coverage)
    tellApart(&coverage)
    settleDomains(&coverage)
  }

  /// What is required and described nowhere is a component all the same.
  private mutating func defineWhatIsOnlyNamed(_ coverage: inout ImportCoverage) {
    var only: [(id: RedactedText, evidence: EvidenceList)] = []
    for component in components {
      for requirement in component.requirements {
        for id in requirement.ids where !contains(id) { only.append((id, requirement.evidence)) }
      }
      for id in component.within where !contains(id) { only.append((id, component.evidence)) }
    }
    for (id, evidence) in only where !id.isEmpty {
      if !contains(id) { coverage.use("component that is only named") }
      define(id) { component in
        component.confidence = .guessed
        component.evidence.add(evidence)
      }
    }
  }

  /// Ids that redaction made alike get numbers.
  private mutating func tellApart(_ coverage: inout ImportCoverage) {
    var taken = Set(components.map(\.id.text))
    guard taken.count < components.count else { return }
    var seen: Set<String> = []
    var names: [RedactedText: RedactedText] = [:]
    for component in components where !seen.insert(component.id.text).inserted {
      var number = 2
      while !taken.insert(component.id.numbered(number).text).inserted { number += 1 }
      names[component.id] = component.id.numbered(number)
    }
    coverage.use("id that is like another without its secret", count: names.count)
    replaceEach { $0.renamed(names) }
  }

  /// Only a domain holds others, and none holds itself: what is said otherwise is a requirement.
  private mutating func settleDomains(_ coverage: inout ImportCoverage) {
    var order = DomainOrder()
    var changed: [RedactedText: ImportedComponent] = [:]
    for component in components where !component.within.isEmpty {
      var settled = component
      settled.within = []
      for domain in component.within where !settled.within.contains(domain) {
        if self[domain]?.kind == .domain, order.put(component.id, within: domain) {
          settled.within.append(domain)
        } else if domain != component.id {
          var requirement = ImportedRequirement(domain)
          requirement.note = "it is said to stand within it"
          requirement.evidence = component.evidence
          settled.add(requirement)
          coverage.use("place that is no domain of it")
        }
      }
      if settled.within != component.within { changed[component.id] = settled }
    }
    guard !changed.isEmpty else { return }
    replaceEach { changed[$0.id] ?? $0 }
  }
}
