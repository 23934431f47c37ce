#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes bytes to open files.
enum DescriptorWriting {
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
