/// Counts set bits lane by lane: 512 counters in bit slices.
package struct LaneCounter {
  private var slices: [Lanes] = []

  package init() {}

  /// Adds one to the counters of the lanes given.
  ///
  /// - Complexity: O(1) amortized; O(log count) at most.
  package mutating func add(_ lanes: Lanes) {
    var carry = lanes
    var slice = 0
    while carry != .zero {
      if slice == slices.count { slices.append(.zero) }
      let next = slices[slice] & carry
      slices[slice] ^= carry
      carry = next
      slice += 1
    }
  }

  /// The counter of `lane`.
  package subscript(lane: Int) -> Int {
    slices.enumerated().reduce(0) { sum, slice in
      sum + Int(slice.element[lane / 64] >> UInt64(lane % 64) & 1) << slice.offset
    }
  }
}

extension Lanes {
  /// Calls `body` with each lane that is set, ascending.
  package func forEachLane(_ body: (Int) -> Void) {
    for word in indices {
      var bits = self[word]
      while bits != 0 {
        body(word * 64 + bits.trailingZeroBitCount)
        bits &= bits &- 1
      }
    }
  }
}
