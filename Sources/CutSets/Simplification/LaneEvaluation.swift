import DependencyGraph

/// The least fixed point of a system for many states of its leaves at once, one a lane.
///
/// Gates are taken dependencies first; those of a cycle again and again until none of them changes.
final class LaneEvaluation<Word: LaneWord> {
  private let system: LocalSystem
  /// The gates, dependencies first.
  private let order: [UInt32]
  /// For each stretch of `order` where it ends, and whether it is a cycle.
  private let stretches: [(end: Int, isCycle: Bool)]
  /// The lanes of every node; those of the leaves are set by the caller.
  let lanes: UnsafeMutableBufferPointer<Word>
  /// Bit slices of the failing arguments of one gate.
  private let slices: UnsafeMutableBufferPointer<Word>
  /// How many arguments were looked at.
  private(set) var visits = 0

  init(_ system: LocalSystem) {
    self.system = system
    let components = system.gateOrder()
    order = components.order
    var start = 0
    stretches = components.ends.map { end in
      defer { start = end }
      return (end, end - start > 1)
    }
    lanes = .allocate(capacity: system.nodeCount)
    lanes.initialize(repeating: .none)
    slices = .allocate(capacity: 33)
    slices.initialize(repeating: .none)
  }

  deinit {
    lanes.deallocate()
    slices.deallocate()
  }

  /// Computes the lanes of all gates from those of the leaves.
  func run() {
    var start = 0
    for stretch in stretches {
      if stretch.isCycle {
        for place in start..<stretch.end {
          lanes[Int(system.node(ofGate: Int(order[place])))] = .none
        }
        var isChanged = true
        while isChanged {
          isChanged = false
          for place in start..<stretch.end {
            let gate = Int(order[place])
            let node = Int(system.node(ofGate: gate))
            let value = value(of: gate)
            if value != lanes[node] {
              lanes[node] = value
              isChanged = true
            }
          }
        }
      } else {
        let gate = Int(order[start])
        let node = Int(system.node(ofGate: gate))
        lanes[node] = .none
        lanes[node] = value(of: gate)
      }
      start = stretch.end
    }
  }

  /// In which lanes enough of a gate's arguments have failed.
  private func value(of gate: Int) -> Word {
    let span = system.span(gate)
    let threshold = Int(system.thresholds[gate])
    visits += span.count
    if threshold == 1 {
      var value = Word.none
      for place in span { value = value | lanes[Int(system.arguments[place])] }
      return value
    }
    if threshold == span.count {
      var value = Word.all
      for place in span { value = value & lanes[Int(system.arguments[place])] }
      return value
    }
    if threshold == 0 { return .all }
    if threshold > span.count { return .none }
    return counted(span, threshold)
  }

  private func counted(_ span: Range<Int>, _ threshold: Int) -> Word {
    let width = Int.bitWidth - span.count.leadingZeroBitCount
    for slice in 0..<width { slices[slice] = .none }
    for place in span {
      var carry = lanes[Int(system.arguments[place])]
      for slice in 0..<width {
        let sum = slices[slice] ^ carry
        carry = slices[slice] & carry
        slices[slice] = sum
      }
    }
    // at least the threshold: the count less the threshold borrows nothing
    var borrow = Word.none
    for slice in 0..<width {
      let bit = threshold >> slice & 1 == 1 ? Word.all : .none
      borrow = (~slices[slice] & (bit | borrow)) | (bit & borrow)
    }
    return ~borrow
  }
}

extension LocalSystem {
  /// The gates in components of those that need each other, dependencies first.
  func gateOrder() -> StronglyConnectedComponents {
    StronglyConnectedComponents(vertexCount: gateCount) { gate, cursor in
      let span = span(Int(gate))
      while span.lowerBound + Int(cursor) < span.upperBound {
        let argument = arguments[span.lowerBound + Int(cursor)]
        cursor += 1
        if !isLeaf(argument) { return UInt32(self.gate(of: argument)) }
      }
      return nil
    }
  }
}
