/// Collects bytes and passes them on in large pieces, so that a report of any length takes little
/// memory.
struct ByteSink {
  private static let pieceSize = 64 * 1024

  private var piece: [UInt8] = []
  private let write: (UnsafeRawBufferPointer) throws -> Void

  init(_ write: @escaping (UnsafeRawBufferPointer) throws -> Void) {
    self.write = write
    piece.reserveCapacity(ByteSink.pieceSize + 1024)
  }

  mutating func append(_ text: String) throws {
    piece.append(contentsOf: text.utf8)
    if piece.count >= ByteSink.pieceSize { try flush() }
  }

  /// Passes on what is left.
  mutating func flush() throws {
    guard !piece.isEmpty else { return }
    try piece.withUnsafeBytes { try write($0) }
    piece.removeAll(keepingCapacity: true)
  }
}
