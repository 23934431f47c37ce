import DependencyGraph
import MapDiagnostics

/// Components that go by several names become one: by their `sameAs`, and by rules.
///
///     {"id": "checkout", "sameAs": "checkout-svc"}        cart ──► checkout-svc
///
///     cart ──► checkout, and what is said of checkout-svc is said of checkout
extension MapBuilder {
  /// Joins names, and renumbers everything so that each component has one number.
  mutating func joinNames(_ rules: NameRules) {
    guard !namings.isEmpty || !rules.rules.isEmpty else { return }
    var names = JoinedNames(count: storage.ids.count)
    for naming in namings {
      for other in otherNames[Int(naming.otherNames.lowerBound)..<Int(naming.otherNames.upperBound)]
      {
        names.join(other.number, into: naming.component)
      }
    }
    apply(rules, to: &names)
    guard names.hasJoined else { return }
    foldDeclarations(names)
    renumber(names)
  }

  private mutating func apply(_ rules: NameRules, to names: inout JoinedNames) {
    guard !rules.rules.isEmpty else { return }
    let origins = headings.map { heading -> Set<String?> in
      heading.origins.isEmpty ? [nil] : Set(heading.origins.map(\.name))
    }
    var definers: [UInt32: Set<String?>] = [:]
    for index in 0..<UInt32(storage.count) where standings[Int(index)] == .defined {
      definers[index, default: []].formUnion(origins[Int(storage.placeSources[Int(index)])])
    }
    for addition in additions {
      definers[addition.id, default: []].formUnion(origins[Int(addition.source)])
    }
    for index in 0..<UInt32(storage.count) {
      var name = rules.name(for: id(index), origins: definers[index] ?? [])
      guard name != id(index) else { continue }
      let other = name.withUTF8 { storage.ids.intern($0) }
      if Int(other) == storage.count { addComponent() }
      names.makeRoom(for: storage.count)
      names.join(index, into: other)
    }
  }

  /// Gives an id that no file mentions its entries in the arrays.
  private mutating func addComponent() {
    standings.append(.unknown)
    storage.kinds.append(.service)
    storage.isStub.append(false)
    storage.places.append(0)
    storage.placeSources.append(0)
    storage.within.append(0..<0)
    storage.requirements.append(0..<0)
  }

  /// What was declared under a name that has been joined counts as declared under the other one.
  private mutating func foldDeclarations(_ names: JoinedNames) {
    for position in stubs.indices { stubs[position].id = names.leader(of: stubs[position].id) }
    for position in additions.indices {
      additions[position].id = names.leader(of: additions[position].id)
    }
    var folded: [ComponentDraft] = []
    for index in 0..<UInt32(storage.count) where names.leader(of: index) != index {
      let leader = names.leader(of: index)
      switch standings[Int(index)] {
      case .unknown: continue
      case .stub:
        if standings[Int(leader)] == .unknown { move(index, to: leader, as: .stub) }
      case .defined:
        if standings[Int(leader)] == .defined, isSupplement(storage.placeSources[Int(leader)]),
          !isSupplement(storage.placeSources[Int(index)])
        {
          // What a map defines under another name comes before what supplements it.
          var draft = definition(of: leader)
          draft.isJoined = true
          folded.append(draft)
          storage.attributes.clear(leader)
          move(index, to: leader, as: .defined)
        } else if standings[Int(leader)] == .defined {
          var draft = definition(of: index)
          draft.id = leader
          draft.isJoined = true
          folded.append(draft)
        } else {
          move(index, to: leader, as: .defined)
        }
      }
    }
    keepUnions()
    guard !folded.isEmpty else { return }
    additions = (folded + additions).enumerated().sorted { one, other in
      (one.element.source, one.element.place, UInt32(one.offset))
        < (other.element.source, other.element.place, UInt32(other.offset))
    }.map(\.element)
  }

  /// What the arrays say of the component at `index`, as a declaration.
  func definition(of index: UInt32) -> ComponentDraft {
    let position = Int(index)
    var draft = ComponentDraft(source: Int(storage.placeSources[position]))
    draft.id = index
    draft.place = storage.places[position]
    draft.kind = storage.kinds[position]
    for key in ComponentKey.attributes { draft[key] = storage.attributes[key, index] }
    draft.within = storage.within[position]
    draft.requirements = storage.requirements[position]
    return draft
  }

