import DependencyGraph
import MapDiagnostics

/// Several objects that speak of one component: maps of different origin merge, overlays correct,
/// anything else is a second definition.
extension MapBuilder {
  mutating func applyAdditions() {
    // What each id that is stated more than once is by each origin that defines it.
    var definitions: [UInt32: [Set<String>: ComponentDraft]] = [:]
    for addition in additions where addition.declaration == .definition {
      guard !isSupplement(addition.source) else { continue }
      let origin = headings[Int(addition.source)].originNames
      if definitions[addition.id] == nil {
        let first = definition(of: addition.id)
        definitions[addition.id] = [headings[Int(first.source)].originNames: first]
      }
      if !addition.isJoined, let other = definitions[addition.id]?[origin] {
        settle(addition, against: other)
      } else {
        merge(addition)
        if !addition.isJoined { definitions[addition.id]?[origin] = addition }
      }
    }
    for addition in additions where isSupplement(addition.source) {
      if addition.declaration == .definition { supplement(addition) }
    }
    // What corrects comes last, so that the order of the files decides nothing.
    for addition in additions {
      switch addition.declaration {
      case .definition: break
      case .stub: addLists(of: addition, isCorrection: false)
      case .overlay: apply(overlay: addition)
      }
    }
    keepUnions()
    reportMerges()
  }

  /// A second definition of one origin says the same in another file, or is an error.
  private mutating func settle(_ addition: ComponentDraft, against other: ComponentDraft) {
    guard addition.source != other.source, isSame(addition, other) else {
      report(
        .duplicateDefinition, "\"\(id(addition.id))\" is defined twice",
        at: range(of: addition),
        notes: [Diagnostic.Note(message: "it is first defined here", range: range(of: other))])
      return
    }
    count(addition, in: &repetitions)
  }

  private mutating func merge(_ addition: ComponentDraft) {
    guard settleKind(addition) else { return }
    count(addition, in: &merges)
    combine(addition, isCorrection: isBetterKnown(addition))
  }

  /// Whether `addition` is stated by somebody who knows, and the component so far is not.
  private func isBetterKnown(_ addition: ComponentDraft) -> Bool {
    addition.confidence < storage.confidence(of: addition.id)
  }

  /// Makes the kind the better known one's; `false` and reported when two that are equally well known
  /// disagree.
  private mutating func settleKind(_ addition: ComponentDraft) -> Bool {
    let known = storage.kinds[Int(addition.id)]
    let stated = addition.kind ?? .service
    guard stated != known else { return true }
    let (own, others) = (addition.confidence, storage.confidence(of: addition.id))
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
    let origins = headings[Int(source)].origins
    guard origins.count == 1, origins[0].name.utf8.count <= 60 else {
      return storage.sources[Int(source)].name
    }
    return origins[0].name
  }

  /// Counts the definitions that two maps share; `reportMerges` says it once for each two.
  private func count(_ addition: ComponentDraft, in merges: inout [[UInt32]: Merges]) {
    let sources = [storage.placeSources[Int(addition.id)], addition.source]
    merges[
      sources,
      default: Merges(
        sources: sources, count: 0, name: id(addition.id), range: range(of: addition),
        first: declaration(of: addition.id))
    ].count += 1
  }

  private mutating func reportMerges() {
    let order = { (merges: [[UInt32]: Merges]) in
      merges.values.sorted { $0.sources.lexicographicallyPrecedes($1.sources) }
    }
    for repetition in order(repetitions) {
      let names = repetition.sources.map { storage.sources[Int($0)].name }
      let more = repetition.count - 1
      report(
        .repeatedDefinition,
        "\"\(repetition.name)\"\(more == 0 ? " is" : " and \(more) more are") defined alike in "
          + "\(names[0]) and \(names[1])",
        at: repetition.range,
        notes: [Diagnostic.Note(message: "it is first defined here", range: repetition.first)])
    }
    for merge in order(merges) {
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
    for key in ComponentKey.attributes {
      let (stated, known) = (addition[key], storage.attributes[key, id])
      switch key.form.merging {
      case .choice:
        if stated != AttributeColumns.absent, isCorrection || known == AttributeColumns.absent {
          storage.attributes[key, id] = stated
        }
      case .surest:
        // What is declared is not kept.
        if addition.confidence < storage.confidence(of: id) || isCorrection {
          storage.attributes[key, id] = stated
        }
      case .union, .unionByKey, nil: break
      }
    }
    addLists(of: addition, isCorrection: isCorrection)
  }

  /// Adds the lists that `addition` states.
  private mutating func addLists(of addition: ComponentDraft, isCorrection: Bool) {
    var union = union(of: addition.id)
    union.add(addition, isCorrection: isCorrection, in: storage)
    var confirmations: [(UInt32, UInt32)] = []
    union.requirements.add(addition.requirements, in: storage) { confirmations.append(($0, $1)) }
    for (one, other) in confirmations { noteConfirmation(of: addition.id, one, other) }
    unions[addition.id] = union
  }
}
