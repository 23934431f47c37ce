import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What was read, by what it is and not by how it was called: a link, another spelling of a path or a
/// redirected stream leads to the same file.
final class InputRecord: Sendable {
  private struct Names {
    var files: [FileIdentity: String] = [:]
    var folders: [FileIdentity: String] = [:]
  }

  private let names = Mutex(Names())

  /// Notes that the file of this status was read as `name`. Only what can be read again is noted: a pipe
  /// or a terminal loses nothing by being written to.
  func noteFile(_ status: stat, named name: String) {
    guard FileKind(status) == .regular || FileKind(status) == .blockDevice else { return }
    names.withLock { $0.files[FileIdentity(status), default: name] = name }
  }

  /// Notes that all maps of the folder of this status were read; the folder given was called `name`.
  func noteFolder(_ status: stat, named name: String) {
    names.withLock { $0.folders[FileIdentity(status)] = name }
  }

  /// What the file of this status was called when it was read; `nil` when it was not.
  func file(_ status: stat) -> String? {
    names.withLock { $0.files[FileIdentity(status)] }
  }

  /// What the folder given was called whose maps the folder of this status holds.
  func folder(_ status: stat) -> String? {
    names.withLock { $0.folders[FileIdentity(status)] }
  }
}