  private mutating func move(
    _ index: UInt32, to leader: UInt32, as standing: Declarations.Standing
  ) {
    let draft = definition(of: index)
    let target = Int(leader)
    standings[target] = standing
    storage.isStub[target] = standing == .stub
    storage.kinds[target] = storage.kinds[Int(index)]
    storage.places[target] = draft.place
    storage.placeSources[target] = draft.source
    guard standing == .defined else { return }
    storage.within[target] = 0..<0
    storage.requirements[target] = draft.requirements
    var rest = draft
    rest.id = leader
    rest.requirements = 0..<0
    combine(rest, isCorrection: true)
  }

  // MARK: - Numbers

  /// Gives the components that are left consecutive numbers, and everything that refers to one its
  /// new number. Requirements of a component by another name of itself are left out.
  private mutating func renumber(_ names: JoinedNames) {
    let kept = (0..<UInt32(storage.count)).filter { names.leader(of: $0) == $0 }
    var numbers = Array(repeating: UInt32.max, count: storage.count)
    for (number, index) in kept.enumerated() { numbers[Int(index)] = UInt32(number) }
    for index in 0..<UInt32(storage.count) {
      numbers[Int(index)] = numbers[Int(names.leader(of: index))]
    }
    for position in storage.records.indices where !storage.records[position].isGroup {
      let payload = storage.records[position].payload
      if payload != .max { storage.records[position].payload = numbers[Int(payload)] }
    }
    for position in storage.domains.indices {
      storage.domains[position].domain = numbers[Int(storage.domains[position].domain)]
    }
    for position in stubs.indices { stubs[position].id = numbers[Int(stubs[position].id)] }
    for position in additions.indices {
      additions[position].id = numbers[Int(additions[position].id)]
    }
    standings = kept.map { standings[Int($0)] }
    storage.keep(kept, numbers: numbers)
    for index in 0..<UInt32(storage.count) {
      storage.requirements[Int(index)] = withoutSelf(storage.requirements[Int(index)], index)
    }
    for position in additions.indices {
      additions[position].requirements = withoutSelf(
        additions[position].requirements, additions[position].id)
    }
  }

  private mutating func withoutSelf(_ range: Range<UInt32>, _ index: UInt32) -> Range<UInt32> {
    func isSelf(_ record: RequirementRecord) -> Bool { !record.isGroup && record.payload == index }
    var position = range.lowerBound
    var hasSelf = false
    while position < range.upperBound {
      if isSelf(storage.records[Int(position)]) { hasSelf = true }
      position += storage.records[Int(position)].span
    }
    guard hasSelf else { return range }
    let first = UInt32(storage.records.count)
    copyRecords(range) { !isSelf($0) }
    return first..<UInt32(storage.records.count)
  }
}

/// Which names are names of one component.
struct JoinedNames {
  private var next: [UInt32]
  private(set) var hasJoined = false

  init(count: Int) {
    next = Array(0..<UInt32(count))
  }

  mutating func makeRoom(for count: Int) {
    while next.count < count { next.append(UInt32(next.count)) }
  }

  /// The name that stands for `name`.
  func leader(of name: UInt32) -> UInt32 {
    var name = name
    while next[Int(name)] != name { name = next[Int(name)] }
    return name
  }

  /// Makes `name` another name of what `other` stands for.
  mutating func join(_ name: UInt32, into other: UInt32) {
    let (one, two) = (leader(of: name), leader(of: other))
    guard one != two else { return }
    next[Int(one)] = two
    hasJoined = true
    // Short ways: what was joined before leads straight there.
    var walker = name
    while next[Int(walker)] != two, walker != two {
      let following = next[Int(walker)]
      next[Int(walker)] = two
      walker = following
    }
  }
}

extension MapStorage {
  /// Keeps only the components in `kept`, ascending; `numbers` has the new number of every one, also
  /// of those whose name is only another name from now on.
  fileprivate mutating func keep(_ kept: [UInt32], numbers: [UInt32]) {
    let all = ids
    ids = NameTable()
    ids.reserve(kept.count, byteCount: all.arena.count)
    for index in kept { all.withBytes(of: index) { _ = ids.intern($0) } }
    for index in 0..<UInt32(all.count) where ids.index(of: all[index]) == nil {
      all.withBytes(of: index) { _ = otherNames.intern($0) }
      namedComponents.append(numbers[Int(index)])
    }
    kinds = kept.map { kinds[Int($0)] }
    isStub = kept.map { isStub[Int($0)] }
    places = kept.map { places[Int($0)] }
    placeSources = kept.map { placeSources[Int($0)] }
    within = kept.map { within[Int($0)] }
    requirements = kept.map { requirements[Int($0)] }
    attributes.keep(kept)
    unordered.keep(kept)
    hasOpenKind.keep(kept)
  }
}
