import DependencyGraph
import MapDiagnostics

/// Several objects that speak of one component: maps of different origin merge, overlays correct,
/// anything else is a second definition.
extension MapBuilder {
  mutating func applyAdditions() {
    // Where each id that is defined more than once is defined so far, by origin.
    var definitions: [UInt32: [String?: SourceRange]] = [:]
    for addition in additions {
      switch addition.declaration {
      case .stub: break
      case .overlay: apply(overlay: addition)
      case .definition where isSupplement(addition.source): supplement(addition)
      case .definition:
        let first = origins[Int(storage.placeSources[Int(addition.id)])]
        var known = definitions[addition.id] ?? [first: declaration(of: addition.id)]
        if !addition.isJoined, let other = known[origins[Int(addition.source)]] {
          report(
            .duplicateDefinition, "\"\(id(addition.id))\" is defined twice",
            at: range(of: addition),
            notes: [Diagnostic.Note(message: "it is first defined here", range: other)])
        } else {
          merge(addition)
          if !addition.isJoined { known[origins[Int(addition.source)]] = range(of: addition) }
        }
        definitions[addition.id] = known
      }
    }
    reportMerges()
  }

  private mutating func merge(_ addition: ComponentDraft) {
    guard settleKind(addition) else { return }
    countMerge(addition)
    combine(addition, isCorrection: isBetterKnown(addition))
  }

  /// Whether `addition` is stated by somebody who knows, and the component so far is not.
  private func isBetterKnown(_ addition: ComponentDraft) -> Bool {
    (addition.confidence ?? .declared) < storage.confidences[addition.id]
  }

  /// Makes the kind the better known one's; `false` and reported when two that are equally well known
  /// disagree.
  private mutating func settleKind(_ addition: ComponentDraft) -> Bool {
    let known = storage.kinds[Int(addition.id)]
    let stated = addition.kind ?? .service
    guard stated != known else { return true }
    let (own, others) = (addition.confidence ?? .declared, storage.confidences[addition.id])
    if own == others, !own.isAssumed {
      report(
        .duplicateDefinition,
        "\"\(id(addition.id))\" is a \(stated.word) here and a \(known.word) in "
          + "\(name(of: storage.placeSources[Int(addition.id)]))",
        at: range(of: addition),
        notes: [
          Diagnostic.Note(message: "it is first defined here", range: declaration(of: addition.id))
        ])
      return false
    }
    if own < others { storage.kinds[Int(addition.id)] = stated }
    // What was only assumed to be one's own service gives way to what somebody knows of it.
    if own == others, known == .service { storage.kinds[Int(addition.id)] = stated }
    return true
  }

  /// What a source is called in messages.
  private func name(of source: UInt32) -> String {
    guard let origin = origins[Int(source)], origin.utf8.count <= 60 else {
      return storage.sources[Int(source)].name
    }
    return origin
  }

  /// Counts the definitions that two maps share; `reportMerges` says it once for each two.
  private mutating func countMerge(_ addition: ComponentDraft) {
    let sources = [storage.placeSources[Int(addition.id)], addition.source]
    if let known = merges.firstIndex(where: { $0.sources == sources }) {
      merges[known].count += 1
    } else {
      merges.append(
        Merges(
          sources: sources, count: 1, name: id(addition.id), range: range(of: addition),
          first: declaration(of: addition.id)))
    }
  }

  private mutating func reportMerges() {
    for merge in merges {
      let names = merge.sources.map { name(of: $0) }
      guard merge.sources[0] != merge.sources[1] else {
        let others = merge.count == 1 ? "goes" : "and \(merge.count - 1) more go"
        report(
          .mergedDefinition,
          "\"\(merge.name)\" \(others) by several names in \(names[0]); what is said of each is said "
            + "of one component",
          at: merge.range,
          notes: [Diagnostic.Note(message: "it is first defined here", range: merge.first)])
        continue
      }
      let what =
        merge.count == 1
        ? "\"\(merge.name)\" is" : "\"\(merge.name)\" and \(merge.count - 1) more are"
      report(
        .mergedDefinition,
        "\(what) defined by \(names[0]) and \(names[1]); each has what both say, and where they "
          + "differ what the better known says, or else \(names[0])",
        at: merge.range,
        notes: [Diagnostic.Note(message: "it is first defined here", range: merge.first)])
    }
  }

