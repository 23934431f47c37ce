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
  /// An entry for each component that was asked about, the worst first.
  public let entries: [Entry]

  /// Ranks `candidates` by what the loss of each does to `targets`.
  ///
  /// - Throws: `CancellationError` when the current task is cancelled.
  /// - Complexity: O(*k* · *r*) for *k* candidates that reach *r* components and requirements each.
  public init(
    _ engine: PropagationEngine, among candidates: [Component], targets: [Component],
    progress: (Int) -> Void = { _ in }
  ) throws(CancellationError) {
    let map = engine.map
    let isTarget = ComponentMask(map, targets)
    var entries: [Entry] = []
    entries.reserveCapacity(candidates.count)
    try engine.eachLoss(of: candidates, progress: progress) { candidate, propagation in
      var counts = [0, 0, 0, 0]
      for index in propagation.reached where Int(index) != candidate.index {
        let isDegraded = propagation.state(of: index) == .degraded ? 1 : 0
        counts[2 + isDegraded] += 1
        if isTarget[index] { counts[isDegraded] += 1 }
      }
      entries.append(
        Entry(
          component: candidate, targetsDown: counts[0], targetsDegraded: counts[1],
          down: counts[2], degraded: counts[3]))
    }
    self.map = map
    self.entries = entries.sorted { $0.isWorse(than: $1) }
  }
}

extension Ranking.Entry {
  /// Whether this entry stands before `other` in a ranking.
  func isWorse(than other: Ranking.Entry) -> Bool {
    let (own, others) = (figures, other.figures)
    guard own == others else { return own.lexicographicallyPrecedes(others, by: >) }
    let ids = component.map.storage.ids
    return ids.precedes(UInt32(component.index), UInt32(other.component.index))
  }

  private var figures: [Int] { [targetsDown, targetsDegraded, down, degraded] }
}
