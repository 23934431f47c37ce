import DependencyGraph
import LocatedJSON
import MapDiagnostics

/// The objects of `components`.
extension MapFileReader {
  /// Reads a component whose opening brace is the last token.
  mutating func readComponent() {
    let open = json.range
    var draft = ComponentDraft(source: source)
    var id: Range<Int>?
    var seen = KeySet()
    while let key = nextKey(ComponentKey.words, &seen, of: "a component") {
      if key == .id {
        if expectString("id"), mention("an id", .declaration) {
          draft.place = UInt32(json.start)
          id = json.range
        }
      } else {
        read(key, into: &draft)
      }
    }
    guard !json.hasFailed else { return }
    if !seen.contains(ComponentKey.id) {
      builder.report(.missingKey, "a component must have an id", at: at(open))
    }
    guard let id else { return }
    if draft.declaration == .stub { checkStub(seen, at: at(id)) }
    mentions.drafts.append(draft)
    if mentions.isLarge {
      declarations.send(mentions)
      mentions = Mentions(asMany: mentions)
    }
  }

  private mutating func read(_ key: ComponentKey, into draft: inout ComponentDraft) {
    switch key {
    case .id: break
    case .kind:
      draft.kind = readWord("kind", ComponentKind.words)
    case .declaration:
      draft.declaration =
        readWord("declaration", ComponentDraft.Declaration.words) ?? .definition
    case .within: draft.within = readWithin()
    case .dependsOn: draft.requirements = readRequirements()
    case .tier: draft.tier = Int32(readInteger("tier", from: 1) ?? 0)
    case .labels: draft.labels = readLabels()
    case .availability: draft.availability = readAvailability() ?? .nan
    case .recovery: draft.recovery = readDuration("recovery")
    case .costPerHour:
      draft.costPerHour = readNumber("costPerHour", "a number from 0 on") { $0 >= 0 } ?? .nan
    case .confidence: draft.confidence = readWord("confidence", Confidence.words)
    case .evidence: draft.evidence = readEvidence()
    case .sameAs: draft.otherNames = readOtherNames()
    case .name, .description, .owner, .provider, .region, .category, .url:
      guard let text = key.text else { return }
      draft.texts[text.rawValue] = readText(key.rawValue)
    }
  }

  private mutating func checkStub(_ seen: KeySet, at id: SourceRange) {
    let allowed: [ComponentKey] = [.id, .kind, .declaration]
    let others = ComponentKey.allCases.filter { seen.contains($0) && !allowed.contains($0) }
    guard !others.isEmpty else { return }
    let list = others.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    builder.report(
      .stubKey, "a stub has only id and kind; \(list) belongs to the definition",
      at: id)
  }

  private mutating func readWithin() -> Range<UInt32> {
    let first = UInt32(builder.storage.domains.count)
    readStrings("within") { reader in
      guard reader.mention("a domain's id", .domain) else { return }
      reader.builder.storage.domains.append(
        DomainRecord(domain: 0, place: UInt32(reader.json.start), source: UInt32(reader.source)))
    }
    return first..<UInt32(builder.storage.domains.count)
  }

  private mutating func readOtherNames() -> Range<UInt32> {
    let first = UInt32(builder.otherNames.count)
    readStrings("sameAs") { reader in
      guard reader.mention("another name", .otherName) else { return }
      reader.builder.otherNames.append(
        MapBuilder.OtherName(
          number: 0, place: UInt32(reader.json.start), source: UInt32(reader.source)))
    }
    return first..<UInt32(builder.otherNames.count)
  }

  /// Reads the value of `evidence`.
  mutating func readEvidence() -> Range<UInt32> {
    let first = UInt32(builder.storage.evidence.count)
    readStrings("evidence") { $0.builder.storage.evidence.append($0.internText()) }
    return first..<UInt32(builder.storage.evidence.count)
  }

  private mutating func readAvailability() -> Double? {
    let token = json.next()
    if token == .string {
      if let share = percentage(text()) { return share }
      report(.numberOutOfRange, "availability must be 0 to 1, or a percentage such as \"99.95%\"")
      return nil
    }
    guard token == .number else {
      report(.wrongType, "availability must be a number or a percentage such as \"99.95%\"")
      _ = json.skipRest(of: token)
      return nil
    }
    let number = numberValue()
    if (0...1).contains(number) { return number }
    report(.numberOutOfRange, "availability must be 0 to 1, or a percentage such as \"99.95%\"")
    return nil
  }

  private func percentage(_ text: String) -> Double? {
    guard text.last == "%" else { return nil }
    let digits = text.dropLast()
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2,
      parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }),
      let number = Double(digits), number <= 100
    else { return nil }
    return number / 100
  }

  private mutating func readLabels() -> Range<UInt32> {
    let first = builder.storage.labelPairs.count
    let token = json.next()
    guard token == .beginObject else {
      report(.wrongType, "labels must be an object of strings")
      _ = json.skipRest(of: token)
      return 0..<0
    }
    var seen: Set<UInt32> = []
    while json.next() == .key {
      let place = json.range
      let isEmpty = withText(\.isEmpty)
      if isEmpty { report(.emptyName, "a label's key must not be empty") }
      let key = hasNoNUL() ? internText() : .max
      if !seen.insert(key).inserted, key != .max {
        builder.report(
          .duplicateKey, "the key \"\(text())\" stands twice in this object", at: at(place))
      }
      let value = readText("a label")
      guard key != .max, value != .max, !isEmpty else { continue }
      builder.storage.labelPairs.append((key, value))
    }
    return UInt32(first)..<UInt32(builder.storage.labelPairs.count)
  }
}
