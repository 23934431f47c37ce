import MapDiagnostics

/// The world outside a command: files, streams, the terminal, environment variables.
///
/// The command line reaches it through nothing else, so a whole run can take place in memory.
public protocol CommandEnvironment {
  /// What stands at `path`, symbolic links followed.
  func placeKind(at path: String) -> PlaceKind

  /// The bytes of the file at `path`, named by its path.
  func text(ofFile path: String) throws(InputFailure) -> SourceText

  /// The paths of all maps (`*.blastradius.json`) beneath the folder at `path`, in byte order.
  ///
  /// Names that begin with a dot are skipped. A map reachable in several ways through symbolic links
  /// is listed once.
  func mapPaths(beneath path: String) throws(InputFailure) -> [String]

  /// All bytes of standard input, named `<stdin>`.
  func standardInput() throws(InputFailure) -> SourceText

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

/// A file that is being written.
public protocol OutputFile: AnyObject {
  /// Appends `bytes`.
  func append(_ bytes: UnsafeRawBufferPointer) throws(OutputFailure)

  /// Puts the complete file in its place.
  func commit() throws(OutputFailure)

  /// Removes what was written; what stood there before stays.
  func abandon()
}

/// Why an input could not be read.
public struct InputFailure: Error, Sendable, Equatable {
  /// What the input is called: a path or `<stdin>`.
  public var name: String
  /// What is wrong with it, as the end of a sentence.
  public var reason: String

  /// A failure to read `name` because of `reason`.
  public init(_ name: String, reason: String) {
    self.name = name
    self.reason = reason
  }
}

/// Why an output could not be written.
public enum OutputFailure: Error, Sendable, Equatable {
  /// Nobody reads it any more.
  case closedPipe
  /// The output of this name cannot be written, for this reason.
  case unwritable(name: String, reason: String)
}

extension CommandEnvironment {
  /// Writes the UTF-8 of `text` to `stream`.
  package func write(_ text: String, to stream: OutputStream) throws(OutputFailure) {
    var text = text
    let outcome = text.withUTF8 { bytes in
      Result { () throws(OutputFailure) in try write(UnsafeRawBufferPointer(bytes), to: stream) }
    }
    try outcome.get()
  }
}
