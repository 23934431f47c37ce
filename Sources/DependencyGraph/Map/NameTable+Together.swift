/// Many texts at once. In a large table each step of finding one waits for memory: its slot, its
/// offset, its bytes. Taken step by step for many texts, the waits overlap.
extension NameTable {
  @usableFromInline static let blockSize = 64

  /// Numbers texts in order: the one at each position below `count`, which `text` and `hash` give, and
  /// whose number `assign` takes.
  ///
  /// - Complexity: O(length of the texts), amortized.
  @inlinable
  package mutating func intern(
    count: Int, text: (Int) -> UnsafeBufferPointer<UInt8>, hash: (Int) -> UInt64,
    assign: (Int, Index) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: Search.self, capacity: NameTable.blockSize) { searches in
      searches.initialize(repeating: Search())
      var start = 0
      while start < count {
        let block = start..<min(start + NameTable.blockSize, count)
        for position in block { searches[position - start].hash = hash(position) }
        find(block, text, searches)
        for position in block {
          let search = searches[position - start]
          // What is new, or stands behind another's slot, takes the long way.
          let index = search.index ?? intern(text(position), search.hash)
          assign(position, index)
        }
        start = block.upperBound
      }
    }
  }

  /// How far one text has been looked for.
  @usableFromInline
  struct Search {
    @usableFromInline var hash: UInt64 = 0
    @usableFromInline var slot: UInt64 = 0
    @usableFromInline var candidate: Index = .max
    @usableFromInline var offset: UInt32 = 0
    @usableFromInline var firstByte: UInt8 = 0
    @usableFromInline var index: Index?

    @usableFromInline init() {}
  }

  @inlinable
  @inline(__always)
  func find(
    _ block: Range<Int>, _ text: (Int) -> UnsafeBufferPointer<UInt8>,
    _ searches: UnsafeMutableBufferPointer<Search>
  ) {
    slots.withUnsafeBufferPointer { slots in
      let mask = slots.count - 1
      for number in 0..<block.count {
        searches[number].slot = slots[Int(truncatingIfNeeded: searches[number].hash) & mask]
      }
    }
    for number in 0..<block.count {
      let (slot, hash) = (searches[number].slot, searches[number].hash)
      let isCandidate = slot != 0 && slot >> 32 == hash >> 32
      searches[number].index = nil
      searches[number].candidate = isCandidate ? UInt32(truncatingIfNeeded: slot) - 1 : .max
    }
    offsets.withUnsafeBufferPointer { offsets in
      for number in 0..<block.count where searches[number].candidate != .max {
        searches[number].offset = offsets[Int(searches[number].candidate)]
      }
    }
    arena.withUnsafeBufferPointer { arena in
      for number in 0..<block.count where searches[number].candidate != .max {
        searches[number].firstByte = arena[Int(searches[number].offset)]
      }
      for (number, position) in block.enumerated() where searches[number].candidate != .max {
        let text = text(position)
        let candidate = searches[number].candidate
        if searches[number].firstByte == text.first,
          TextBytes.areEqual(UnsafeBufferPointer(rebasing: arena[range(of: candidate)]), text)
        {
          searches[number].index = candidate
        }
      }
    }
  }
}
