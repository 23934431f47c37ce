/// The gates of a loss graph for 512 scenarios: how many members each has lost, as bit-sliced
/// counters, and in which lanes it has fallen.
///
/// A gate that falls with its *t*-th member counts in the least *b* bits with 2ᵇ ≥ *t*, from 2ᵇ − *t* on,
/// so that the carry out of the highest bit is the falling itself.
struct LaneGates {
  private struct Plane {
    var fallen = Lanes.zero
    /// Whether the counter holds its first value.
    var isCounting = false
  }

  private let gates: [FailureGraph.Gate]
  /// Where the counter of each gate begins; that for "down" lies behind that for "degraded".
  private let offsets: [Int]
  private var bits: [Lanes]
  private var planes: [Plane]
  private var touched: [Int] = []

  init(_ gates: [FailureGraph.Gate]) {
    self.gates = gates
    var offsets = [0]
    for gate in gates {
      offsets.append(offsets[offsets.count - 1] + 2 * LaneGates.width(gate))
    }
    self.offsets = offsets
    bits = Array(repeating: .zero, count: offsets[offsets.count - 1])
    planes = Array(repeating: Plane(), count: 2 * gates.count)
  }

  private static func width(_ gate: FailureGraph.Gate) -> Int {
    UInt32.bitWidth - (gate.threshold - 1).leadingZeroBitCount
  }

  /// Counts one more lost member of the gate at `number` in the lanes given, and returns the lanes in
  /// which that makes it fall.
  mutating func lose(
    _ number: Int, down: Lanes, degraded: Lanes
  ) -> (down: Lanes, degraded: Lanes) {
    let width = LaneGates.width(gates[number])
    let start = offsets[number]
    let fallenDegraded = count(degraded, plane: 2 * number, at: start, width, number)
    let fallenDown = count(down, plane: 2 * number + 1, at: start + width, width, number)
    return (fallenDown, fallenDegraded)
  }

  private mutating func count(
    _ lanes: Lanes, plane: Int, at start: Int, _ width: Int, _ number: Int
  ) -> Lanes {
    var carry = lanes & ~planes[plane].fallen
    if carry.isEmpty { return .zero }
    if !planes[plane].isCounting {
      planes[plane].isCounting = true
      touched.append(plane)
      let first = (UInt64(1) << UInt64(width)) - UInt64(gates[number].threshold)
      for bit in 0..<width {
        bits[start + bit] = first >> UInt64(bit) & 1 == 0 ? .zero : ~Lanes.zero
      }
    }
    for bit in start..<(start + width) {
      let sum = bits[bit] ^ carry
      carry &= bits[bit]
      bits[bit] = sum
    }
    planes[plane].fallen |= carry
    return carry
  }

  mutating func reset() {
    for plane in touched { planes[plane] = Plane() }
    touched.removeAll(keepingCapacity: true)
  }
}
