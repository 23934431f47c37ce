package import DependencyGraph

/// What an input says that a component needs.
package struct ImportedRequirement: Sendable, Equatable {
  /// What is required, to any depth that the importer itself builds.
  package indirect enum Need: Sendable, Hashable {
    case component(RedactedText)
    case anyOf([Need], needs: Int)
    case allOf([Need])
  }

  package var need: Need
  package var isSoft = false
  /// Whether only a start needs it.
  package var isOnlyToStart = false
  package var toleratesSeconds: Int?
  package var failoverSeconds: Int?
  package var note: RedactedText?
  package var confidence = Confidence.declared
  package var evidence = EvidenceList()

  package init(_ need: Need) {
    self.need = need
  }

  package init(_ id: RedactedText) {
    need = .component(id)
  }

  /// One of `ids`, of which one is enough; the one itself where there is no other.
  package init(oneOf ids: [RedactedText]) {
    var seen: Set<RedactedText> = []
    let each = ids.filter { seen.insert($0).inserted }.map { Need.component($0) }
    need = each.count == 1 ? each[0] : .anyOf(each, needs: 1)
  }

  /// What is left of it for a component called `id`, which does not require itself; `nil` when that is
  /// nothing, or when the component is itself one of the alternatives.
  func without(_ id: RedactedText) -> ImportedRequirement? {
    guard need.names(id) else { return self }
    guard case .allOf(let members) = need else { return nil }
    var rest = self
    let others = members.filter { $0 != .component(id) }
    rest.need = others.count == 1 ? others[0] : .allOf(others)
    return others.isEmpty || rest.need.names(id) ? nil : rest
  }

  /// The ids it names, as they stand.
  package var ids: [RedactedText] { need.ids }
}

extension ImportedRequirement.Need {
  /// The ids it names, as they stand.
  var ids: [RedactedText] {
    if case .component(let id) = self { return [id] }
    var ids: [RedactedText] = []
    var rest = [self]
    while let next = rest.popLast() {
      switch next {
      case .component(let id): ids.append(id)
      case .anyOf(let members, _), .allOf(let members): rest += members.reversed()
      }
    }
    return ids
  }

  /// The same with other ids. Importers nest a few levels, whatever the input says.
  func renamed(_ names: [RedactedText: RedactedText]) -> ImportedRequirement.Need {
    switch self {
    case .component(let id): .component(names[id] ?? id)
    case .anyOf(let members, let needs): .anyOf(members.map { $0.renamed(names) }, needs: needs)
    case .allOf(let members): .allOf(members.map { $0.renamed(names) })
    }
  }

  fileprivate func names(_ id: RedactedText) -> Bool {
    if case .component(let own) = self { return own == id }
    return ids.contains(id)
  }
}
