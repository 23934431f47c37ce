#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A regular file that is written beside its place and renamed into it when it is complete, so that
/// whoever looks finds the old file or the new one, whole.
final class ReplacingFile: OutputFile {
  private let name: String
  private let path: String
  private let temporaryPath: String
  private var descriptor: Int32

  /// A file for `path`, with the permissions of the file there when there is one.
  init(_ path: String, replacing old: stat?, named name: String) throws(OutputFailure) {
    self.name = name
    self.path = path
    if old != nil, SystemPath.with(path, { access($0, W_OK) }) != 0 {
      throw .unwritable(name: name, reason: SystemError.reason())
    }
    // Its name is short and owes nothing to that of the file, which may be as long as names can be.
    let number = String(UInt64.random(in: 0...UInt64.max), radix: 16)
    temporaryPath = SystemPath.folder(of: path) + ".blastradius-\(number).partial"
    UnfinishedWork.beginFile(temporaryPath)
    descriptor = SystemPath.open(
      temporaryPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode: old == nil ? 0o666 : 0o600)
    guard descriptor >= 0 else {
      let reason = errno == ENOENT ? "its folder does not exist" : SystemError.reason()
      UnfinishedWork.endFile()
      throw .unwritable(name: name, reason: reason)
    }
    if let old {
      // Only the superuser may give a file away; for all others it is theirs already, or becomes so.
      _ = fchown(descriptor, old.st_uid, old.st_gid)
      _ = fchmod(descriptor, old.st_mode & 0o7777)
    }
  }

  deinit { abandon() }

  func append(_ bytes: UnsafeRawBufferPointer) throws(OutputFailure) {
    try DescriptorWriting.write(bytes, to: descriptor, named: name)
  }

  func commit() throws(OutputFailure) {
    // Some file systems report a full disk only now.
    let result = close(descriptor)
    descriptor = -1
    guard result == 0, renameIntoPlace() == 0 else {
      let failure = OutputFailure.unwritable(name: name, reason: SystemError.reason())
      remove()
      throw failure
    }
    UnfinishedWork.endFile()
  }

  func abandon() {
    guard descriptor >= 0 else { return }
    close(descriptor)
    descriptor = -1
    remove()
  }

  private func renameIntoPlace() -> Int32 {
    SystemPath.with(temporaryPath) { old in SystemPath.with(path) { rename(old, $0) } }
  }

  private func remove() {
    _ = SystemPath.with(temporaryPath) { unlink($0) }
    UnfinishedWork.endFile()
  }
}
