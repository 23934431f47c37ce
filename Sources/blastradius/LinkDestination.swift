import BlastRadiusCommand

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Follows symbolic links by hand, since the last one may lead to a file that is yet to be made.
enum LinkDestination {
  private static let maximumLinks = 40

  /// The path that `path` leads to, which is no link; `nil` for the system's own places, such as
  /// `/dev/stdout`, whose links are none.
  static func resolve(_ path: String, named name: String) throws(OutputFailure) -> String? {
    var path = path
    for _ in 0..<maximumLinks {
      if path.hasPrefix("/dev/") || path.hasPrefix("/proc/") { return nil }
      var status = stat()
      guard lstat(path, &status) == 0, FileKind(status) == .link else { return path }
      var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
      let count = readlink(path, &bytes, bytes.count)
      guard count >= 0 else { throw .unwritable(name: name, reason: SystemError.reason()) }
      let destination = String(
        decoding: bytes[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
      path = destination.hasPrefix("/") ? destination : folder(of: path) + destination
    }
    throw .unwritable(name: name, reason: SystemError.reason(ELOOP))
  }

  /// The folder of `path` with its slash; empty for the current one.
  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }
}
