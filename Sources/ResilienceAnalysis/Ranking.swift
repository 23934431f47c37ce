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
  /// - Complexity: O(*k* / 512 · *r*) for *k* candidates, 512 of which reach *r* components and
  ///   requirements together.
  public init(
    _ engine: PropagationEngine, among candidates: [Component], targets: [Component],
    progress: (Int) -> Void = { _ in }
  ) throws(CancellationError) {
    let map = engine.map
    let isTarget = ComponentMask(map, targets)
    var entries: [Entry] = []
    entries.reserveCapacity(candidates.count)
    try engine.eachBatch(of: candidates, progress: progress) { batch, propagation in
      entries += Ranking.entries(batch, propagation, isTarget)
    }
    self.map = map
    self.entries = entries.sorted { $0.isWorse(than: $1) }
  }

  /// Counts what each lane of a batch takes down and degrades.
  static func entries(
    _ batch: ArraySlice<Component>, _ propagation: LanePropagation, _ isTarget: ComponentMask
  ) -> [Entry] {
    var (down, degraded) = (LaneCounter(), LaneCounter())
    var (targetsDown, targetsDegraded) = (LaneCounter(), LaneCounter())
    for index in propagation.reached {
      let planes = propagation.planes[Int(index)]
      let limping = planes.degraded & ~planes.down
      down.add(planes.down)
      degraded.add(limping)
      guard isTarget[index] else { continue }
      targetsDown.add(planes.down)
      targetsDegraded.add(limping)
    }
    return batch.enumerated().map { lane, component in
      // The component itself is down in its own lane.
      Entry(
        component: component,
        targetsDown: targetsDown[lane] - (isTarget[UInt32(component.index)] ? 1 : 0),
        targetsDegraded: targetsDegraded[lane], down: down[lane] - 1, degraded: degraded[lane])
    }
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
