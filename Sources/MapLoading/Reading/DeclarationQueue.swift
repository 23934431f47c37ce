import DependencyGraph
import Dispatch

/// Numbers what the reader mentions while the reader reads on: in a large source on a thread of its
/// own, in order.
final class DeclarationQueue {
  /// Below this a second thread costs more than it saves.
  private static let smallestConcurrentCount = 1 << 20
  /// How many batches may wait, so that a slow thread does not gather all of a source.
  private static let longestQueue = 16

  /// Used by one thread at a time: by the queue between `open` and `close`, by the reader otherwise.
  private final class Ledger: @unchecked Sendable {
    var declarations = Declarations()
    var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  }

  private let ledger = Ledger()
  /// What the hashes of mentions are made with.
  var seed: UInt64 { ledger.declarations.storage.ids.seed }

  private let queue = DispatchQueue(label: "declarations")
  private let room = DispatchSemaphore(value: longestQueue)

  /// Begins with the mentions of the source with `bytes`, which must stay until `close`.
  func open(_ bytes: UnsafeBufferPointer<UInt8>) {
    ledger.bytes = bytes
    guard isConcurrent else { return }
    ledger.declarations.reserve(byteCount: bytes.count)
  }

  private var isConcurrent: Bool {
    ledger.bytes.count >= DeclarationQueue.smallestConcurrentCount
  }

  /// Passes on mentions of the source that is open.
  func send(_ mentions: Mentions) {
    guard isConcurrent else {
      return ledger.declarations.take(mentions, in: ledger.bytes)
    }
    room.wait()
    queue.async { [ledger, room] in
      ledger.declarations.take(mentions, in: ledger.bytes)
      room.signal()
    }
  }

  /// Waits until all mentions of the source are numbered.
  func close() {
    queue.sync {}
    ledger.bytes = UnsafeBufferPointer(start: nil, count: 0)
  }

  /// Every id declared or referred to so far, in order of appearance. No source is open.
  var mentionedIDs: [String] {
    let ids = ledger.declarations.storage.ids
    return (0..<UInt32(ids.count)).map { ids[$0] }
  }

  /// Everything declared so far. The queue is empty afterwards.
  func takeDeclarations() -> Declarations {
    defer { ledger.declarations = Declarations() }
    return ledger.declarations
  }
}
