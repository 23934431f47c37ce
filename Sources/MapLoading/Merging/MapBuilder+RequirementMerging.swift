import DependencyGraph

/// Requirements of one component that come from several places become one list.
///
///     declared   checkout ──► cart (soft)
///     observed   checkout ──► cart, checkout ──► mail
///
///     checkout ──► cart (soft, with the evidence of both), checkout ──► mail (observed)
extension MapBuilder {
  /// A requirement in one of the lists, and what it takes over from one that it replaces.
  private struct Candidate {
    var position: UInt32
    var replaced: [UInt32] = []
  }

  /// Adds the requirements of `addition` to the component's. What is declared wins over what was
  /// observed or guessed of the same component; the evidence of both is kept.
  mutating func combineRequirements(_ addition: ComponentDraft) {
    guard !addition.requirements.isEmpty else { return }
    var known = candidates(in: storage.requirements[Int(addition.id)])
    var added: [Candidate] = []
    for candidate in candidates(in: addition.requirements) {
      if let same = known.firstIndex(where: { replaces($0.position, candidate.position) }) {
        noteConfirmation(of: addition.id, known[same].position, candidate.position)
        known[same].replaced.append(candidate.position)
      } else {
        added.append(candidate)
      }
    }
    known = known.filter { candidate in
      guard
        let better = added.firstIndex(where: { replaces($0.position, candidate.position) })
      else { return true }
      noteConfirmation(of: addition.id, added[better].position, candidate.position)
      added[better].replaced += [candidate.position] + candidate.replaced
      return false
    }
    let first = UInt32(storage.records.count)
    for candidate in known + added { copy(candidate) }
    storage.requirements[Int(addition.id)] = first..<UInt32(storage.records.count)
  }

  private func candidates(in range: Range<UInt32>) -> [Candidate] {
    var all: [Candidate] = []
    var position = range.lowerBound
    while position < range.upperBound {
      all.append(Candidate(position: position))
      position += storage.records[Int(position)].span
    }
    return all
  }

  /// Whether the requirement at `one` says all that the one at `other` says: it is the same, or it is
  /// better known and names the same component.
  private func replaces(_ one: UInt32, _ other: UInt32) -> Bool {
    let (first, second) = (storage.records[Int(one)], storage.records[Int(other)])
    let isBetterKnown = first.flags.confidence < second.flags.confidence
    if first.flags.confidence > second.flags.confidence { return false }
    guard !second.isGroup else { return isSame(one, other) }
    if isBetterKnown || second.flags.confidence.isAssumed {
      return names(second.payload, in: one)
    }
    return isSame(one, other)
  }

  /// Whether two requirements are the same but for their evidence and options.
  private func isSame(_ one: UInt32, _ other: UInt32) -> Bool {
    let span = storage.records[Int(one)].span
    guard span == storage.records[Int(other)].span else { return false }
    return (0..<span).allSatisfy { offset in
      let (first, second) = (
        storage.records[Int(one + offset)], storage.records[Int(other + offset)]
      )
      return first.payload == second.payload && first.span == second.span
        && first.flags.structure == second.flags.structure
    }
  }

  private func names(_ component: UInt32, in position: UInt32) -> Bool {
    let end = position + storage.records[Int(position)].span
    return (position..<end).contains {
      !storage.records[Int($0)].isGroup && storage.records[Int($0)].payload == component
    }
  }

  /// Remembers what was declared and also seen.
  private mutating func noteConfirmation(of dependent: UInt32, _ one: UInt32, _ other: UInt32) {
    let (first, second) = (storage.records[Int(one)], storage.records[Int(other)])
    guard !second.isGroup, first.flags.confidence < .observed,
      second.flags.confidence == .observed
    else { return }
    confirmed.insert(Pair(dependent: dependent, dependency: second.payload))
  }

  private mutating func copy(_ candidate: Candidate) {
    let copy = UInt32(storage.records.count)
    copyRecords(
      candidate.position..<(candidate.position + storage.records[Int(candidate.position)].span)
    ) { _ in true }
    guard !candidate.replaced.isEmpty else { return }
    var options = storage.options(of: copy) ?? RequirementOptions(record: copy)
    let wasEmpty = options.isEmpty
    for replaced in candidate.replaced {
      guard let others = storage.options(of: replaced) else { continue }
      options.tolerates = options.tolerates ?? others.tolerates
      if storage.records[Int(copy)].flags.contains(.anyOf) {
        options.failover = options.failover ?? others.failover
      }
      options.note = options.note ?? others.note
      options.evidence = storage.joinEvidence(options.evidence, others.evidence)
    }
    guard !options.isEmpty else { return }
    storage.records[Int(copy)].flags.insert(.hasOptions)
    if wasEmpty {
      let place = storage.options.lastIndex { $0.record < copy }.map { $0 + 1 } ?? 0
      storage.options.insert(options, at: place)
    } else if let place = storage.options.lastIndex(where: { $0.record == copy }) {
      storage.options[place] = options
    }
  }

  /// Appends copies of the requirements in `range` that `isWanted` accepts, with their options.
  mutating func copyRecords(_ range: Range<UInt32>, where isWanted: (RequirementRecord) -> Bool) {
    var position = range.lowerBound
    while position < range.upperBound {
      let span = storage.records[Int(position)].span
      if isWanted(storage.records[Int(position)]) {
        for old in position..<(position + span) {
          let copy = UInt32(storage.records.count)
          storage.records.append(storage.records[Int(old)])
          if var options = storage.options(of: old) {
            options.record = copy
            storage.options.append(options)
          }
        }
      }
      position += span
    }
  }
}

extension MapStorage {
  static func bounds(_ range: Range<UInt32>) -> Range<Int> {
    Int(range.lowerBound)..<Int(range.upperBound)
  }

  /// The evidence in both ranges, each text once.
  mutating func joinEvidence(_ one: Range<UInt32>, _ other: Range<UInt32>) -> Range<UInt32> {
    guard !other.isEmpty else { return one }
    var texts = Array(evidence[MapStorage.bounds(one)])
    for text in evidence[MapStorage.bounds(other)] where !texts.contains(text) {
      texts.append(text)
    }
    let first = UInt32(evidence.count)
    evidence.append(contentsOf: texts)
    return first..<UInt32(evidence.count)
  }
}
