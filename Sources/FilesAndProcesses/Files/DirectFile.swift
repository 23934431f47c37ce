#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What is no regular file, or is open already, written as it is: nothing of it can be taken back.
final class DirectFile: OutputFile {
  private let name: String
  private var descriptor: Int32

  /// What stands at `path`.
  init(_ path: String, named name: String) throws(OutputFailure) {
    self.name = name
    descriptor = SystemPath.open(path, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw .unwritable(name: name, reason: SystemError.reason()) }
  }

  /// The stream `number` of this program. It goes on where it stands, as whoever gave it expects:
  /// opening its file again would begin at a place of its own.
  init(copyOf number: Int32, named name: String) throws(OutputFailure) {
    self.name = name
    descriptor = fcntl(number, F_DUPFD_CLOEXEC, 3)
    guard descriptor >= 0 else { throw .unwritable(name: name, reason: SystemError.reason()) }
  }

  deinit { abandon() }

  func append(_ bytes: UnsafeRawBufferPointer) throws(OutputFailure) {
    try DescriptorWriting.write(bytes, to: descriptor, named: name)
  }

  func commit() throws(OutputFailure) {
    let result = close(descriptor)
    descriptor = -1
    guard result == 0 else { throw .unwritable(name: name, reason: SystemError.reason()) }
  }

  func abandon() {
    guard descriptor >= 0 else { return }
    close(descriptor)
    descriptor = -1
  }
}
