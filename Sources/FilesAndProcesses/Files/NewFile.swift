import MapDiagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Decides how a file at a path is written, and refuses what would lose an input.
enum NewFile {
  /// The file to be written at `path`: beside itself when it is a regular file or not there yet,
  /// directly when it is anything else (a device, a pipe, a stream of this program).
  static func at(_ path: String, sparing inputs: InputRecord) throws(OutputFailure)
    -> any OutputFile
  {
    let name = "'\(VisibleText.visible(path))'"
    switch try OutputPlace.find(path, named: name) {
    case .stream(let number):
      try check(number, named: name, sparing: inputs)
      return try DirectFile(copyOf: number, named: name)
    case .file(let path, let status):
      try check(status, named: name, sparing: inputs)
      try checkFolder(of: path, named: name, sparing: inputs)
      return try ReplacingFile(path, replacing: status, named: name)
    case .nothing(let path):
      try checkFolder(of: path, named: name, sparing: inputs)
      return try ReplacingFile(path, replacing: nil, named: name)
    case .other(let path):
      if let status = SystemPath.status(of: path, followingLinks: true) {
        try check(status, named: name, sparing: inputs)
      }
      return try DirectFile(path, named: name)
    }
  }

  /// Refuses to write to `descriptor` when it leads to a file that was read.
  static func check(
    _ descriptor: Int32, named name: String, sparing inputs: InputRecord
  ) throws(OutputFailure) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return }
    try check(status, named: name, sparing: inputs)
  }

  private static func check(
    _ status: stat, named name: String, sparing inputs: InputRecord
  ) throws(OutputFailure) {
    guard let input = inputs.file(status) else { return }
    throw .replacesInput(name: name, input: input)
  }

  /// Refuses a map that would be read as one more the next time its folder is.
  private static func checkFolder(
    of path: String, named name: String, sparing inputs: InputRecord
  ) throws(OutputFailure) {
    guard MapFileName.isMap(path) else { return }
    let folder = SystemPath.folder(of: path)
    guard
      let status = SystemPath.status(of: folder.isEmpty ? "." : folder, followingLinks: true),
      let given = inputs.folder(status)
    else { return }
    throw .joinsInputs(name: name, folder: given)
  }
}
