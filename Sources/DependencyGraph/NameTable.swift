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

  private(set) var arena: [UInt8] = []
  private(set) var offsets: [UInt32] = [0]
  /// The number plus one in the low half, the high half of the hash in the high half; 0 is free.
  private var slots: [UInt64] = Array(repeating: 0, count: 64)
  private let seed = UInt64.random(in: .min ... .max)

  package init() {}

  /// How many texts there are.
  package var count: Int { offsets.count - 1 }

  /// The bytes of the text numbered `index` in the arena.
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
    let hash = hash(of: bytes)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if slots[slot] >> 32 == hash >> 32 {
        let found = UInt32(truncatingIfNeeded: slots[slot]) - 1
        if isEqual(found, bytes) { return found }
      }
      slot = (slot + 1) & mask
    }
    return nil
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
    let hash = hash(of: bytes)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if slots[slot] >> 32 == hash >> 32 {
        let found = UInt32(truncatingIfNeeded: slots[slot]) - 1
        if isEqual(found, bytes) { return found }
      }
      slot = (slot + 1) & mask
    }
    let index = UInt32(count)
    slots[slot] = (hash >> 32) << 32 | UInt64(index + 1)
    arena.append(contentsOf: bytes)
    offsets.append(UInt32(arena.count))
    if count * 2 > slots.count { grow() }
    return index
  }

  private func isEqual(_ index: Index, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let range = range(of: index)
    guard range.count == bytes.count else { return false }
    return arena.withUnsafeBufferPointer { arena in
      var offset = 0
      while offset < bytes.count {
        if arena[range.lowerBound + offset] != bytes[offset] { return false }
        offset += 1
      }
      return true
    }
  }

  private mutating func grow() {
    let capacity = slots.count * 2
    slots = Array(repeating: 0, count: capacity)
    for index in 0..<UInt32(count) {
      let hash = withBytes(of: index) { self.hash(of: $0) }
      var slot = Int(truncatingIfNeeded: hash) & (capacity - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = (hash >> 32) << 32 | UInt64(index + 1)
    }
  }

  /// Multiplies eight bytes at a time into 128 bits and folds the halves together.
  @inline(__always)
  private func hash(of bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = seed ^ UInt64(truncatingIfNeeded: bytes.count)
    guard let base = bytes.baseAddress else { return mix(hash, 0) }
    let raw = UnsafeRawPointer(base)
    var offset = 0
    while offset + 8 <= bytes.count {
      hash = mix(hash, raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var tail: UInt64 = 0
    while offset < bytes.count {
      tail = tail << 8 | UInt64(bytes[offset])
      offset += 1
    }
    return mix(mix(hash, tail), 0x2545_F491_4F6C_DD1D)
  }

  @inline(__always)
  private func mix(_ one: UInt64, _ other: UInt64) -> UInt64 {
    let product = (one ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(
      by: other ^ 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}
