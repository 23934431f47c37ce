#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Memory that grows and may not be had, which is a result and not the end of the program.
struct ByteBuffer {
  private var bytes: UnsafeMutableRawPointer?
  private var capacity: Int
  /// How many bytes of it are filled.
  var count = 0

  /// Memory for `capacity` bytes; without any when there is none.
  init(capacity: Int) {
    bytes = malloc(capacity)
    self.capacity = bytes == nil ? 0 : capacity
  }

  /// Whether nothing more goes in.
  var isFull: Bool { bytes != nil && count == capacity }

  /// Where the next bytes go; `nil` when there is no memory at all.
  var space: UnsafeMutableRawBufferPointer? {
    bytes.map { UnsafeMutableRawBufferPointer(start: $0 + count, count: capacity - count) }
  }

  /// The filled bytes, which are the caller's to free.
  var filled: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: bytes?.assumingMemoryBound(to: UInt8.self), count: count)
  }

  /// Doubles the memory, up to `maximum` bytes; false when that cannot be had.
  mutating func grow(toAtMost maximum: Int) -> Bool {
    let larger = max(min(capacity * 2, maximum), capacity + 1)
    guard let moved = realloc(bytes, larger) else { return false }
    bytes = moved
    capacity = larger
    return true
  }

  /// Gives the memory back.
  mutating func release() {
    free(bytes)
    bytes = nil
    (capacity, count) = (0, 0)
  }
}
