#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The kinds of things at a path that are treated differently.
enum FileKind {
  case regular
  case folder
  case link
  /// Bytes without a place, such as a terminal, or without an end, such as `/dev/zero`.
  case characterDevice
  case blockDevice
  /// A pipe or a socket.
  case pipe

  init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .regular
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    case S_IFCHR: self = .characterDevice
    case S_IFBLK: self = .blockDevice
    default: self = .pipe
    }
  }
}

/// What a file is, under whatever path it is found: its device and its number there.
struct FileIdentity: Hashable, Sendable {
  private let device: UInt64
  private let number: UInt64

  init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
  }
}
