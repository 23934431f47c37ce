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
        if let other = known[origins[Int(addition.source)]] {
          report(
            .duplicateDefinition, "\"\(id(addition.id))\" is defined twice",
            at: range(of: addition),
            notes: [Diagnostic.Note(message: "it is first defined here", range: other)])
        } else {
          merge(addition)
          known[origins[Int(addition.source)]] = range(of: addition)
        }
        definitions[addition.id] = known
      }
    }
  }

  private mutating func merge(_ addition: ComponentDraft) {
    let first = storage.placeSources[Int(addition.id)]
    let names = [first, addition.source].map { origins[Int($0)] ?? storage.sources[Int($0)].name }
    if let kind = addition.kind, kind != storage.kinds[Int(addition.id)] {
      let other = storage.kinds[Int(addition.id)].word
      report(
        .duplicateDefinition,
        "\"\(id(addition.id))\" is a \(kind.word) here and a \(other) in \(names[0])",
        at: range(of: addition),
        notes: [
          Diagnostic.Note(message: "it is first defined here", range: declaration(of: addition.id))
        ])
      return
    }
    report(
      .mergedDefinition,
      "\"\(id(addition.id))\" is defined by \(names[0]) and \(names[1]); it has what both say, and "
        + "where they differ what \(names[0]) says",
      at: range(of: addition),
      notes: [
        Diagnostic.Note(message: "it is first defined here", range: declaration(of: addition.id))
      ])
    combine(addition, isCorrection: false)
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
    combineLabels(addition, isCorrection: isCorrection)
    combineDomains(addition)
    combineRequirements(addition)
  }

  private mutating func combineLabels(_ addition: ComponentDraft, isCorrection: Bool) {
    guard !addition.labels.isEmpty else { return }
    let all = storage.labelPairs
    var pairs = all[bounds(storage.labels[addition.id])]
    for pair in all[bounds(addition.labels)] {
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
    var domains = storage.domains[bounds(storage.within[Int(addition.id)])]
    for domain in storage.domains[bounds(addition.within)]
    where !domains.contains(where: { $0.domain == domain.domain }) {
      domains.append(domain)
    }
    let first = UInt32(storage.domains.count)
    storage.domains.append(contentsOf: domains)
    storage.within[Int(addition.id)] = first..<UInt32(storage.domains.count)
  }

  private mutating func combineRequirements(_ addition: ComponentDraft) {
    guard !addition.requirements.isEmpty else { return }
    let known = storage.requirements[Int(addition.id)]
    let first = UInt32(storage.records.count)
    copyRecords(known) { _ in true }
    let knownRecords = storage.records[bounds(known)]
    copyRecords(addition.requirements) { record in
      record.isGroup
        || !knownRecords.contains {
          $0.span == 1 && $0.payload == record.payload && $0.flags == record.flags
        }
    }
    storage.requirements[Int(addition.id)] = first..<UInt32(storage.records.count)
  }

  /// Appends copies of the requirements in `range` that `isWanted` accepts, with their options.
  private mutating func copyRecords(
    _ range: Range<UInt32>, where isWanted: (RequirementRecord) -> Bool
  ) {
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

  private func bounds(_ range: Range<UInt32>) -> Range<Int> {
    Int(range.lowerBound)..<Int(range.upperBound)
  }
}
