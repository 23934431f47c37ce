import DependencyGraph
import LocatedJSON
import MapDiagnostics

/// Reads one source into a map that is being built, in one pass over its bytes.
///
/// The members of each kind of object are read in a file of their own: `MapFileReader+Component`,
/// `MapFileReader+Requirement`. Where something is wrong it is reported, passed over, and reading
/// goes on; only a text that is not JSON ends it.
struct MapFileReader {
  let source: Int
  let bytes: UnsafeBufferPointer<UInt8>
  var json: JSONReader
  var builder: MapBuilder
  /// What has been read and not been numbered yet.
  var mentions = Mentions()
  let declarations: DeclarationQueue
  let seed: UInt64
  var scratch: [UInt8] = []
  var frames: [RequirementFrame] = []

  /// The keys that begin with `x-`, to find those that stand twice.
  private var extensionNames: Set<ExtensionName> = []
  /// The keys that begin with `x-` of the objects that are open, and their values as numbers of texts.
  private var extensions: [(object: Int, key: UInt32, value: UInt32)] = []

  /// A key, and the offset of the object it stands in.
  private struct ExtensionName: Hashable {
    var object: Int
    var name: String
  }

  init(
    source: Int, bytes: UnsafeBufferPointer<UInt8>, builder: consuming MapBuilder,
    declarations: DeclarationQueue
  ) {
    self.source = source
    self.bytes = bytes
    self.builder = builder
    self.declarations = declarations
    seed = declarations.seed
    json = JSONReader(bytes)
  }

  /// Reads the whole source and gives the builder back.
  consuming func read() -> MapBuilder {
    builder.headings.append(SourceHeading())
    // Room for a reference every 32 bytes, which few maps exceed. What is not used is never touched.
    builder.storage.records.reserveCapacity(builder.storage.records.count + bytes.count / 32)
    declarations.open(bytes)
    let token = json.next()
    if token == .beginObject {
      readMap()
    } else if token != .invalid {
      report(.wrongType, "a map is an object with the key \"components\"")
      _ = json.skipRest(of: token)
    }
    if !json.hasFailed { _ = json.next() }
    if let failure = json.failure {
      builder.isComplete = false
      let notes = failure.opening.map {
        [Diagnostic.Note(message: "it belongs to this", range: at($0))]
      }
      builder.report(failure.id, failure.message, at: at(failure.range), notes: notes ?? [])
    }
    declarations.send(mentions)
    declarations.close()
    return builder
  }

  private mutating func readMap() {
    let open = json.range
    var seen = KeySet()
    while let key = nextKey(MapKey.words, &seen, of: "a map") {
      switch key {
      case .schema:
        let token = json.next()
        if token == .string, builder.storage.schema == nil { builder.storage.schema = text() }
        _ = json.skipRest(of: token)
      case .scenarios:
        let token = json.next()
        if token == .beginArray {
          builder.scenarioSources.append(source)
        } else {
          report(.wrongType, "scenarios must be a list")
        }
        _ = json.skipRest(of: token)
      case .formatVersion: readVersion()
      case .name:
        let text = readString("name")
        if builder.storage.name == nil { builder.storage.name = text }
      case .description:
        let text = readString("description")
        if builder.storage.description == nil { builder.storage.description = text }
      case .origin: readOrigin()
      case .components: readComponents()
      }
    }
    builder.headings[source].extensions = takeExtensions(of: open.lowerBound).map {
      ExtensionKey(key: builder.storage.texts[$0.key], json: builder.storage.texts[$0.value])
    }
    if !json.hasFailed, !seen.keys(in: MapKey.words).contains(.components) {
      builder.report(.missingKey, "a map must have the key \"components\"", at: at(open))
    }
  }

  private mutating func readVersion() {
    let token = json.next()
    guard token == .number else {
      report(.wrongType, "formatVersion must be a number")
      _ = json.skipRest(of: token)
      return
    }
    if numberValue() != 1 {
      report(.unsupportedVersion, "this tool reads maps of formatVersion 1")
    }
  }

