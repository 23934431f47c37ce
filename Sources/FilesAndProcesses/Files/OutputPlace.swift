import MapDiagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What an output path leads to, decided by what stands there and not by how the path is spelled.
///
///     out ──► /dev/fd/1 ──► stream 1            link ──► real/new ──► nothing yet
///     /dev/shm/x ──► a regular file            /dev/null ──► a device
enum OutputPlace {
  /// A stream that this program was given.
  case stream(Int32)
  /// A regular file, at a path that is no link.
  case file(String, stat)
  /// Nothing yet, at a path that is no link.
  case nothing(String)
  /// A device, a pipe, or an open file of another program.
  case other(String)

  private static let maximumLinks = 40

  /// What `path` leads to.
  ///
  /// Symbolic links are followed by hand, since the last one may lead to a file that is yet to be made.
  static func find(_ path: String, named name: String) throws(OutputFailure) -> OutputPlace {
    var path = path
    for _ in 0..<maximumLinks {
      guard let status = SystemPath.status(of: path, followingLinks: false) else {
        guard errno == ENOENT else {
          throw .unwritable(name: name, reason: SystemError.reason())
        }
        return streamOfProgram(path) ?? .nothing(path)
      }
      switch FileKind(status) {
      case .folder: throw .unwritable(name: name, reason: "it is a folder")
      case .regular: return .file(path, status)
      case .characterDevice, .blockDevice, .pipe: return .other(path)
      case .link: break
      }
      if let place = streamOfProgram(path) { return place }
      guard let destination = destination(of: path) else {
        throw .unwritable(name: name, reason: SystemError.reason())
      }
      path =
        destination.utf8.first == UInt8(ascii: "/")
        ? destination : SystemPath.folder(of: path) + destination
    }
    throw .unwritable(name: name, reason: SystemError.reason(ELOOP))
  }

  /// What a link in a list of a program's open files stands for; `nil` for any other link.
  ///
  /// Such a link only looks like one to a path. What it stands for may have no path any more.
  private static func streamOfProgram(_ link: String) -> OutputPlace? {
    guard let folder = SystemPath.real(SystemPath.folder(of: link)) else { return nil }
    let parts = folder.split(separator: "/")
    guard parts.count >= 3, parts[0] == "proc", parts.last == "fd" else { return nil }
    let number = Int32(
      link.utf8.split(separator: UInt8(ascii: "/")).last.map { String($0) ?? "" } ?? "")
    guard let number, parts[1] == "\(getpid())" else { return .other(link) }
    return .stream(number)
  }

  private static func destination(of link: String) -> String? {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = SystemPath.with(link) { readlink($0, &bytes, bytes.count) }
    guard count >= 0 else { return nil }
    return RawBytes.text(bytes[..<count].map(UInt8.init(bitPattern:)))
  }
}
