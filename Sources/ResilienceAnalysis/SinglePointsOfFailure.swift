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
  /// - Complexity: O(components + requirements), O(*p* log *p*) for *p* pairs of a point and its target, and
  ///   O(*k* / 512 · *r*) for *k* candidates, 512 of which reach *r* components and requirements together.
  ///   Of a chain or a tree none has to be propagated.
  public init(
    _ engine: PropagationEngine, among candidates: [Component], targets: [Component],
    observer: ProgressObserver = .none
  ) throws(CancellationError) {
    let map = engine.map
    let ordered = targets.sorted { SinglePointsOfFailure.isMoreCritical($0, $1) }
    let isTarget = ComponentMask(map, targets)
    var place = Array(repeating: UInt32.max, count: map.componentCount)
    for (order, target) in ordered.enumerated() { place[target.index] = UInt32(order) }

    let graph = engine.lossGraph
    let weights = LossWeights(graph, isTarget)
    let shortcuts = LossShortcuts(graph, weights)
    let places = place
    @Sendable func targetPlaces(in vertex: UInt32) -> [UInt32] {
      graph.members(of: vertex).lazy.map { places[Int($0)] }.filter { $0 != .max }
    }
    var victims: [UInt32: [UInt32]] = [:]
    let table = try engine.losses(of: candidates, shortcuts, observer: observer) {
      vertices, propagation in
      let counts = LossCounts(weights)
      var down = Array(repeating: [UInt32](), count: vertices.count)
      propagation.run(losing: vertices) { vertex, lanes, degraded in
        counts.add(vertex, down: lanes, degraded: degraded)
        guard weights.targets[Int(vertex)] > 0 else { return }
        let lost = targetPlaces(in: vertex)
        lanes.forEachLane { down[$0] += lost }
      }
      return (down.indices.map { counts.loss(inLane: $0) }, down)
    } take: { (vertices: ArraySlice<UInt32>, down: [[UInt32]]) in
      for (vertex, lost) in zip(vertices, down) where !lost.isEmpty { victims[vertex] = lost }
    }
    var worst = WorstLosses(map, limit: nil)
    for candidate in candidates {
      let loss = Loss(
        component: UInt32(candidate.index),
        shortcuts.loss(of: graph.vertex[candidate.index]) { table[$0] },
        isTarget: isTarget[UInt32(candidate.index)])
      if loss.targetsDown > 0 { worst.take(loss) }
    }
    let fatal = worst.inOrder()
    self.map = map
    points = fatal.map { loss in
      let (vertex, own) = (graph.vertex[Int(loss.component)], places[Int(loss.component)])
      var lost = victims[shortcuts.representatives[Int(vertex)]] ?? []
      shortcuts.eachTargetVertex(losing: vertex) { lost += targetPlaces(in: $0) }
      return Point(
        component: map[Int(loss.component)],
        targets: lost.sorted().filter { $0 != own }.map { ordered[Int($0)] })
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
