/// Counts set bits lane by lane: 512 counters in bit slices.
package struct LaneCounter: ~Copyable {
  /// As many as a sum of all components has bits.
  private static let sliceCount = 33

  private let slices: UnsafeMutablePointer<Lanes>

  package init() {
    slices = .allocate(capacity: LaneCounter.sliceCount)
    slices.initialize(repeating: .zero, count: LaneCounter.sliceCount)
  }

  deinit { slices.deallocate() }

  /// Adds 2 to the power of `slice` to the counters of the lanes given.
  @inline(__always)
  private func add(_ lanes: Lanes, slice: Int) {
    var carry = lanes
    var slice = slice
    repeat {
      let known = slices[slice]
      slices[slice] = known ^ carry
      carry &= known
      slice += 1
    } while !carry.isEmpty
  }

  /// Adds `weight` to the counters of the lanes given.
  ///
  /// - Precondition: No sum exceeds 32 bits.
  /// - Complexity: O(log weight) amortized; O(log weight · log sum) at most.
  @inline(__always)
  package func add(_ lanes: Lanes, weight: UInt32) {
    guard weight != 1 else { return add(lanes, slice: 0) }
    var rest = weight
    while rest != 0 {
      add(lanes, slice: rest.trailingZeroBitCount)
      rest &= rest &- 1
    }
  }

  /// The counter of `lane`.
  package subscript(lane: Int) -> UInt32 {
    (0..<UInt32.bitWidth).reduce(0) { sum, slice in
      sum | UInt32(truncatingIfNeeded: slices[slice][lane / 64] >> UInt64(lane % 64) & 1) << slice
    }
  }
}

extension Lanes {
  /// Whether no lane is set. Comparing with zero would look at the words one by one.
  @inline(__always)
  var isEmpty: Bool {
    let four = lowHalf | highHalf
    let two = four.lowHalf | four.highHalf
    return two[0] | two[1] == 0
  }

  /// Calls `body` with each lane that is set, ascending.
  @inline(__always)
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
