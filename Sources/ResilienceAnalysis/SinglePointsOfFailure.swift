public import DependencyGraph
public import FailurePropagation

/// The components whose loss alone brings a target down.
///
///     checkout ──► dynamodb          points:  dynamodb, stripe
///     invoices ──► stripe            of checkout: dynamodb
public struct SinglePointsOfFailure: Sendable {
  /// A component and the targets it takes down alone.
  public struct Point: Sendable, Equatable {
    /// The component.
    public let component: Component
    /// The targets it takes down, itself excluded, in the order of `targets`.
    public let targets: [Component]
  }

  /// A target and what takes it down.
  public struct Target: Sendable, Equatable {
    /// The component whose loss is asked about.
    public let component: Component
    /// Its single points of failure, in the order of `points`.
    public let points: [Component]
  }

  /// The map.
  public let map: DependencyMap
  /// The single points of failure, in the order of a ranking.
  public let points: [Point]
  /// All targets, the most critical tier first, then by id.
  public let targets: [Target]

  /// The single points of failure of `targets` among `candidates`.
  ///
  /// - Throws: `CancellationError` when the current task is cancelled.
  /// - Complexity: O(*k* / 512 · *r* + *p*) for *k* candidates, 512 of which reach *r* components and
  ///   requirements together, and *p* pairs of a point and its target.
  public init(
    _ engine: PropagationEngine, among candidates: [Component], targets: [Component],
    progress: (Int) -> Void = { _ in }
  ) throws(CancellationError) {
    let map = engine.map
    let ordered = targets.sorted { SinglePointsOfFailure.isMoreCritical($0, $1) }
    let isTarget = ComponentMask(map, targets)
    var place = Array(repeating: UInt32.max, count: map.componentCount)
    for (order, target) in ordered.enumerated() { place[target.index] = UInt32(order) }

    var victims: [Int: [UInt32]] = [:]
    var entries: [Ranking.Entry] = []
    try engine.eachBatch(of: candidates, progress: progress) { batch, propagation in
      var down = Array(repeating: [UInt32](), count: batch.count)
      for index in propagation.reached where isTarget[index] {
        propagation.planes[Int(index)].down.forEachLane { lane in
          down[lane].append(place[Int(index)])
        }
      }
      for (lane, entry) in Ranking.entries(batch, propagation, isTarget).enumerated()
      where entry.targetsDown > 0 {
        let own = place[entry.component.index]
        victims[entry.component.index] = down[lane].filter { $0 != own }.sorted()
        entries.append(entry)
      }
    }
    self.map = map
    points = entries.sorted { $0.isWorse(than: $1) }.map { entry in
      let places = victims[entry.component.index] ?? []
      return Point(component: entry.component, targets: places.map { ordered[Int($0)] })
    }
    var found = Array(repeating: [Component](), count: ordered.count)
    for point in points {
      for target in point.targets { found[Int(place[target.index])].append(point.component) }
    }
    self.targets = zip(ordered, found).map { Target(component: $0, points: $1) }
  }

  private static func isMoreCritical(_ one: Component, _ other: Component) -> Bool {
    let tiers = [one.tier ?? .max, other.tier ?? .max]
    if tiers[0] != tiers[1] { return tiers[0] < tiers[1] }
    return one.map.storage.ids.precedes(UInt32(one.index), UInt32(other.index))
  }
}
