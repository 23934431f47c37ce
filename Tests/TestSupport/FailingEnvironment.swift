import BlastRadiusCommand
import FilesAndProcesses
import MapDiagnostics

/// A world in memory in which one step fails: the third read, the first write, a rename, a program.
package final class FailingEnvironment: CommandEnvironment {
  /// What a command can ask of the world that may fail.
  package enum Step: Sendable, Equatable {
    case read
    case list
    case write
    case create
    case append
    case commit
    case run
  }

  /// The reason that is given.
  package static let reason = "it was made to fail"

  private let world: MemoryEnvironment
  private let failing: Int?
  private let isPipeClosed: Bool

  /// The steps that were taken, the failed one the last of its kind that could.
  package private(set) var steps: [Step] = []
  /// The step that failed, when there was one.
  package private(set) var failed: Step?

  /// `world`, in which the step of this number fails; a failing write says that nobody reads any more when
  /// `isPipeClosed`.
  package init(_ world: MemoryEnvironment, failing: Int? = nil, isPipeClosed: Bool = false) {
    self.world = world
    self.failing = failing
    self.isPipeClosed = isPipeClosed
  }

  /// Whether the step that is taken now is the one that fails.
  private func fails(_ step: Step) -> Bool {
    defer { steps.append(step) }
    guard steps.count == failing else { return false }
    failed = step
    return true
  }

  fileprivate func attempt(_ step: Step, _ name: String) throws(OutputFailure) {
    guard fails(step) else { return }
    if isPipeClosed, step == .write { throw .closedPipe }
    throw .unwritable(name: name, reason: FailingEnvironment.reason)
  }

  private func attempt(reading name: String, _ step: Step = .read) throws(InputFailure) {
    if fails(step) { throw InputFailure(name, reason: FailingEnvironment.reason) }
  }

  package func placeKind(at path: String) -> PlaceKind { world.placeKind(at: path) }

  package func text(
    ofFile path: String, atMost limit: InputLimit
  ) throws(InputFailure) -> SourceText {
    try attempt(reading: path)
    return try world.text(ofFile: path, atMost: limit)
  }

  package func mapPaths(beneath path: String) throws(InputFailure) -> [String] {
    try attempt(reading: path, .list)
    return try world.mapPaths(beneath: path)
  }

  package func standardInput(atMost limit: InputLimit) throws(InputFailure) -> SourceText {
    try attempt(reading: "<stdin>")
    return try world.standardInput(atMost: limit)
  }

  /// Messages do not fail: then nobody would be left to be told.
  package func write(
    _ bytes: UnsafeRawBufferPointer, to stream: OutputStream
  ) throws(OutputFailure) {
    if stream == .standardOutput { try attempt(.write, "to standard output") }
    try world.write(bytes, to: stream)
  }

  package func newFile(at path: String) throws(OutputFailure) -> any OutputFile {
    try attempt(.create, "'\(path)'")
    return FailingFile(try world.newFile(at: path), named: "'\(path)'", in: self)
  }

  package func run(
    _ program: String, _ arguments: [String], input: [UInt8], timeLimitSeconds: Int
  ) throws(ProgramFailure) -> ProgramResult {
    if fails(.run) { throw .notStarted(program, reason: FailingEnvironment.reason) }
    return try world.run(program, arguments, input: input, timeLimitSeconds: timeLimitSeconds)
  }

  package func isTerminal(_ stream: OutputStream) -> Bool { world.isTerminal(stream) }
  package var terminalWidth: Int? { world.terminalWidth }
  package var availableMemory: Int? { world.availableMemory }
  package func variable(_ name: String) -> String? { world.variable(name) }
}

private final class FailingFile: OutputFile {
  private let file: any OutputFile
  private let name: String
  private let environment: FailingEnvironment

  init(_ file: any OutputFile, named name: String, in environment: FailingEnvironment) {
    self.file = file
    self.name = name
    self.environment = environment
  }

  func append(_ bytes: UnsafeRawBufferPointer) throws(OutputFailure) {
    try environment.attempt(.append, name)
    try file.append(bytes)
  }

  func commit() throws(OutputFailure) {
    try environment.attempt(.commit, name)
    try file.commit()
  }

  func abandon() { file.abandon() }
}
