import BlastRadiusCommand

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What is no regular file, written as it is: nothing of it can be taken back.
final class DirectFile: OutputFile {
  private let name: String
  private var descriptor: Int32

  init(_ path: String, named name: String) throws(OutputFailure) {
    self.name = name
    // Appending matters for a stream that the shell has redirected to a file.
    descriptor = Int32(
      SystemError.retrying { Int(open(path, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOCTTY)) })
    guard descriptor >= 0 else { throw .unwritable(name: name, reason: SystemError.reason()) }
  }

  deinit { abandon() }

  func append(_ bytes: UnsafeRawBufferPointer) throws(OutputFailure) {
    try FileWriting.write(bytes, to: descriptor, named: name)
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
