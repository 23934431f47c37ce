import MapDiagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The operating system as the world of the command line.
public struct SystemEnvironment: CommandEnvironment {
  private let inputs = InputRecord()

  /// A world in which nothing was read yet.
  public init() {}

  /// What stands at `path`, symbolic links followed.
  public func placeKind(at path: String) -> PlaceKind {
    guard let status = SystemPath.status(of: path, followingLinks: true) else {
      return errno == ENOENT ? .nothing : .file
    }
    return FileKind(status) == .folder ? .folder : .file
  }

  /// The bytes of the file at `path`, which is noted as an input.
  public func text(
    ofFile path: String, atMost limit: InputLimit
  ) throws(InputFailure) -> SourceText {
    try FileReading.text(ofFile: path, atMost: limit, noting: inputs)
  }

  /// The paths of all maps beneath the folder at `path`, which is noted as one of inputs.
  public func mapPaths(beneath path: String) throws(InputFailure) -> [String] {
    try FolderListing.mapPaths(beneath: path, noting: inputs)
  }

  /// All bytes of standard input; its file, when it is one, is noted as an input.
  public func standardInput(atMost limit: InputLimit) throws(InputFailure) -> SourceText {
    try FileReading.text(of: STDIN_FILENO, named: "<stdin>", atMost: limit, noting: inputs)
  }

  /// Writes all of `bytes` to `stream`, unless that is a file that was read.
  public func write(
    _ bytes: UnsafeRawBufferPointer, to stream: OutputStream
  ) throws(OutputFailure) {
    guard stream == .standardOutput else {
      return try DescriptorWriting.write(bytes, to: STDERR_FILENO, named: "to standard error")
    }
    let name = "to standard output"
    try NewFile.check(STDOUT_FILENO, named: name, sparing: inputs)
    try DescriptorWriting.write(bytes, to: STDOUT_FILENO, named: name)
  }

  /// A file to be written at `path`, unless it was read.
  public func newFile(at path: String) throws(OutputFailure) -> any OutputFile {
    try NewFile.at(path, sparing: inputs)
  }

  /// Runs the installed program `program` to its end.
  public func run(
    _ program: String, _ arguments: [String], input: [UInt8], timeLimitSeconds: Int
  ) throws(ProgramFailure) -> ProgramResult {
    try ChildProgram.run(program, arguments, input: input, timeLimitSeconds: timeLimitSeconds)
  }

  /// Whether a person looks at `stream` on a terminal.
  public func isTerminal(_ stream: OutputStream) -> Bool {
    isatty(stream == .standardOutput ? STDOUT_FILENO : STDERR_FILENO) == 1
  }

  /// The columns of the terminal behind standard output.
  public var terminalWidth: Int? {
    var size = winsize()
    let result = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size)
    return result == 0 && size.ws_col > 0 ? Int(size.ws_col) : nil
  }

  /// How many bytes of memory the machine and the limits of this process leave to it.
  public var availableMemory: Int? { SystemMemory.available }

  /// The value of the environment variable `name`.
  public func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
