import BlastRadiusCommand
import FilesAndProcesses
import MapDiagnostics

/// A world in memory that holds the parts of one input and nothing else: no programs, no terminal.
final class FuzzedWorld: CommandEnvironment {
  /// The files there are, by name.
  private(set) var files: [String: [UInt8]]
  private var written: [OutputStream: [UInt8]] = [:]
  private var readNames: Set<String> = []

  init(files: [String: [UInt8]]) { self.files = files }

  var output: [UInt8] { written[.standardOutput] ?? [] }
  var errors: [UInt8] { written[.standardError] ?? [] }

  func placeKind(at path: String) -> PlaceKind {
    if files[path] != nil { return .file }
    return path == "maps" ? .folder : .nothing
  }

  func text(ofFile path: String, atMost limit: InputLimit) throws(InputFailure) -> SourceText {
    guard let bytes = files[path] else { throw InputFailure(path, reason: "it is not there") }
    readNames.insert(path)
    return SourceText(name: path, bytes: bytes)
  }

  func mapPaths(beneath path: String) throws(InputFailure) -> [String] { ["a.json", "b.json"] }

  func standardInput(atMost limit: InputLimit) throws(InputFailure) -> SourceText {
    SourceText(name: "<stdin>", bytes: files["a.json"] ?? [])
  }

  func write(_ bytes: UnsafeRawBufferPointer, to stream: OutputStream) throws(OutputFailure) {
    written[stream, default: []] += bytes
  }

  func newFile(at path: String) throws(OutputFailure) -> any OutputFile {
    if readNames.contains(path) { throw .replacesInput(name: "'\(path)'", input: path) }
    return File { self.files[path] = $0 }
  }

  func run(
    _ program: String, _ arguments: [String], input: [UInt8], timeLimitSeconds: Int
  ) throws(ProgramFailure) -> ProgramResult { throw .missing(program) }

  func isTerminal(_ stream: OutputStream) -> Bool { false }
  var terminalWidth: Int? { nil }
  var availableMemory: Int? { nil }
  func variable(_ name: String) -> String? { nil }

  private final class File: OutputFile {
    private var bytes: [UInt8] = []
    private let put: ([UInt8]) -> Void
    init(_ put: @escaping ([UInt8]) -> Void) { self.put = put }
    func append(_ bytes: UnsafeRawBufferPointer) throws(OutputFailure) { self.bytes += bytes }
    func commit() throws(OutputFailure) { put(bytes) }
    func abandon() {}
  }
}
