import DependencyGraph

/// Requirements of one component that come from several entries, as one list.
///
///     declared   checkout ──► cart (soft)
///     observed   checkout ──► cart, checkout ──► mail
///
///     checkout ──► cart (soft, with the evidence of both), checkout ──► mail (observed)
///
/// Two are one only when they need the same, to run or to start. The surer one stays then, and has of
/// the other what it does not state itself. What was only observed or guessed of a component is also
/// covered by a group that names it and is not less sure. A requirement to start never stands for one
/// to run.
struct RequirementUnion: Sendable {
  /// A requirement that stays, and those it stands for.
  struct Kept: Sendable {
    var position: UInt32
    var covered: [UInt32] = []
    /// Whether a surer one stands for it.
    var isCovered = false
  }

  /// A component, and what it is needed for.
  private struct Target: Hashable, Sendable {
    var component: UInt32
    var isToStart: Bool
  }

  private(set) var kept: [Kept] = []
  /// Whether anything was added to the first list.
  private(set) var hasGrown = false
  /// Whether all lists said the same in the same order.
  private(set) var isUniform = true
  /// Which requirements name one component, by it.
  private var singles: [Target: [Int]] = [:]
  /// The surest group that names a component.
  private var groups: [Target: Int] = [:]
  /// Which groups are alike.
  private var likeGroups: [[UInt64]: [Int]] = [:]

  /// The requirements in `range` of `storage` alone. They are one entry's, which means each of them.
  init(_ range: Range<UInt32>, in storage: MapStorage) {
    for position in storage.wholeRequirements(in: range) { append(position, in: storage) }
  }

  /// Adds the requirements in `range`; `confirm` is told what stands for what.
  mutating func add(
    _ range: Range<UInt32>, in storage: MapStorage,
    confirm: (_ kept: UInt32, _ other: UInt32) -> Void
  ) {
    let added = storage.wholeRequirements(in: range)
    guard !added.isEmpty else { return }
    let isFirst = kept.isEmpty
    // They are held against what other entries say, not against each other.
    let covering = added.map { cover(for: $0, in: storage) }
    let isSame =
      covering.count == kept.count
      && covering.enumerated().allSatisfy { order, found in
        found == order && storage.isAlike(kept[order].position, added[order])
      }
    if !isFirst, !isSame { isUniform = false }
    hasGrown = true
    let knownCount = kept.count
    for (position, known) in zip(added, covering) {
      if let known {
        kept[known].covered.append(position)
        confirm(kept[known].position, position)
      } else {
        let others = coveredBy(position, in: storage).filter { $0 < knownCount }
        append(position, in: storage)
        for other in others {
          kept[other].isCovered = true
          kept[kept.count - 1].covered += [kept[other].position] + kept[other].covered
          kept[other].covered = []
          confirm(position, kept[other].position)
        }
      }
    }
  }

  /// What is left, in order. Of lists that differ, what stands twice in one of them stands once.
  func combined(in storage: MapStorage) -> [Kept] {
    let left = kept.filter { !$0.isCovered }
    guard !isUniform else { return left }
    var combined: [Kept] = []
    var known: [[UInt64]: [Int]] = [:]
    for one in left {
      let structure = storage.structure(of: one.position)
      let alike = known[structure] ?? []
      if let order = alike.first(where: {
        storage.isSurer(combined[$0].position, than: one.position)
      }) {
        combined[order].covered += [one.position] + one.covered
      } else if let order = alike.first(where: {
        storage.isSurer(one.position, than: combined[$0].position)
      }) {
        combined[order].covered += [combined[order].position] + one.covered
        combined[order].position = one.position
      } else {
        known[structure, default: []].append(combined.count)
        combined.append(one)
      }
    }
    return combined
  }

