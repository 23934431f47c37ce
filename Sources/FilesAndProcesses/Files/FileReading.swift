import MapDiagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads whole inputs into one piece of memory, which the text then owns.
enum FileReading {
  private static let firstBlock = 64 << 10

  /// The bytes of the file at `path`.
  static func text(
    ofFile path: String, atMost limit: InputLimit, noting record: InputRecord
  ) throws(InputFailure) -> SourceText {
    let descriptor = SystemPath.open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw InputFailure(path, reason: SystemError.reason()) }
    defer { close(descriptor) }
    return try text(of: descriptor, named: path, atMost: limit, noting: record)
  }

  /// The bytes from `descriptor` to its end.
  static func text(
    of descriptor: Int32, named name: String, atMost limit: InputLimit, noting record: InputRecord
  ) throws(InputFailure) -> SourceText {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw InputFailure(name, reason: SystemError.reason())
    }
    let kind = FileKind(status)
    guard kind != .folder else { throw InputFailure(name, reason: "it is a folder") }
    guard kind != .blockDevice else { throw InputFailure(name, reason: "it is a device") }
    record.noteFile(status, named: name)
    let expected = kind == .regular ? Int(status.st_size) : 0
    guard expected <= limit.maximumCount else { throw InputFailure(name, reason: limit.reason) }

    // A device that is nobody's terminal says at once that it is empty, or goes on for ever.
    let isEndless = kind == .characterDevice && isatty(descriptor) == 0
    // One byte more, so that the end of a file of the expected size is seen without growing.
    var buffer = ByteBuffer(capacity: isEndless ? 1 : max(expected + 1, firstBlock))
    do throws(InputFailure) {
      try fill(
        &buffer, from: descriptor, named: name,
        atMost: isEndless
          ? InputLimit(maximumCount: 0, reason: "it is a device, whose bytes have no end") : limit)
    } catch {
      buffer.release()
      throw error
    }
    return SourceText(name: name, owning: buffer.filled) {
      free(UnsafeMutablePointer(mutating: $0.baseAddress))
    }
  }

  private static func fill(
    _ buffer: inout ByteBuffer, from descriptor: Int32, named name: String,
    atMost limit: InputLimit
  ) throws(InputFailure) {
    while true {
      if buffer.isFull, !buffer.grow(toAtMost: limit.maximumCount + 1) {
        throw InputFailure(
          name, reason: "there is no memory for more than \(buffer.count) bytes of it")
      }
      guard let space = buffer.space else {
        throw InputFailure(name, reason: "there is no memory for its bytes")
      }
      // No system reads more than 2 GiB at once, some refuse to try.
      let request = min(space.count, 1 << 30)
      let count = SystemError.retrying { read(descriptor, space.baseAddress, request) }
      guard count >= 0 else { throw InputFailure(name, reason: SystemError.reason()) }
      guard count > 0 else { return }
      buffer.count += count
      guard buffer.count <= limit.maximumCount else {
        throw InputFailure(name, reason: limit.reason)
      }
    }
  }
}