  private mutating func apply(overlay: ComponentDraft) {
    guard standings[Int(overlay.id)] == .defined else {
      guard isComplete else { return }
      report(
        .overlayWithoutDefinition,
        "an overlay needs a definition in another file; nothing defines \"\(id(overlay.id))\"",
        at: range(of: overlay), suggestion: suggestion(forUnknown: overlay.id))
      return
    }
    report(
      .appliedOverlay, "an overlay adds to or corrects \"\(id(overlay.id))\"",
      at: range(of: overlay),
      notes: [Diagnostic.Note(message: "it is defined here", range: declaration(of: overlay.id))])
    if let kind = overlay.kind { storage.kinds[Int(overlay.id)] = kind }
    combine(overlay, isCorrection: true)
  }

  /// Adds what `addition` says; of values that differ its own hold if it is a correction.
  mutating func combine(_ addition: ComponentDraft, isCorrection: Bool) {
    let id = addition.id
    func holds(_ isStated: Bool, over isKnown: Bool) -> Bool {
      isStated && (isCorrection || !isKnown)
    }
    for key in TextKey.allCases {
      let value = addition.texts[key.rawValue]
      let known = storage.textColumns[key.rawValue][id]
      if holds(value != .max, over: known != .max) {
        storage.textColumns[key.rawValue][id] = value
      }
    }
    if holds(addition.tier != 0, over: storage.tiers[id] != 0) {
      storage.tiers[id] = addition.tier
    }
    if holds(!addition.availability.isNaN, over: !storage.availabilities[id].isNaN) {
      storage.availabilities[id] = addition.availability
    }
    if holds(!addition.costPerHour.isNaN, over: !storage.costsPerHour[id].isNaN) {
      storage.costsPerHour[id] = addition.costPerHour
    }
    if holds(addition.recovery != nil, over: storage.recoveries[id] != nil) {
      storage.recoveries[id] = addition.recovery
    }
    if let confidence = addition.confidence, confidence < storage.confidences[id] || isCorrection {
      storage.confidences[id] = confidence
    } else if addition.confidence == nil, storage.confidences[id] != .declared {
      storage.confidences[id] = .declared
    }
    if !addition.evidence.isEmpty {
      storage.componentEvidence[id] = storage.joinEvidence(
        storage.componentEvidence[id], addition.evidence)
    }
    combineLabels(addition, isCorrection: isCorrection)
    combineDomains(addition)
    combineRequirements(addition)
  }

  private mutating func combineLabels(_ addition: ComponentDraft, isCorrection: Bool) {
    guard !addition.labels.isEmpty else { return }
    let all = storage.labelPairs
    var pairs = all[MapStorage.bounds(storage.labels[addition.id])]
    for pair in all[MapStorage.bounds(addition.labels)] {
      if let known = pairs.firstIndex(where: { $0.key == pair.key }) {
        if isCorrection { pairs[known].value = pair.value }
      } else {
        pairs.append(pair)
      }
    }
    let first = UInt32(all.count)
    storage.labelPairs.append(contentsOf: pairs)
    storage.labels[addition.id] = first..<UInt32(storage.labelPairs.count)
  }

  private mutating func combineDomains(_ addition: ComponentDraft) {
    guard !addition.within.isEmpty else { return }
    var domains = storage.domains[MapStorage.bounds(storage.within[Int(addition.id)])]
    for domain in storage.domains[MapStorage.bounds(addition.within)]
    where !domains.contains(where: { $0.domain == domain.domain }) {
      domains.append(domain)
    }
    let first = UInt32(storage.domains.count)
    storage.domains.append(contentsOf: domains)
    storage.within[Int(addition.id)] = first..<UInt32(storage.domains.count)
  }
}
