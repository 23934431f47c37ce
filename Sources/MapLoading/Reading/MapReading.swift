public import DependencyGraph
import LocatedJSON
public import MapDiagnostics

/// What came of reading one or more sources as one map.
public struct MapReading: Sendable {
  /// The map; `nil` when anything is wrong with it.
  public let map: DependencyMap?
  /// Everything that is wrong or doubtful, in the order of the sources and of the places in them.
  public var diagnostics: [Diagnostic] { MapReading.sorted(found + doubts.diagnostics) }
  /// The sources, in the order that ranges refer to.
  public let sources: [SourceText]

  /// How many components that the sources define the supplement adds to.
  public let supplementedCount: Int

  /// What was found while reading: all errors, and some warnings.
  private let found: [Diagnostic]
  private let doubts: DoubtSearch

  /// The errors among the diagnostics.
  public var errors: [Diagnostic] {
    MapReading.sorted(found.filter { $0.severity == .error })
  }
  /// The warnings among the diagnostics.
  public var warnings: [Diagnostic] { diagnostics.filter { $0.severity == .warning } }

  /// Reads `sources` as one map and checks it completely.
  ///
  /// Every problem of every source is reported, except that a source which is not JSON is not read
  /// beyond its first error, and that what may stand in its rest is not missed elsewhere. A map
  /// with an error yields no map: a dependency dropped in silence would make every answer wrong.
  /// What is only doubtful about a large map is looked for on a thread of its own, and waited for
  /// where it is asked for.
  ///
  /// When all sources have been read, and before references are checked, `supplement` is asked what
  /// else there is to know of the ids that they mention. What it says is read as one more source,
  /// which yields where it contradicts the others.
  ///
  /// - Complexity: O(*n*) for *n* bytes.
  public init(
    _ sources: [SourceText], _ options: MapReadingOptions = MapReadingOptions(),
    supplement: ((_ mentionedIDs: [String]) -> SourceText?)? = nil
  ) {
    precondition(sources.count < RequirementRecord.maximumSourceCount, "too many sources")
    var sources = sources
    var builder = MapBuilder()
    builder.storage.sources = sources
    // Places and names are 32-bit offsets into all that was read.
    guard sources.reduce(0, { $0 + $1.count }) <= JSONReader.maximumByteCount else {
      self.sources = sources
      supplementedCount = 0
      found = [
        Diagnostic(.inputTooLarge, "the sources of a map may have 4 GiB together", at: nil)
      ]
      doubts = DoubtSearch()
      map = nil
      return
    }
    let declarations = DeclarationQueue()
    func read(_ source: SourceText, at position: Int) {
      builder = source.withBytes { bytes in
        MapFileReader(
          source: position, bytes: bytes, builder: builder, declarations: declarations
        ).read()
      }
    }
    for (position, source) in sources.enumerated() { read(source, at: position) }
    if let text = supplement?(options.names.names(for: declarations.mentionedIDs)) {
      builder.supplement = sources.count
      sources.append(text)
      builder.storage.sources = sources
      read(text, at: sources.count - 1)
    }
    self.sources = sources
    builder.adopt(declarations.takeDeclarations())
    builder.finish(options)
    supplementedCount = builder.supplementedCount
    var isSound = !builder.diagnostics.contains { $0.severity == .error }
    if isSound, !builder.scenarioSources.isEmpty {
      builder.readScenarios()
      isSound = !builder.diagnostics.contains { $0.severity == .error }
    }
    found = builder.diagnostics
    map = isSound ? DependencyMap(builder.storage) : nil
    doubts = isSound ? DoubtSearch(builder) : DoubtSearch()
  }

  /// Reads one source.
  public init(_ source: SourceText) {
    self.init([source])
  }
}

extension MapBuilder {
  /// Checks what can be checked only when everything has been read.
  fileprivate mutating func finish(_ options: MapReadingOptions) {
    if storage.ids.count + storage.records.count >= Int(Int32.max) {
      report(
        .inputTooLarge, "a map has at most \(Int32.max) components and dependencies", at: nil)
      return
    }
    combineHeadings()
    orderOptions()
    joinNames(options.names)
    applyAdditions()
    checkStubs()
    if isComplete { checkReferences() }
    checkSelfDependencies()
    yieldDomainsOfSupplement()
    checkDomains()
    if options.assumesSoft { softenAssumptions() }
  }

