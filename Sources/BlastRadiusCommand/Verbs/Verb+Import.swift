import MapDiagnostics
import MapImporting
import MapLoading
import MapReporting

extension Verb {
  static let `import` = Verb(
    "import",
    summary: "a map from what other tools know",
    usage: "[KIND] FILE…",
    operands: .files(placeholder: "FILE"),
    modes: [
      Mode(
        holds: [.map], options: [.region, .allowEmptyGraph, .output]
      ) { (question) throws(CommandFailure) in
        try MapImport(question.invocation, question.environment).answer()
      }
    ],
    examples: [
      VerbDefinition.Example(
        purpose: "What a cluster runs; what was left out is told on standard error:",
        command: "import cluster.json -o cluster.blastradius.json"),
      VerbDefinition.Example(
        purpose: "Infrastructure, its kind stated, from standard input:",
        command: "import terraform - -o infrastructure.blastradius.json"),
    ])
}

/// Other tools' files in, a map out, and what was read on standard error.
private struct MapImport {
  private let invocation: Invocation
  private let environment: any CommandEnvironment

  init(_ invocation: Invocation, _ environment: any CommandEnvironment) {
    self.invocation = invocation
    self.environment = environment
  }

  /// The map.
  func answer() throws(CommandFailure) -> Answer {
    var (kind, files) = (ImportKind?.none, invocation.operands.map(\.text))
    if files.count > 1, let stated = ImportKind(rawValue: files[0]) {
      kind = stated
      files.removeFirst()
    }
    try check(files)
    var session = ImportSession(region: invocation.value(of: .region))
    for file in files { session.read(try environment.text(named: file), as: kind) }
    for diagnostic in session.diagnostics {
      environment.say(VisibleText(composed: VisibleText.visibleLines(diagnostic.text + "\n")))
    }
    guard !session.diagnostics.contains(where: { $0.severity == .error }) else {
      environment.note("nothing imported")
      throw .alreadySaid
    }
    let map = session.finished()
    if let error = map.reading().errors.first {
      environment.note(
        "a mistake of the importer, nothing imported: its map cannot be read: \(error.message)")
      throw .alreadySaid
    }
    let allowsEmptyGraph = invocation.has(.allowEmptyGraph)
    return .bytes(Array(map.json.utf8)) { [environment] in
      environment.say(VisibleText(composed: VisibleText.visibleLines(map.coverageText)))
      guard map.dependencyCount == 0 else { return ExitStatus.answered }
      let count = map.componentCount
      environment.note(
        "THE MAP HAS NO DEPENDENCIES: \(count) \(count == 1 ? "component" : "components"), and nothing "
          + "that says what one needs. No answer follows from it; it does not mean that nothing can "
          + "fail.")
      return allowsEmptyGraph ? ExitStatus.answered : ExitStatus.exceeded
    }
  }

  private func check(_ files: [String]) throws(CommandFailure) {
    for file in files where file != "-" {
      switch environment.placeKind(at: file) {
      case .file: continue
      case .folder:
        throw CommandFailure("'\(VisibleText.visible(file))' is a folder", hint: "name its files")
      case .nothing:
        let kinds = ImportKind.allCases.map(\.rawValue)
        let suggestion = file == files.first ? NameSuggestion.nearest(to: file, among: kinds) : nil
        throw CommandFailure(
          "there is no file '\(VisibleText.visible(file))'",
          hint: suggestion.map { "did you mean the kind \($0)?" })
      }
    }
  }
}
