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

    let graph = engine.lossGraph
    let weights = LossWeights(graph, isTarget)
    let places = place
    var victims: [UInt32: [UInt32]] = [:]
    var worst = WorstLosses(map, limit: nil)
    try engine.eachBatch(of: candidates, progress: progress) { batch, propagation in
      let counts = LossCounts(weights)
      var down = Array(repeating: [UInt32](), count: batch.vertices.count)
      propagation.run(losing: batch.vertices) { vertex, lanes, degraded in
        counts.add(vertex, down: lanes, degraded: degraded)
        guard weights.targets[Int(vertex)] > 0 else { return }
        let lost = graph.members(of: vertex).lazy.map { places[Int($0)] }.filter { $0 != .max }
        lanes.forEachLane { down[$0] += lost }
      }
      for lane in down.indices { down[lane].sort() }
      return zip(batch.candidates, counts.losses(of: batch)).compactMap { candidate, loss in
        guard loss.targetsDown > 0 else { return nil as (Loss, [UInt32])? }
        let own = places[Int(loss.component)]
        return (loss, down[candidate.lane].filter { $0 != own })
      }
    } take: { found in
      worst.take(found.map(\.0))
      for (loss, places) in found { victims[loss.component] = places }
    }
    self.map = map
    points = worst.inOrder().map { loss in
      let places = victims[loss.component] ?? []
      return Point(
        component: map[Int(loss.component)], targets: places.map { ordered[Int($0)] })
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
