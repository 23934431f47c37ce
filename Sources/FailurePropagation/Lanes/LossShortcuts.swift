/// The losses that follow from others, so that they need no lane of their own.
///
///     d ──► c ──► b ──► a        losing a takes b, losing b takes c, …: each loss is the next one
///                                and what that one loses, so only the last is propagated, if any
///
/// Two things are found: a vertex whose only edge is a hard dependent loses that and what it loses; and
/// where everything behind a vertex is a tree of hard dependents, which nothing else reaches, its loss is
/// the tree. So chains and trees cost what they are long, and not what all their losses sum to.
///
/// - Complexity: O(vertices + edges).
package struct LossShortcuts: Sendable {
  /// In `representatives`: the whole loss is known without a lane.
  package static let none = UInt32.max

  private let graph: LossGraph
  /// The vertex whose loss is propagated for that of each vertex: often itself.
  package let representatives: [UInt32]
  /// What each vertex loses beside its representative.
  private let extras: [VertexLoss]
  /// The next vertex from which on there are targets, each vertex itself included, before the
  /// representative; `none` where there are none.
  private let hops: [UInt32]

  package init(_ graph: LossGraph, _ weights: LossWeights) {
    let count = graph.vertexCount
    let reached = LossShortcuts.reachedOnce(graph)
    var representatives = Array(UInt32(0)..<UInt32(count))
    var extras = Array(repeating: VertexLoss(), count: count)
    var hops = Array(repeating: LossShortcuts.none, count: count)
    // What is behind two edges can be added up only when nothing of it is reached by both.
    var trees = Array(repeating: false, count: count)
    // A failure travels to larger numbers outside of circles, so what is behind a vertex comes first.
    for vertex in stride(from: count - 1, through: 0, by: -1)
    where graph.circlePlace[vertex] == .max {
      let edges = graph.edges[Int(graph.offsets[vertex])..<Int(graph.offsets[vertex + 1])]
      let isHard = edges.allSatisfy { $0.rawValue < UInt32(count) }
      let isTree =
        isHard
        && edges.allSatisfy { reached[Int($0.end)] && trees[Int($0.end)] }
      trees[vertex] = isTree
      guard isTree || isHard && edges.count == 1 else { continue }
      var extra = VertexLoss(down: weights.all[vertex], targetsDown: weights.targets[vertex])
      var representative = LossShortcuts.none
      var behind: [UInt32] = []
      for edge in edges {
        let end = Int(edge.end)
        representative = representatives[end]
        if representative != edge.end {
          extra.add(extras[end])
          if hops[end] != LossShortcuts.none { behind.append(hops[end]) }
        }
      }
      representatives[vertex] = representative
      extras[vertex] = extra
      hops[vertex] =
        weights.targets[vertex] > 0 || behind.count > 1
        ? UInt32(vertex) : behind.first ?? LossShortcuts.none
    }
    self.graph = graph
    self.representatives = representatives
    self.extras = extras
    self.hops = hops
  }

  /// Which vertices are reached by one edge only, that of a hard dependency.
  private static func reachedOnce(_ graph: LossGraph) -> [Bool] {
    var counts = Array(repeating: UInt8(0), count: graph.vertexCount)
    for target in graph.edges + graph.gates.map(\.target) where target.end < graph.vertexCount {
      counts[Int(target.end)] = min(2, counts[Int(target.end)] + (target.isHard ? 1 : 2))
    }
    for gate in graph.gates where gate.target.end < graph.vertexCount {
      counts[Int(gate.target.end)] = 2
    }
    return counts.map { $0 <= 1 }
  }

  /// What the loss of `vertex` loses, given what its representative does.
  package func loss(of vertex: UInt32, _ propagated: (UInt32) -> VertexLoss) -> VertexLoss {
    let representative = representatives[Int(vertex)]
    guard representative != LossShortcuts.none else { return extras[Int(vertex)] }
    var loss = propagated(representative)
    loss.add(extras[Int(vertex)])
    return loss
  }

  /// Calls `visit` with each vertex with targets that the loss of `vertex` takes down, itself included,
  /// beside what its representative does.
  ///
  /// - Complexity: O(those, and the edges of them).
  package func eachTargetVertex(losing vertex: UInt32, _ visit: (UInt32) -> Void) {
    var pending = [hops[Int(vertex)]]
    while let next = pending.popLast() {
      guard next != LossShortcuts.none else { continue }
      visit(next)
      for edge in graph.offsets[Int(next)]..<graph.offsets[Int(next) + 1] {
        let end = graph.edges[Int(edge)].end
        if representatives[Int(end)] != end { pending.append(hops[Int(end)]) }
      }
    }
  }
}

/// What the loss of a vertex takes down and degrades, itself included.
package struct VertexLoss: Sendable, Equatable {
  package var down: UInt32 = 0
  package var degraded: UInt32 = 0
  package var targetsDown: UInt32 = 0
  package var targetsDegraded: UInt32 = 0

  package init(
    down: UInt32 = 0, degraded: UInt32 = 0, targetsDown: UInt32 = 0, targetsDegraded: UInt32 = 0
  ) {
    self.down = down
    self.degraded = degraded
    self.targetsDown = targetsDown
    self.targetsDegraded = targetsDegraded
  }

  mutating func add(_ other: VertexLoss) {
    down += other.down
    degraded += other.degraded
    targetsDown += other.targetsDown
    targetsDegraded += other.targetsDegraded
  }
}
