import MapDiagnostics

/// The world outside a command: files, streams, the terminal, environment variables.
///
/// The command line reaches it through nothing else, so a whole run can take place in memory.
///
/// A world remembers what was read in it. An output that would replace an input, or join a folder of
/// maps that was read, is refused before anything is written.
///
/// Paths are strings; bytes in them that are no UTF-8 stand there as `RawBytes` says.
public protocol CommandEnvironment {
  /// What stands at `path`, symbolic links followed.
  func placeKind(at path: String) -> PlaceKind

  /// The bytes of the file at `path`, named by its path; a failure when it has more than `limit` allows.
  func text(ofFile path: String, atMost limit: InputLimit) throws(InputFailure) -> SourceText

  /// The paths of all maps (`*.blastradius.json`) beneath the folder at `path`, in byte order.
  ///
  /// Names that begin with a dot are skipped. A map reachable in several ways through symbolic links
  /// is listed once.
  func mapPaths(beneath path: String) throws(InputFailure) -> [String]

  /// All bytes of standard input, named `<stdin>`; a failure when it has more than `limit` allows.
  func standardInput(atMost limit: InputLimit) throws(InputFailure) -> SourceText

  /// Writes all of `bytes` to `stream`.
  func write(_ bytes: UnsafeRawBufferPointer, to stream: OutputStream) throws(OutputFailure)

  /// A file to be written at `path`, which keeps what it holds until the new file is committed.
  func newFile(at path: String) throws(OutputFailure) -> any OutputFile

  /// Runs the installed program `program` to its end, with `input` on its standard input; it is killed
  /// when it takes longer than `timeLimitSeconds`.
  func run(
    _ program: String, _ arguments: [String], input: [UInt8], timeLimitSeconds: Int
  ) throws(ProgramFailure) -> ProgramResult

  /// Whether a person looks at `stream` on a terminal.
  func isTerminal(_ stream: OutputStream) -> Bool

  /// The columns of the terminal behind standard output, or `nil` when there is none.
  var terminalWidth: Int? { get }

  /// How many bytes of memory the program may have, or `nil` when nobody says.
  var availableMemory: Int? { get }

  /// The value of the environment variable `name`, or `nil` when it is not set.
  func variable(_ name: String) -> String?
}

/// A stream that every program is given to write to.
public enum OutputStream: Sendable {
  /// Results.
  case standardOutput
  /// Everything else.
  case standardError
}

/// What can stand at a path.
public enum PlaceKind: Sendable {
  /// Nothing, or nothing that may be seen.
  case nothing
  /// A folder.
  case folder
  /// Anything whose bytes can be read: a file, a device, a pipe.
  case file
}

extension CommandEnvironment {
  /// The bytes of the file at `path`, named by its path.
  public func text(ofFile path: String) throws(InputFailure) -> SourceText {
    try text(ofFile: path, atMost: .standard)
  }

  /// All bytes of standard input, named `<stdin>`.
  public func standardInput() throws(InputFailure) -> SourceText {
    try standardInput(atMost: .standard)
  }
}
