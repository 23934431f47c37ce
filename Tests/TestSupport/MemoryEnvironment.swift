import BlastRadiusCommand
import FilesAndProcesses
import MapDiagnostics

/// A world in memory: files by path, what was written to the streams, and a terminal that may be there.
package final class MemoryEnvironment: CommandEnvironment {
  /// The files there are, by path; a folder is there when a file beneath it is.
  package var files: [String: [UInt8]]
  /// What standard input holds.
  package var input: [UInt8] = []
  /// The streams that are terminals.
  package var terminals: Set<OutputStream> = []
  /// The columns of the terminal.
  package var terminalWidth: Int?
  /// How many bytes of memory there are.
  package var availableMemory: Int?
  /// The environment variables.
  package var variables: [String: String] = [:]
  /// Files that cannot be read or written, with the reason.
  package var brokenPaths: [String: String] = [:]
  /// After how many bytes the reader of standard output goes away.
  package var closesAfter: Int?
  /// The installed programs, by name: what each makes of its arguments and its input.
  package var programs: [String: ([String], [UInt8]) -> Result<ProgramResult, ProgramFailure>] =
    [:]

  /// What was read, by its path or `<stdin>`, and the folders whose maps were listed.
  private var readPaths: Set<String> = []
  private var listedFolders: Set<String> = []

  private var written: [OutputStream: [UInt8]] = [:]

  /// A world with these files.
  package init(files: [String: String] = [:]) {
    self.files = files.mapValues { Array($0.utf8) }
  }

  /// What was written to standard output.
  package var output: String { text(.standardOutput) }
  /// What was written to standard error.
  package var errors: String { text(.standardError) }

  /// The bytes written to `stream`.
  package func bytes(_ stream: OutputStream) -> [UInt8] { written[stream] ?? [] }

  /// The exit status of the tool with `arguments` in this world.
  package func run(_ arguments: String...) -> Int32 {
    CommandLineTool(environment: self).run(arguments)
  }

  private func text(_ stream: OutputStream) -> String {
    String(decoding: bytes(stream), as: UTF8.self)
  }

  package func placeKind(at path: String) -> PlaceKind {
    if files[path] != nil || brokenPaths[path] != nil { return .file }
    let folder = path.hasSuffix("/") ? path : path + "/"
    return files.keys.contains { $0.hasPrefix(folder) } ? .folder : .nothing
  }

  package func text(
    ofFile path: String, atMost limit: InputLimit
  ) throws(InputFailure) -> SourceText {
    if let reason = brokenPaths[path] { throw InputFailure(path, reason: reason) }
    guard let bytes = files[path] else {
      throw InputFailure(path, reason: "no such file or directory")
    }
    guard bytes.count <= limit.maximumCount else { throw InputFailure(path, reason: limit.reason) }
    readPaths.insert(path)
    return SourceText(name: path, bytes: bytes)
  }

  package func mapPaths(beneath path: String) throws(InputFailure) -> [String] {
    let folder = path.hasSuffix("/") ? path : path + "/"
    listedFolders.insert(folder)
    return files.keys
      .filter { $0.hasPrefix(folder) && $0.hasSuffix(".blastradius.json") && !$0.contains("/.") }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  package func standardInput(atMost limit: InputLimit) throws(InputFailure) -> SourceText {
    guard input.count <= limit.maximumCount else {
      throw InputFailure("<stdin>", reason: limit.reason)
    }
    return SourceText(name: "<stdin>", bytes: input)
  }

  package func write(
    _ bytes: UnsafeRawBufferPointer, to stream: OutputStream
  ) throws(OutputFailure) {
    if stream == .standardOutput, let limit = closesAfter,
      self.bytes(stream).count + bytes.count > limit
    {
      throw .closedPipe
    }
    written[stream, default: []] += bytes
  }

  package func newFile(at path: String) throws(OutputFailure) -> any OutputFile {
    if readPaths.contains(path) { throw .replacesInput(name: "'\(path)'", input: path) }
    if MapFileName.isMap(path), let folder = listedFolders.first(where: path.hasPrefix) {
      throw .joinsInputs(name: "'\(path)'", folder: String(folder.dropLast()))
    }
    return MemoryFile(path, in: self)
  }

  package func run(
    _ program: String, _ arguments: [String], input: [UInt8], timeLimitSeconds: Int
  ) throws(ProgramFailure) -> ProgramResult {
    guard let installed = programs[program] else { throw .missing(program) }
    return try installed(arguments, input).get()
  }

  package func isTerminal(_ stream: OutputStream) -> Bool { terminals.contains(stream) }

  package func variable(_ name: String) -> String? { variables[name] }
}

/// A file of a world in memory, which appears when it is complete.
private final class MemoryFile: OutputFile {
  private let path: String
  private let environment: MemoryEnvironment
  private var bytes: [UInt8] = []

  init(_ path: String, in environment: MemoryEnvironment) {
    self.path = path
    self.environment = environment
  }

  func append(_ bytes: UnsafeRawBufferPointer) throws(OutputFailure) {
    if let reason = environment.brokenPaths[path] {
      throw .unwritable(name: "'\(path)'", reason: reason)
    }
    self.bytes += bytes
  }

  func commit() throws(OutputFailure) { environment.files[path] = bytes }

  func abandon() { bytes = [] }
}
