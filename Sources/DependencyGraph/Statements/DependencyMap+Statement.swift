extension DependencyMap {
  /// The map as what a text would say: what several texts said of a component is one entry.
  ///
  /// - Complexity: O(*n* log *n*) for *n* components, and their requirements.
  public var statement: MapStatement {
    var all = heading
    all.components = statementOrder.map { self.statement(ofComponentAt: $0.index, names: $0.names) }
    all.scenarios = storage.scenarioStatements
    return all
  }

  /// The statement without components and scenarios.
  package var heading: MapStatement {
    var statement = MapStatement(name: name)
    statement.schema = storage.schema
    statement.description = description
    statement.origins = storage.origins
    statement.isMerged = storage.isMerged
    statement.extensions = storage.extensions
    return statement
  }

  /// The components by id, with their other names in order.
  package var statementOrder: [(index: UInt32, names: [String])] {
    var names: [UInt32: [String]] = [:]
    for (position, index) in storage.namedComponents.enumerated() {
      names[index, default: []].append(storage.otherNames[UInt32(position)])
    }
    return (0..<UInt32(componentCount)).sorted { storage.ids.precedes($0, $1) }.map { index in
      (index, (names[index] ?? []).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }
  }

  /// What the map says of one component.
  package func statement(ofComponentAt index: UInt32, names: [String]) -> ComponentStatement {
    let component = self[Int(index)]
    let isStub = component.isStub
    var statement = ComponentStatement(component.id)
    statement.declaration = isStub ? .stub : .definition
    if isStub ? !storage.hasOpenKind[index] : component.kind != .service {
      statement.kind = component.kind
    }
    let unordered = storage.unordered[index]
    func isUnordered(_ key: ComponentKey) -> Bool { unordered & 1 << UInt32(key.rawValue) != 0 }
    statement.within = component.domains.map(\.id)
    if isUnordered(.within) { statement.within.sortByBytes() }
    statement.sameAs = names
    for key in ComponentKey.attributes {
      let value = storage.value(key, of: index)
      statement[key] = isUnordered(key) ? value?.sorted : value
    }
    statement.requirements = component.requirements.map(\.statement)
    if isUnordered(.dependsOn) {
      let texts = statement.requirements.map { (text: $0.json, requirement: $0) }
      statement.requirements = texts.sorted {
        $0.text.utf8.lexicographicallyPrecedes($1.text.utf8)
      }.map(\.requirement)
    }
    return statement
  }
}

extension AttributeValue {
  /// The value with lists in the order of their bytes.
  package var sorted: AttributeValue {
    switch self {
    case .text, .wholeNumber, .decimal, .duration, .confidence: return self
    case .texts(var texts):
      texts.sortByBytes()
      return .texts(texts)
    case .labels(let labels):
      return .labels(labels.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) })
    case .extensions(let keys):
      return .extensions(keys.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) })
    }
  }
}

extension [String] {
  package mutating func sortByBytes() {
    sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

extension Requirement {
  /// The requirement as what a text would say.
  ///
  /// - Complexity: O(records); no recursion.
  package var statement: RequirementStatement {
    let end = position + record.span
    // From the back, so that the members of a group are there when its own record comes.
    var waiting: [RequirementStatement] = []
    for inner in (position..<end).reversed() {
      let requirement = Requirement(map: map, position: inner)
      let count = requirement.record.isGroup ? Int(map.storage.memberCount(of: inner)) : 0
      let members = Array(waiting.suffix(count).reversed())
      waiting.removeLast(count)
      waiting.append(requirement.statement(members: members))
    }
    return waiting[0]
  }

  private func statement(members: [RequirementStatement]) -> RequirementStatement {
    let record = record
    var statement: RequirementStatement
    if record.flags.contains(.allOf) {
      statement = RequirementStatement(.allOf(members))
    } else if record.isGroup {
      statement = RequirementStatement(.anyOf(members, needs: Int(record.payload)))
    } else {
      statement = RequirementStatement(map.storage.ids[record.payload])
    }
    let options = map.storage.options(of: position)
    for key in RequirementKey.allCases {
      switch key {
      case .component, .anyOf, .allOf, .needs: break
      case .strength: statement.strength = strength
      case .neededTo: statement.neededTo = neededTo
      case .confidence: statement.confidence = confidence
      case .tolerates: statement.tolerates = tolerates
      case .failover: statement.failover = failover
      case .note: statement.note = note
      case .evidence:
        statement.evidence = evidence
        if options?.isUnordered(key) == true { statement.evidence.sortByBytes() }
      case .extensions:
        var keys = value(.extensions)
        if options?.isUnordered(key) == true { keys = keys?.sorted }
        if case .extensions(let keys) = keys { statement.extensions = keys }
      }
    }
    return statement
  }
}

extension RequirementOptions {
  /// Whether the list behind `key` was made of several.
  package func isUnordered(_ key: RequirementKey) -> Bool {
    unordered & 1 << UInt16(key.rawValue) != 0
  }
}
