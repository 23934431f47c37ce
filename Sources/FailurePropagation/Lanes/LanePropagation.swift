import DependencyGraph

/// 512 scenarios side by side: bit *i* of a plane belongs to scenario *i*.
package typealias Lanes = SIMD8<UInt64>

/// The loss of up to 512 vertices of a loss graph, each alone: where the rule of the model, k-of-n
/// included, is decided for many scenarios together.
///
/// Each vertex has a plane of lanes in which it is down, and, where anything can be degraded, one in
/// which it is at least that; gates count their failing members in bit-sliced counters. Vertices are
/// taken by number, so outside of circles each edge is walked once for all lanes, and a vertex is
/// complete when its turn comes; in a circle the walk goes back until nothing is new.
///
/// - Complexity: O(*e*) lane operations for a batch whose scenarios reach *e* edges together, more in
///   circles; O(vertices + gates) memory, reused from batch to batch.
package final class LanePropagation {
  /// How many scenarios a batch holds.
  package static let width = Lanes.scalarCount * 64

  package let graph: LossGraph
  private let down: UnsafeMutableBufferPointer<Lanes>
  /// At least degraded; without elements where nothing can be.
  private let degraded: UnsafeMutableBufferPointer<Lanes>
  /// What has been passed on, for each vertex in a circle.
  private let sent: UnsafeMutableBufferPointer<(down: Lanes, degraded: Lanes)>
  /// A bit for each vertex with something to pass on.
  private let dirty: UnsafeMutableBufferPointer<UInt64>
  private var cursor = 0
  private var circling: [UInt32] = []
  private var gates: LaneGates

  package init(_ graph: LossGraph) {
    self.graph = graph
    down = .allocate(capacity: graph.vertexCount)
    down.initialize(repeating: .zero)
    degraded = .allocate(capacity: graph.canDegrade ? graph.vertexCount : 0)
    degraded.initialize(repeating: .zero)
    sent = .allocate(capacity: graph.circleCount)
    sent.initialize(repeating: (.zero, .zero))
    dirty = .allocate(capacity: (graph.vertexCount + 63) / 64)
    dirty.initialize(repeating: 0)
    gates = LaneGates(graph.gates)
  }

  deinit {
    down.deallocate()
    degraded.deallocate()
    sent.deallocate()
    dirty.deallocate()
  }

  /// Propagates the scenarios in which one of `losses`, the first in lane 0, is down, and calls `visit`
  /// once with each vertex that is not up in all lanes: its number, where it is down, and where it is
  /// at least degraded.
  ///
  /// - Precondition: At most `width` vertices are lost.
  @inline(__always)
  package func run(
    losing losses: some Collection<UInt32>,
    visit: (UInt32, _ down: Lanes, _ degraded: Lanes) -> Void
  ) {
    precondition(losses.count <= LanePropagation.width, "a batch has 512 lanes")
    cursor = dirty.count
    for (lane, vertex) in losses.enumerated() {
      var lanes = Lanes.zero
      lanes[lane / 64] = 1 << UInt64(lane % 64)
      raise(vertex, down: lanes, degraded: lanes)
    }
    graph.offsets.withUnsafeBufferPointer { offsets in
      graph.edges.withUnsafeBufferPointer { edges in
        while cursor < dirty.count {
          guard dirty[cursor] != 0 else {
            cursor += 1
            continue
          }
          let bit = dirty[cursor].trailingZeroBitCount
          dirty[cursor] &= dirty[cursor] &- 1
          let vertex = UInt32(truncatingIfNeeded: cursor * 64 + bit)
          let first = Int(offsets[Int(vertex)])
          let targets = UnsafeBufferPointer(rebasing: edges[first..<Int(offsets[Int(vertex) + 1])])
          if graph.circlePlace[Int(vertex)] == .max {
            let planes = planes(of: vertex)
            spread(targets, down: planes.down, degraded: planes.degraded)
            visit(vertex, planes.down, planes.degraded)
            clear(vertex)
          } else {
            circle(vertex, targets)
          }
        }
      }
    }
    for vertex in circling {
      sent[Int(graph.circlePlace[Int(vertex)])] = (.zero, .zero)
      let planes = planes(of: vertex)
      visit(vertex, planes.down, planes.degraded)
      clear(vertex)
    }
    circling.removeAll(keepingCapacity: true)
    gates.reset()
  }

  @inline(__always)
  private func planes(of vertex: UInt32) -> (down: Lanes, degraded: Lanes) {
    let down = down[Int(vertex)]
    return (down, graph.canDegrade ? degraded[Int(vertex)] : down)
  }

  /// Makes the planes of `vertex` empty for the next batch.
  @inline(__always)
  private func clear(_ vertex: UInt32) {
    down[Int(vertex)] = .zero
    if graph.canDegrade { degraded[Int(vertex)] = .zero }
  }

  /// Passes on what is new at `vertex`, which is in a circle.
  private func circle(_ vertex: UInt32, _ targets: UnsafeBufferPointer<LossGraph.Target>) {
    let place = Int(graph.circlePlace[Int(vertex)])
    let known = sent[place]
    let (down, degraded) = planes(of: vertex)
    if known.degraded.isEmpty { circling.append(vertex) }
    sent[place] = (down, degraded)
    spread(targets, down: down & ~known.down, degraded: degraded & ~known.degraded)
  }

  @inline(__always)
  private func spread(
    _ targets: UnsafeBufferPointer<LossGraph.Target>, down: Lanes, degraded: Lanes
  ) {
    let count = UInt32(graph.vertexCount)
    for target in targets {
      if target.rawValue < count {
        raise(target.rawValue, down: down, degraded: degraded)
      } else {
        spreadOtherwise(target, down, degraded)
      }
    }
  }

  /// Passes on what is new through as many gates as some lane falls with, and as the strength says.
  private func spreadOtherwise(_ target: LossGraph.Target, _ down: Lanes, _ degraded: Lanes) {
    let count = UInt32(graph.vertexCount)
    var (target, down, degraded) = (target, down, degraded)
    while target.end >= count {
      let gate = Int(target.end - count)
      (down, degraded) = gates.lose(gate, down: down, degraded: degraded)
      if down.isEmpty, degraded.isEmpty { return }
      target = graph.gates[gate].target
    }
    func lanes(_ level: State) -> Lanes {
      switch target.strength.severity(bringing: level) {
      case .degraded?: degraded
      case .down?: down
      default: .zero
      }
    }
    raise(target.end, down: lanes(.down), degraded: lanes(.degraded))
  }

  @inline(__always)
  private func raise(_ vertex: UInt32, down: Lanes, degraded: Lanes) {
    let known = self.down[Int(vertex)]
    self.down[Int(vertex)] = known | down
    var added = down & ~known
    if graph.canDegrade {
      let known = self.degraded[Int(vertex)]
      self.degraded[Int(vertex)] = known | degraded
      added |= degraded & ~known
    }
    guard !added.isEmpty else { return }
    let word = Int(vertex / 64)
    dirty[word] |= 1 << UInt64(vertex % 64)
    if word < cursor { cursor = word }
  }
}
