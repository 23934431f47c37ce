import DependencyGraph

/// The lists that several entries state of one component, put together. They are written to the arrays
/// once, so that thousands of entries about one component take no more than they say.
struct ComponentUnion: Sendable {
  typealias Pair = (key: UInt32, value: UInt32)

  private(set) var texts: [ComponentKey: ListUnion<UInt32>] = [:]
  private(set) var pairs: [ComponentKey: ListUnion<Pair>] = [:]
  private(set) var domains: ListUnion<DomainRecord>
  var requirements: RequirementUnion

  /// What is known so far of the component at `index`.
  init(_ index: UInt32, in storage: MapStorage) {
    domains = ListUnion(
      Array(storage.domains[MapStorage.bounds(storage.within[Int(index)])]), key: { $0.domain })
    requirements = RequirementUnion(storage.requirements[Int(index)], in: storage)
    for key in ComponentKey.attributes {
      let bounds = storage.bounds(forListOf: key, of: index)
      switch key.form.merging {
      case .union: texts[key] = ListUnion(Array(storage.evidence[bounds])) { $0 }
      case .unionByKey:
        pairs[key] = ListUnion(Array(storage.labelPairs[bounds])) { $0.key }
      case .choice, .surest, nil: break
      }
    }
  }

  /// Adds the lists of `draft`; what is known under the same key gives way if it is a correction.
  mutating func add(_ draft: ComponentDraft, isCorrection: Bool, in storage: MapStorage) {
    // Going over the keys of a dictionary would hold on to it, and have its lists copied to be changed.
    for key in ComponentKey.attributes {
      guard key.form.merging == .union || key.form.merging == .unionByKey else { continue }
      texts[key]?.add(Array(storage.evidence[storage.bounds(draft[key])]))
      pairs[key]?.add(
        Array(storage.labelPairs[storage.bounds(draft[key])]), isCorrection: isCorrection)
    }
    domains.add(Array(storage.domains[MapStorage.bounds(draft.within)]))
  }
}

extension MapStorage {
  static func bounds(_ range: Range<UInt32>) -> Range<Int> {
    Int(range.lowerBound)..<Int(range.upperBound)
  }

  /// The positions of the list that the component at `index` has under `key`; none for single values.
  func bounds(forListOf key: ComponentKey, of index: UInt32) -> Range<Int> {
    switch key.form.merging {
    case .union, .unionByKey: bounds(attributes[key, index])
    case .choice, .surest, nil: 0..<0
    }
  }
}

extension MapBuilder {
  /// The lists of the component at `index`, taken out to be added to.
  mutating func union(of index: UInt32) -> ComponentUnion {
    unions.removeValue(forKey: index) ?? ComponentUnion(index, in: storage)
  }

  /// Writes the lists that were put together to the arrays.
  mutating func keepUnions() {
    for (index, union) in unions.sorted(by: { $0.key < $1.key }) { keep(union, of: index) }
    unions = [:]
  }

  private mutating func keep(_ union: ComponentUnion, of index: UInt32) {
    var unordered: UInt32 = 0
    func mark(_ key: ComponentKey, _ isUniform: Bool) {
      if !isUniform { unordered |= 1 << UInt32(key.rawValue) }
    }
    for key in ComponentKey.attributes {
      if let list = union.texts[key] {
        let known = storage.bounds(storage.attributes[key, index]).count
        if !list.isUniform || list.elements.count != known {
          storage.attributes[key, index] = storage.addTexts(list.elements)
        }
        mark(key, list.isUniform)
      } else if let list = union.pairs[key] {
        if !list.elements.isEmpty {
          storage.attributes[key, index] = storage.addPairs(list.elements)
        }
        mark(key, list.isUniform)
      }
    }
    if !union.domains.isUniform
      || union.domains.elements.count != storage.within[Int(index)].count
    {
      let first = UInt32(storage.domains.count)
      storage.domains.append(contentsOf: union.domains.elements)
      storage.within[Int(index)] = first..<UInt32(storage.domains.count)
    }
    mark(.within, union.domains.isUniform)
    if union.requirements.hasGrown {
      storage.requirements[Int(index)] = keep(union.requirements)
    }
    mark(.dependsOn, union.requirements.isUniform)
    if unordered != 0 { storage.unordered[index] |= unordered }
  }
}
