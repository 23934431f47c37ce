import MapDiagnostics
import MapImporting
import MapLoading

/// The verb `import`: other tools' files in, a map out, and what was read on standard error.
struct MapImport {
  private let invocation: Invocation
  private let environment: any CommandEnvironment

  init(_ invocation: Invocation, _ environment: any CommandEnvironment) {
    self.invocation = invocation
    self.environment = environment
  }

  /// Writes the map and returns the exit status.
  func answer() throws(CommandFailure) -> Int32 {
    var (kind, files) = (ImportKind?.none, invocation.operands.map(\.text))
    if files.count > 1, let stated = ImportKind(rawValue: files[0]) {
      kind = stated
      files.removeFirst()
    }
    try check(files)
    var session = ImportSession(region: invocation.value(of: .region))
    for file in files { session.read(try environment.text(named: file), as: kind) }
    for diagnostic in session.diagnostics { say(diagnostic.text + "\n") }
    guard !session.diagnostics.contains(where: { $0.severity == .error }) else {
      say("blastradius: nothing imported\n")
      return ExitStatus.notAnswered
    }
    let map = session.finished()
    if let error = map.reading().errors.first {
      say(
        "blastradius: a mistake of the importer, nothing imported: its map cannot be read: "
          + VisibleText.visible(error.message) + "\n")
      return ExitStatus.notAnswered
    }
    let bytes = Array(map.json.utf8)
    try environment.deliver(to: invocation.value(of: .output)) { write in
      try bytes.withUnsafeBytes { try write($0) }
    }
    say(map.coverageText)
    guard map.dependencyCount == 0 else { return ExitStatus.answered }
    say(
      "blastradius: THE MAP HAS NO DEPENDENCIES: \(map.componentCount) "
        + (map.componentCount == 1 ? "component" : "components")
        + ", and nothing that says what one needs. No answer follows from it; it does not mean that "
        + "nothing can fail.\n")
    return invocation.has(.allowEmptyGraph) ? ExitStatus.answered : ExitStatus.exceeded
  }

  private func check(_ files: [String]) throws(CommandFailure) {
    if files.count(where: { $0 == "-" }) > 1 {
      throw .usage(.import, "standard input (-) can be read only once")
    }
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

  private func say(_ text: String) {
    try? environment.write(text, to: .standardError)
  }
}

extension CommandEnvironment {
  /// The text of a file, or of standard input for `-`.
  func text(named path: String) throws(CommandFailure) -> SourceText {
    do throws(InputFailure) {
      return path == "-" ? try standardInput() : try text(ofFile: path)
    } catch {
      throw CommandFailure(error)
    }
  }
}
