public import DependencyGraph
public import FailurePropagation

/// Components by what the loss of each alone does.
///
/// Ordered by most targets down, then targets degraded, components down, components degraded, then
/// by id, byte by byte.
public struct Ranking: Sendable {
  /// What the loss of one component does, itself excluded.
  public struct Entry: Sendable, Equatable {
    /// The component.
    public let component: Component
    /// How many targets it takes down.
    public let targetsDown: Int
    /// How many targets it degrades.
    public let targetsDegraded: Int
    /// How many components it takes down.
    public let down: Int
    /// How many components it degrades.
    public let degraded: Int
  }

  /// The map.
  public let map: DependencyMap
  /// An entry for each component that was asked about, or for as many as were wanted, the worst first.
  public let entries: [Entry]
  /// How many components were asked about.
  public let candidateCount: Int
  /// How many of them take down or degrade anything else.
  public let harmfulCount: Int
  /// How many of them take down another target.
  public let fatalCount: Int

  /// Ranks `candidates` by what the loss of each does to `targets`, on all cores.
  ///
  /// Of the entries only the worst `limit` are kept, all when it is `nil`; the others take no memory.
  ///
  /// - Throws: `CancellationError` when the current task is cancelled.
  /// - Complexity: O(components + requirements), and O(*k* / 512 · *r*) for *k* candidates, 512 of which
  ///   reach *r* components and requirements together. Of a chain or a tree none has to be propagated.
  public init(
    _ engine: PropagationEngine, among candidates: [Component], targets: [Component],
    limit: Int? = nil, observer: ProgressObserver = .none
  ) throws(CancellationError) {
    let (map, graph) = (engine.map, engine.lossGraph)
    let weights = LossWeights(graph, ComponentMask(map, targets))
    let shortcuts = LossShortcuts(graph, weights)
    let table = try engine.losses(of: candidates, shortcuts, observer: observer) {
      vertices, propagation in
      let counts = propagation.counts(losing: vertices, weights)
      return (vertices.indices.map { counts.loss(inLane: $0 - vertices.startIndex) }, ())
    } take: { _, _ in
    }
    var worst = WorstLosses(map, limit: limit)
    for candidate in candidates {
      let index = UInt32(candidate.index)
      worst.take(
        Loss(
          component: index,
          shortcuts.loss(of: graph.vertex[candidate.index]) { table[$0] },
          isTarget: weights.isTarget[index]))
    }
    self.map = map
    entries = worst.inOrder().map { Entry($0, in: map) }
    (candidateCount, harmfulCount, fatalCount) = (worst.count, worst.harmfulCount, worst.fatalCount)
  }
}

extension Ranking.Entry {
  init(_ loss: Loss, in map: DependencyMap) {
    component = map[Int(loss.component)]
    targetsDown = Int(loss.targetsDown)
    targetsDegraded = Int(loss.targetsDegraded)
    down = Int(loss.down)
    degraded = Int(loss.degraded)
  }
}
