import DependencyGraph

/// 512 scenarios side by side: bit *i* of a plane belongs to scenario *i*.
package typealias Lanes = SIMD8<UInt64>

/// Up to 512 scenarios at once on one failure graph: where the rule of the model, k-of-n included, is
/// decided for many scenarios together.
///
/// Each component has two planes of lanes, "at least degraded" and "down", and gates count their
/// failing members in bit-sliced counters. What is new in a component's planes is passed on once, in
/// topological order of the strongly connected components, so outside of cycles each edge is walked
/// once for all lanes; in a cycle the walk goes back until nothing is new.
///
/// - Complexity: O(*e*) lane operations for a batch whose scenarios reach *e* edges together, more in
///   cycles; O(components + gates) memory, reused from batch to batch.
package final class LanePropagation {
  /// How many scenarios a batch holds.
  package static let width = Lanes.scalarCount * 64

  package struct Planes {
    package var degraded = Lanes.zero
    package var down = Lanes.zero
    fileprivate var newlyDegraded = Lanes.zero
    fileprivate var newlyDown = Lanes.zero
  }

  package let graph: FailureGraph
  package let planes: UnsafeMutableBufferPointer<Planes>
  /// The components that are not up in some lane.
  package private(set) var reached: [UInt32] = []

  private let order: PropagationOrder
  private var dirty: [UInt64]
  private var cursor = 0
  private var gates: LaneGates

  package init(_ graph: FailureGraph, _ order: PropagationOrder) {
    self.graph = graph
    self.order = order
    planes = .allocate(capacity: graph.componentCount)
    planes.initialize(repeating: Planes())
    dirty = Array(repeating: 0, count: (graph.componentCount + 63) / 64)
    gates = LaneGates(graph)
  }

  deinit { planes.deallocate() }

  /// Propagates the scenarios in which one of `failing` is down, the first in lane 0.
  ///
  /// - Precondition: At most `width` components are failing.
  package func run(failing: some Collection<Int>) {
    precondition(failing.count <= LanePropagation.width, "a batch has 512 lanes")
    reset()
    for (lane, index) in failing.enumerated() {
      var lanes = Lanes.zero
      lanes[lane / 64] = 1 << UInt64(lane % 64)
      raise(UInt32(index), down: lanes, degraded: lanes)
    }
    cursor = 0
    while cursor < dirty.count {
      guard dirty[cursor] != 0 else {
        cursor += 1
        continue
      }
      let bit = dirty[cursor].trailingZeroBitCount
      dirty[cursor] &= dirty[cursor] &- 1
      spread(order.components[cursor * 64 + bit])
    }
  }

  private func reset() {
    for index in reached { planes[Int(index)] = Planes() }
    reached.removeAll(keepingCapacity: true)
    gates.reset()
  }

  /// Passes on what is new at the component at `index`.
  private func spread(_ index: UInt32) {
    let down = planes[Int(index)].newlyDown
    let degraded = planes[Int(index)].newlyDegraded
    planes[Int(index)].newlyDown = .zero
    planes[Int(index)].newlyDegraded = .zero
    let count = UInt32(graph.componentCount)
    for edge in Int(graph.offsets[Int(index)])..<Int(graph.offsets[Int(index) + 1]) {
      var target = graph.edges[edge]
      var (down, degraded) = (down, degraded)
      // Through as many gates as some lane falls with.
      while target & ~FailureGraph.softBit >= count {
        (down, degraded) = gates.lose(Int(target - count), down: down, degraded: degraded)
        if down == .zero, degraded == .zero { break }
        target = graph.gates[Int(target - count)].target
      }
      guard target & ~FailureGraph.softBit < count else { continue }
      if target & FailureGraph.softBit != 0 {
        raise(target & ~FailureGraph.softBit, down: .zero, degraded: down)
      } else {
        raise(target, down: down, degraded: degraded)
      }
    }
  }

  @inline(__always)
  private func raise(_ index: UInt32, down: Lanes, degraded: Lanes) {
    let known = planes[Int(index)]
    let addedDown = down & ~known.down
    let addedDegraded = (degraded | down) & ~known.degraded
    if addedDown == .zero, addedDegraded == .zero { return }
    if known.degraded == .zero { reached.append(index) }
    planes[Int(index)].down = known.down | addedDown
    planes[Int(index)].degraded = known.degraded | addedDegraded
    planes[Int(index)].newlyDown = known.newlyDown | addedDown
    planes[Int(index)].newlyDegraded = known.newlyDegraded | addedDegraded
    let position = Int(order.position[Int(index)])
    dirty[position / 64] |= 1 << UInt64(position % 64)
    cursor = min(cursor, position / 64)
  }
}
