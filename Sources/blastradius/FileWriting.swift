import BlastRadiusCommand

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes bytes to open files and decides how a file at a path is written.
enum FileWriting {
  /// Writes all of `bytes` to `descriptor`.
  static func write(
    _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, named name: String
  ) throws(OutputFailure) {
    guard var position = bytes.baseAddress else { return }
    let end = position + bytes.count
    while position < end {
      let request = min(end - position, 1 << 30)
      let count = SystemError.retrying { Platform.write(descriptor, position, request) }
      guard count >= 0 else {
        if errno == EPIPE { throw .closedPipe }
        throw .unwritable(name: name, reason: SystemError.reason())
      }
      position += count
    }
  }

  /// The file to be written at `path`: beside itself when it is a regular file or not there yet,
  /// directly when it is anything else (a device, a pipe, a stream of this program).
  static func newFile(at path: String) throws(OutputFailure) -> any OutputFile {
    let name = "'\(path)'"
    let destination = try LinkDestination.resolve(path, named: name)
    guard let destination else { return try DirectFile(path, named: name) }
    var status = stat()
    guard lstat(destination, &status) == 0 else {
      guard errno == ENOENT else {
        throw .unwritable(name: name, reason: SystemError.reason())
      }
      return try ReplacingFile(destination, replacing: nil, named: name)
    }
    switch FileKind(status) {
    case .folder: throw .unwritable(name: name, reason: "it is a folder")
    case .regular: return try ReplacingFile(destination, replacing: status, named: name)
    case .link, .other: return try DirectFile(path, named: name)
    }
  }
}

/// What standing beside a method of the same name would hide.
private enum Platform {
  static func write(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes, count)
    #elseif canImport(Musl)
      Musl.write(descriptor, bytes, count)
    #else
      Darwin.write(descriptor, bytes, count)
    #endif
  }
}