  private mutating func append(_ position: UInt32, in storage: MapStorage) {
    let record = storage.records[Int(position)]
    let order = kept.count
    kept.append(Kept(position: position))
    guard record.isGroup else {
      singles[target(record, record), default: []].append(order)
      return
    }
    likeGroups[storage.structure(of: position), default: []].append(order)
    for inner in storage.members(of: position) where !inner.isGroup {
      let target = target(inner, record)
      if let known = groups[target], !kept[known].isCovered,
        confidence(known, in: storage) <= record.flags.confidence
      {
        continue
      }
      groups[target] = order
    }
  }

  private func target(_ record: RequirementRecord, _ whole: RequirementRecord) -> Target {
    Target(component: record.payload, isToStart: whole.flags.contains(.start))
  }

  private func confidence(_ order: Int, in storage: MapStorage) -> Confidence {
    storage.records[Int(kept[order].position)].flags.confidence
  }

  /// The one of those kept that stands for the requirement at `position`.
  private func cover(for position: UInt32, in storage: MapStorage) -> Int? {
    let record = storage.records[Int(position)]
    let alike =
      record.isGroup
      ? likeGroups[storage.structure(of: position)] ?? [] : singles[target(record, record)] ?? []
    if let found = alike.first(where: {
      !kept[$0].isCovered && storage.isSurer(kept[$0].position, than: position)
    }) {
      return found
    }
    guard !record.isGroup, let group = groups[target(record, record)], !kept[group].isCovered,
      storage.isSurer(kept[group].position, than: position),
      confidence(group, in: storage) < record.flags.confidence || record.flags.confidence.isAssumed
    else { return nil }
    return group
  }

  /// Those of the kept that the requirement at `position` stands for.
  private func coveredBy(_ position: UInt32, in storage: MapStorage) -> [Int] {
    let record = storage.records[Int(position)]
    var found: Set<Int> = []
    if record.isGroup {
      found.formUnion(likeGroups[storage.structure(of: position)] ?? [])
      for inner in storage.members(of: position) where !inner.isGroup {
        found.formUnion(singles[target(inner, record)] ?? [])
      }
    } else {
      found.formUnion(singles[target(record, record)] ?? [])
    }
    return found.filter { order in
      let other = storage.records[Int(kept[order].position)]
      guard !kept[order].isCovered, storage.isSurer(position, than: kept[order].position) else {
        return false
      }
      return record.isGroup == other.isGroup || record.flags.confidence < other.flags.confidence
        || other.flags.confidence.isAssumed
    }.sorted()
  }
}

extension MapStorage {
  /// The positions of the whole requirements in `range`.
  func wholeRequirements(in range: Range<UInt32>) -> [UInt32] {
    var all: [UInt32] = []
    var position = range.lowerBound
    while position < range.upperBound {
      all.append(position)
      position += records[Int(position)].span
    }
    return all
  }

  /// The record at `position` and all within it.
  fileprivate func members(of position: UInt32) -> ArraySlice<RequirementRecord> {
    records[Int(position)..<Int(position + records[Int(position)].span)]
  }

  /// What the requirement at `position` needs, and what for.
  fileprivate func structure(of position: UInt32) -> [UInt64] {
    members(of: position).map { record in
      let flags = record.flags.intersection([.anyOf, .allOf, .start])
      return UInt64(record.payload) << 32 | UInt64(record.span) << 8 ^ UInt64(flags.rawValue)
    }
  }

  /// Whether `one` may stand for `other`, which needs the same: it is surer, or as sure and as strong.
  fileprivate func isSurer(_ one: UInt32, than other: UInt32) -> Bool {
    let (first, second) = (records[Int(one)].flags, records[Int(other)].flags)
    if first.confidence != second.confidence { return first.confidence < second.confidence }
    return first.contains(.soft) == second.contains(.soft)
  }

  /// Whether two requirements are the same but for their options.
  fileprivate func isAlike(_ one: UInt32, _ other: UInt32) -> Bool {
    structure(of: one) == structure(of: other)
  }
}
