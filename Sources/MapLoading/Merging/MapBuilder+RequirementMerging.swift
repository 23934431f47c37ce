import DependencyGraph

/// Requirements that were put together are written to the arrays.
extension MapBuilder {
  /// Appends the requirements that are left of `union`, with what they have of those they stand for.
  mutating func keep(_ union: RequirementUnion) -> Range<UInt32> {
    let first = UInt32(storage.records.count)
    for kept in union.combined(in: storage) {
      let copy = UInt32(storage.records.count)
      let options = kept.covered.isEmpty ? nil : combinedOptions(of: kept, at: copy)
      let span = storage.records[Int(kept.position)].span
      copyRecords(kept.position..<(kept.position + span), options) { _ in true }
    }
    return first..<UInt32(storage.records.count)
  }

  /// The options of `kept` for a copy at `copy`: its own, and those that only others state. Of equally
  /// sure ones the shorter tolerance counts and the longer failover, which means both.
  private mutating func combinedOptions(
    of kept: RequirementUnion.Kept, at copy: UInt32
  ) -> RequirementOptions {
    let flags = storage.records[Int(kept.position)].flags
    // The surest first; those that are equally sure stay in order.
    let statements = ([kept.position] + kept.covered).enumerated().sorted { one, other in
      let (first, second) = (confidence(one.element), confidence(other.element))
      return (first.rawValue, one.offset) < (second.rawValue, other.offset)
    }.compactMap { entry in
      storage.options(of: entry.element).map { (confidence(entry.element), $0) }
    }
    var options = RequirementOptions(record: copy)
    for key in RequirementKey.options {
      if key == .failover, !flags.contains(.anyOf) { continue }
      switch key.form.merging {
      case .choice: options[key] = choice(key, statements)
      case .union:
        var union = ListUnion<UInt32>([]) { $0 }
        for (_, other) in statements {
          union.add(Array(storage.evidence[storage.bounds(other[key])]))
          if other.isUnordered(key) { options.unordered |= 1 << UInt16(key.rawValue) }
        }
        options[key] = storage.addTexts(union.elements)
        if !union.isUniform { options.unordered |= 1 << UInt16(key.rawValue) }
      case .unionByKey:
        var union = ListUnion<ComponentUnion.Pair>([]) { $0.key }
        for (_, other) in statements {
          union.add(Array(storage.labelPairs[storage.bounds(other[key])]))
          if other.isUnordered(key) { options.unordered |= 1 << UInt16(key.rawValue) }
        }
        options[key] = storage.addPairs(union.elements)
        if !union.isUniform { options.unordered |= 1 << UInt16(key.rawValue) }
      case .surest, nil: break
      }
    }
    return options
  }

  private func confidence(_ position: UInt32) -> Confidence {
    storage.records[Int(position)].flags.confidence
  }

  /// The value of the surest of `statements` that has one.
  private func choice(
    _ key: RequirementKey, _ statements: [(Confidence, RequirementOptions)]
  ) -> UInt32 {
    let stated = statements.filter { $0.1[key] != AttributeColumns.absent }
    guard let first = stated.first else { return AttributeColumns.absent }
    let values = stated.prefix { $0.0 == first.0 }.map { $0.1[key] }
    switch key {
    case .tolerates: return values.reduce(values[0], min)
    case .failover: return values.reduce(values[0], max)
    default: return values[0]
    }
  }

  /// Appends copies of the requirements in `range` that `isWanted` accepts, with their options; those of
  /// the first record are `options` if these are given.
  mutating func copyRecords(
    _ range: Range<UInt32>, _ options: RequirementOptions? = nil,
    where isWanted: (RequirementRecord) -> Bool
  ) {
    var position = range.lowerBound
    while position < range.upperBound {
      let span = storage.records[Int(position)].span
      if isWanted(storage.records[Int(position)]) {
        for old in position..<(position + span) {
          let copy = UInt32(storage.records.count)
          storage.records.append(storage.records[Int(old)])
          var own = storage.options(of: old)
          if old == range.lowerBound, let options { own = options }
          storage.records[Int(copy)].flags.remove(.hasOptions)
          if var own, !own.isEmpty {
            own.record = copy
            storage.options.append(own)
            storage.records[Int(copy)].flags.insert(.hasOptions)
          }
        }
      }
      position += span
    }
  }

  /// Remembers what was declared and also seen.
  mutating func noteConfirmation(of dependent: UInt32, _ one: UInt32, _ other: UInt32) {
    let (first, second) = (storage.records[Int(one)], storage.records[Int(other)])
    guard !second.isGroup, first.flags.confidence < .observed,
      second.flags.confidence == .observed
    else { return }
    confirmed.insert(Pair(dependent: dependent, dependency: second.payload))
  }
}
