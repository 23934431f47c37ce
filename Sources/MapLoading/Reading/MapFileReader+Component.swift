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
    while let key = nextKey(ComponentKey.reading, &seen, of: "a component") {
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
    draft[.extensions] = builder.storage.addPairs(takeExtensions(of: open.lowerBound))
    if !seen.keys(in: ComponentKey.reading).contains(.id) {
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
    case .kind: draft.kind = readWord(key.word, ComponentKind.words)
    case .declaration:
      draft.declaration =
        readWord(key.word, ComponentStatement.Declaration.words) ?? .definition
    case .within: draft.within = readWithin()
    case .dependsOn: draft.requirements = readRequirements()
    case .sameAs: draft.otherNames = readOtherNames()
    default: draft[key] = readValue(key.word, key.form)
    }
  }

  private mutating func checkStub(_ seen: KeySet, at id: SourceRange) {
    let allowed: [ComponentKey] = [.id, .kind, .declaration]
    let others = seen.keys(in: ComponentKey.reading).filter { !allowed.contains($0) }
    guard !others.isEmpty else { return }
    let list = others.sorted { $0.rawValue < $1.rawValue }.map { "\"\($0.word)\"" }.joined(
      separator: ", ")
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
}