  /// Reads the scenarios of all sources, which are about components that are all known now.
  fileprivate mutating func readScenarios() {
    let map = DependencyMap(storage)
    var positions: [String: Int] = [:]
    var isUniform = true
    for position in scenarioSources {
      guard let document = try? JSONDocument(storage.sources[position]),
        let list = document.root["scenarios"]
      else { continue }
      var reader = ScenarioReader(map: map, source: position)
      reader.read(list: list)
      diagnostics += reader.diagnostics
      let known = storage.scenarioStatements
      if !known.isEmpty, known != reader.statements { isUniform = false }
      for (scenario, statement) in zip(reader.scenarios, reader.statements) {
        if let other = positions[scenario.name] {
          guard storage.scenarioStatements[other] != statement else { continue }
          report(
            .duplicateScenario, "two maps have a scenario called \"\(scenario.name)\"",
            at: SourceRange(source: position, bytes: list.start..<(list.start + 1)))
        } else {
          positions[scenario.name] = storage.scenarios.count
          storage.scenarios.append(scenario)
          storage.scenarioStatements.append(statement)
        }
      }
    }
    guard !isUniform else { return }
    storage.scenarioStatements.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// Puts together what the sources say of themselves. Of several, each keeps what it says beside its
  /// origin; what has none stands at the top.
  fileprivate mutating func combineHeadings() {
    guard let first = headings.first else { return }
    if headings.allSatisfy({ $0.isMerged == first.isMerged && $0.origins == first.origins }) {
      storage.origins = first.origins
      storage.isMerged = first.isMerged
      storage.extensions = combinedExtensions(headings)
      return
    }
    var origins: Set<OriginStatement> = []
    for heading in headings {
      if !heading.isMerged, let origin = heading.origins.first {
        origins.insert(OriginStatement(origin.name, extensions: heading.extensions))
      } else {
        origins.formUnion(heading.origins)
      }
    }
    let described = Set(origins.filter { !$0.extensions.isEmpty }.map(\.name))
    storage.origins = origins.filter { !$0.extensions.isEmpty || !described.contains($0.name) }
      .sorted { $0.json.utf8.lexicographicallyPrecedes($1.json.utf8) }
    storage.isMerged = !storage.origins.isEmpty
    storage.extensions = combinedExtensions(headings.filter { $0.isMerged || $0.origins.isEmpty })
  }

  /// The keys of several sources; of one key the first counts.
  private func combinedExtensions(_ headings: [SourceHeading]) -> [ExtensionKey] {
    let lists = headings.map(\.extensions).filter { !$0.isEmpty }
    guard let first = lists.first, lists.contains(where: { $0 != first }) else {
      return lists.first ?? []
    }
    var seen: Set<String> = []
    return lists.joined().filter { seen.insert($0.key).inserted }.sorted {
      $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
    }
  }

  /// Takes what nobody has said to be needed as soft.
  private mutating func softenAssumptions() {
    for range in storage.requirements {
      var position = range.lowerBound
      while position < range.upperBound {
        let record = storage.records[Int(position)]
        if record.flags.confidence.isAssumed {
          storage.records[Int(position)].flags.insert(.soft)
        }
        position += record.span
      }
    }
  }

  private mutating func orderOptions() {
    let isOrdered = zip(storage.options, storage.options.dropFirst()).allSatisfy {
      $0.record < $1.record
    }
    // A group's options are known after its members', though its record comes before theirs.
    if !isOrdered { storage.options.sort { $0.record < $1.record } }
  }
}

extension MapReading {
  private static func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let places = diagnostics.map { diagnostic in
      (source: diagnostic.range?.source ?? -1, offset: diagnostic.range?.bytes.lowerBound ?? -1)
    }
    return diagnostics.indices.sorted { one, other in
      (places[one].source, places[one].offset, one)
        < (places[other].source, places[other].offset, other)
    }.map { diagnostics[$0] }
  }
}
