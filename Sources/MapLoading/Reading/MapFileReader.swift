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

  /// The keys that begin with `x-`, with the offset of the object they stand in.
  private var extensionKeys: Set<ExtensionKey> = []

  private struct ExtensionKey: Hashable {
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
    builder.origins.append(nil)
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
      case .schema: _ = json.skipRest(of: json.next())
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
      case .origin: builder.origins[source] = readString("origin")
      case .components: readComponents()
      }
    }
    if !json.hasFailed, !seen.contains(MapKey.components) {
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
    if !name.hasPrefix("x-") {
      report(
        .unknownKey, "\(what) has no key \"\(name)\"", suggestion: words.suggestion(for: name))
    } else if !extensionKeys.insert(ExtensionKey(object: json.container, name: name)).inserted {
      reportDuplicateKey(name)
    }
    _ = json.skipRest(of: json.next())
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