  /// Reads where the map comes from: a text, or what it was made from.
  private mutating func readOrigin() {
    let rule = "origin must be a text, or a list of texts and objects with a name"
    let token = json.next()
    switch token {
    case .string: if hasNoNUL() { builder.headings[source].origins = [OriginStatement(text())] }
    case .beginArray:
      builder.headings[source].isMerged = true
      while true {
        let token = json.next()
        switch token {
        case .string:
          if hasNoNUL() { builder.headings[source].origins.append(OriginStatement(text())) }
        case .beginObject: readOriginObject()
        case .endArray, .invalid: return
        default:
          report(.wrongType, rule)
          _ = json.skipRest(of: token)
        }
      }
    default:
      report(.wrongType, rule)
      _ = json.skipRest(of: token)
    }
  }

  private mutating func readOriginObject() {
    let open = json.range
    var seen = KeySet()
    var name: String?
    while nextKey(OriginKey.words, &seen, of: "an origin") != nil { name = readString("name") }
    let extensions = takeExtensions(of: open.lowerBound).map {
      ExtensionKey(key: builder.storage.texts[$0.key], json: builder.storage.texts[$0.value])
    }
    if let name {
      builder.headings[source].origins.append(OriginStatement(name, extensions: extensions))
    } else if !json.hasFailed, seen.keys(in: OriginKey.words).isEmpty {
      builder.report(.missingKey, "an origin must have a name", at: at(open))
    }
  }

  private mutating func readComponents() {
    let token = json.next()
    guard token == .beginArray else {
      report(.wrongType, "components must be a list of objects")
      _ = json.skipRest(of: token)
      return
    }
    while true {
      let token = json.next()
      switch token {
      case .beginObject: readComponent()
      case .endArray, .invalid: return
      default:
        report(.wrongType, "a component is an object with an id")
        _ = json.skipRest(of: token)
      }
    }
  }

  // MARK: - Keys

  /// The next key of the object that is being read which has a meaning there, or `nil` at the end of
  /// the object or when the text is not JSON. Others are reported, or ignored when they begin with
  /// `x-`, and passed over.
  mutating func nextKey<Key>(
    _ words: WordTable<Key>, _ seen: inout KeySet, of what: String
  ) -> Key? {
    while json.next() == .key {
      guard let position = position(in: words) else {
        readUnknownKey(words, of: what)
        continue
      }
      if seen.insert(position: position) { return words[position] }
      reportDuplicateKey(text())
      _ = json.skipRest(of: json.next())
    }
    return nil
  }

  /// Which of `words` the last token, a string or key, spells.
  @inline(__always)
  mutating func position<Word>(in words: WordTable<Word>) -> Int? {
    guard json.hasEscapes else { return words.position(bytes, (json.start + 1)..<(json.end - 1)) }
    return withText { words.position($0, 0..<$0.count) }
  }

  private mutating func readUnknownKey<Key>(
    _ words: WordTable<Key>, of what: String
  ) {
    let name = text()
    guard name.hasPrefix("x-") else {
      report(
        .unknownKey, "\(what) has no key \"\(name)\"", suggestion: words.suggestion(for: name))
      _ = json.skipRest(of: json.next())
      return
    }
    let isNew = extensionNames.insert(ExtensionName(object: json.container, name: name)).inserted
    if !isNew { reportDuplicateKey(name) }
    let (key, object) = (hasNoNUL() ? internText() : .max, json.container)
    let token = json.next()
    let start = json.start
    guard json.skipRest(of: token), key != .max, isNew else { return }
    let value = builder.storage.texts.intern(
      UnsafeBufferPointer(rebasing: bytes[start..<json.end]))
    extensions.append((object, key, value))
  }

  /// The keys that begin with `x-` of the object at `offset`, which has been read.
  mutating func takeExtensions(of offset: Int) -> [(key: UInt32, value: UInt32)] {
    guard extensions.last?.object == offset else { return [] }
    // What stands within an object has been taken before the object ends.
    let first = extensions.lastIndex { $0.object != offset }.map { $0 + 1 } ?? 0
    defer { extensions.removeSubrange(first...) }
    return extensions[first...].map { ($0.key, $0.value) }
  }

  private mutating func reportDuplicateKey(_ name: String) {
    report(.duplicateKey, "the key \"\(name)\" stands twice in this object")
  }

  // MARK: - Places

  func at(_ range: Range<Int>) -> SourceRange { SourceRange(source: source, bytes: range) }

  /// Reports a problem of the last token.
  mutating func report(
    _ id: DiagnosticID, _ message: String,
    suggestion: String? = nil
  ) {
    guard !json.hasFailed else { return }
    builder.report(id, message, at: at(json.range), suggestion: suggestion)
  }
}
