import BlastRadiusCommand
import MapDiagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The operating system as the world of the command line.
struct SystemEnvironment: CommandEnvironment {
  func placeKind(at path: String) -> PlaceKind {
    var status = stat()
    guard stat(path, &status) == 0 else { return errno == ENOENT ? .nothing : .file }
    return FileKind(status) == .folder ? .folder : .file
  }

  func text(ofFile path: String) throws(InputFailure) -> SourceText {
    try FileReading.text(ofFile: path)
  }

  func mapPaths(beneath path: String) throws(InputFailure) -> [String] {
    var listing = FolderListing()
    return try listing.mapPaths(beneath: path)
  }

  func standardInput() throws(InputFailure) -> SourceText {
    try FileReading.text(of: STDIN_FILENO, named: "<stdin>")
  }

  func write(
    _ bytes: UnsafeRawBufferPointer, to stream: BlastRadiusCommand.OutputStream
  ) throws(OutputFailure) {
    let isOutput = stream == .standardOutput
    try FileWriting.write(
      bytes, to: isOutput ? STDOUT_FILENO : STDERR_FILENO,
      named: isOutput ? "to standard output" : "to standard error")
  }

  func newFile(at path: String) throws(OutputFailure) -> any OutputFile {
    try FileWriting.newFile(at: path)
  }

  func run(
    _ program: String, _ arguments: [String], input: [UInt8], timeLimitSeconds: Int
  ) throws(ProgramFailure) -> ProgramResult {
    try ChildProgram.run(program, arguments, input: input, timeLimitSeconds: timeLimitSeconds)
  }

  func isTerminal(_ stream: BlastRadiusCommand.OutputStream) -> Bool {
    isatty(stream == .standardOutput ? STDOUT_FILENO : STDERR_FILENO) == 1
  }

  var terminalWidth: Int? {
    var size = winsize()
    let result = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size)
    return result == 0 && size.ws_col > 0 ? Int(size.ws_col) : nil
  }

  func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}

/// The kinds of things at a path that are treated differently.
enum FileKind {
  case regular
  case folder
  case link
  case other

  init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .regular
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    default: self = .other
    }
  }
}
