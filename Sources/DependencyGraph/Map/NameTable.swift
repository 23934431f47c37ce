/// Texts, each stored once, in one arena, numbered from 0 in the order in which they were first seen.
///
///     arena    checkoutstripeadyen
///     offsets  0       8     14   19
///
/// Finding is by a flat hash table with linear probing; its slots hold 32 bits of the hash beside the
/// number, so that a wrong name is rarely looked at. The hash is seeded for each table: no input can
/// be made to collide, and no order depends on it.
package struct NameTable: Sendable {
  /// The number of a text.
  package typealias Index = UInt32

  package private(set) var arena: [UInt8] = []
  @usableFromInline private(set) var offsets: [UInt32] = [0]
  /// The number plus one in the low half, the high half of the hash in the high half; 0 is free.
  @usableFromInline private(set) var slots: [UInt64] = Array(repeating: 0, count: 64)
  package let seed = UInt64.random(in: .min ... .max)

  package init() {}

  /// How many texts there are.
  package var count: Int { offsets.count - 1 }

  /// The bytes of the text numbered `index` in the arena.
  @inlinable
  @inline(__always)
  package func range(of index: Index) -> Range<Int> {
    Int(offsets[Int(index)])..<Int(offsets[Int(index) + 1])
  }

  /// The text numbered `index`.
  package subscript(index: Index) -> String {
    String(decoding: arena[range(of: index)], as: UTF8.self)
  }

  /// Calls `body` with the bytes of the text numbered `index`.
  package func withBytes<Result>(
    of index: Index, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    arena.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range(of: index)])) }
  }

  /// Whether the text numbered `one` comes before the one numbered `other`, byte by byte.
  package func precedes(_ one: Index, _ other: Index) -> Bool {
    arena.withUnsafeBufferPointer { arena in
      arena[range(of: one)].lexicographicallyPrecedes(arena[range(of: other)])
    }
  }

  /// The number of the text with `bytes`, if it has one.
  ///
  /// - Complexity: O(length of the text).
  package func index(of bytes: UnsafeBufferPointer<UInt8>) -> Index? {
    switch find(bytes, hash(of: bytes)) {
    case .text(let index): index
    case .freeSlot: nil
    }
  }

  /// The number of `text`, if it has one.
  package func index(of text: String) -> Index? {
    var text = text
    return text.withUTF8 { index(of: $0) }
  }

  /// The number of the text with `bytes`, given to it now if it had none.
  ///
  /// - Complexity: O(length of the text), amortized.
  package mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>) -> Index {
    intern(bytes, hash(of: bytes))
  }

  /// The same for a text whose hash is known.
  @usableFromInline
  mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Index {
    switch find(bytes, hash) {
    case .text(let index): return index
    case .freeSlot(let slot):
      let index = UInt32(count)
      slots[slot] = (hash >> 32) << 32 | UInt64(index + 1)
      arena.append(contentsOf: bytes)
      offsets.append(UInt32(arena.count))
      if count * 3 > slots.count * 2 { grow(to: slots.count * 2) }
      return index
    }
  }

  /// Where a text is, or could be put.
  private enum Finding {
    case text(Index)
    case freeSlot(Int)
  }

  @inline(__always)
  private func find(_ bytes: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Finding {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if slots[slot] >> 32 == hash >> 32 {
        let index = UInt32(truncatingIfNeeded: slots[slot]) - 1
        if withBytes(of: index, { TextBytes.areEqual($0, bytes) }) { return .text(index) }
      }
      slot = (slot + 1) & mask
    }
    return .freeSlot(slot)
  }

  /// Makes room for `count` texts of `byteCount` bytes together.
  package mutating func reserve(_ count: Int, byteCount: Int) {
    arena.reserveCapacity(byteCount)
    offsets.reserveCapacity(count + 1)
    var capacity = slots.count
    while count * 3 > capacity * 2 { capacity *= 2 }
    if capacity > slots.count { grow(to: capacity) }
  }

  private mutating func grow(to capacity: Int) {
    slots = Array(repeating: 0, count: capacity)
    for index in 0..<UInt32(count) {
      let hash = withBytes(of: index) { self.hash(of: $0) }
      var slot = Int(truncatingIfNeeded: hash) & (capacity - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = (hash >> 32) << 32 | UInt64(index + 1)
    }
  }

  @inline(__always)
  func hash(of bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    TextBytes.hash(bytes, seed: seed)
  }
}
