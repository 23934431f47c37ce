/// The bytes of one input and the name it is called by in messages.
///
/// The bytes are shared, never copied, and never change: places found in them stay true for as long
/// as anything refers to the text.
public struct SourceText: Sendable {
  /// What messages call this text: a path, or `<stdin>`.
  public let name: String

  private let storage: Storage

  /// The number of bytes.
  public var count: Int { storage.bytes.count }

  /// A text with a copy of `bytes`.
  ///
  /// - Complexity: O(*n*), *n* being the number of bytes.
  public init(name: String, bytes: some Collection<UInt8>) {
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = copy.initialize(from: bytes)
    self.init(name: name, owning: UnsafeBufferPointer(copy)) { $0.deallocate() }
  }

  /// A text of the UTF-8 of `text`.
  public init(name: String, text: String) {
    self.init(name: name, bytes: text.utf8)
  }

  /// A text that takes over `bytes` and gives them back through `release` when nothing refers to it.
  package init(
    name: String, owning bytes: UnsafeBufferPointer<UInt8>,
    release: @escaping @Sendable (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    self.name = name
    storage = Storage(bytes: bytes, release: release)
  }

  /// Calls `body` with the bytes, which must not be kept beyond the call.
  package func withBytes<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer { withExtendedLifetime(storage) {} }
    return try body(storage.bytes)
  }

  /// Immutable after its initialization and freed once, hence safe to share.
  private final class Storage: @unchecked Sendable {
    let bytes: UnsafeBufferPointer<UInt8>
    private let release: @Sendable (UnsafeBufferPointer<UInt8>) -> Void

    init(
      bytes: UnsafeBufferPointer<UInt8>,
      release: @escaping @Sendable (UnsafeBufferPointer<UInt8>) -> Void
    ) {
      self.bytes = bytes
      self.release = release
    }

    deinit { release(bytes) }
  }
}
