import BlastRadiusCommand
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
  private static let maximumCount = 4 << 30
  private static let firstBlock = 64 << 10

  /// The bytes of the file at `path`.
  static func text(ofFile path: String) throws(InputFailure) -> SourceText {
    let descriptor = Int32(SystemError.retrying { Int(open(path, O_RDONLY | O_CLOEXEC)) })
    guard descriptor >= 0 else { throw InputFailure(path, reason: SystemError.reason()) }
    defer { close(descriptor) }
    return try text(of: descriptor, named: path)
  }

  /// The bytes from `descriptor` to its end.
  static func text(of descriptor: Int32, named name: String) throws(InputFailure) -> SourceText {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw InputFailure(name, reason: SystemError.reason())
    }
    let kind = FileKind(status)
    guard kind != .folder else { throw InputFailure(name, reason: "it is a folder") }
    let expected = kind == .regular ? Int(status.st_size) : 0
    guard expected <= maximumCount else { throw tooLarge(name) }

    // One byte more, so that the end of a file of the expected size is seen without growing.
    var buffer = Buffer(capacity: max(expected + 1, firstBlock))
    do throws(InputFailure) {
      try fill(&buffer, from: descriptor, named: name)
    } catch {
      free(buffer.bytes)
      throw error
    }
    let bytes = UnsafeBufferPointer(
      start: buffer.bytes.assumingMemoryBound(to: UInt8.self), count: buffer.count)
    return SourceText(name: name, owning: bytes) {
      free(UnsafeMutablePointer(mutating: $0.baseAddress))
    }
  }

  private static func fill(
    _ buffer: inout Buffer, from descriptor: Int32, named name: String
  ) throws(InputFailure) {
    while true {
      if buffer.count == buffer.capacity { buffer.grow() }
      let free = buffer.capacity - buffer.count
      // No system reads more than 2 GiB at once, some refuse to try.
      let request = min(free, 1 << 30)
      let count = SystemError.retrying { read(descriptor, buffer.bytes + buffer.count, request) }
      guard count >= 0 else { throw InputFailure(name, reason: SystemError.reason()) }
      guard count > 0 else { return }
      buffer.count += count
      guard buffer.count <= maximumCount else { throw tooLarge(name) }
    }
  }

  private static func tooLarge(_ name: String) -> InputFailure {
    InputFailure(name, reason: "it is larger than 4 GiB, the most a single input may have")
  }

  private struct Buffer {
    var bytes: UnsafeMutableRawPointer
    var capacity: Int
    var count = 0

    init(capacity: Int) {
      self.capacity = capacity
      bytes = Buffer.require(malloc(capacity), capacity)
    }

    mutating func grow() {
      capacity *= 2
      bytes = Buffer.require(realloc(bytes, capacity), capacity)
    }

    private static func require(
      _ bytes: UnsafeMutableRawPointer?, _ capacity: Int
    ) -> UnsafeMutableRawPointer {
      guard let bytes else { fatalError("no memory for \(capacity) bytes") }
      return bytes
    }
  }
}
