import DependencyGraph

/// How many components, and how many targets, each vertex of a loss graph stands for.
package struct LossWeights: Sendable {
  package let all: [UInt32]
  package let targets: [UInt32]
  package let isTarget: ComponentMask
  /// Whether every component is a target, so that one count serves for both.
  let areAllTargets: Bool

  package init(_ graph: LossGraph, _ isTarget: ComponentMask) {
    self.isTarget = isTarget
    let numbers = 0..<UInt32(graph.vertexCount)
    all = numbers.map { UInt32(graph.members(of: $0).count) }
    targets = numbers.map { UInt32(graph.members(of: $0).count { isTarget[$0] }) }
    areAllTargets = targets == all
  }
}

/// Counts what each lane of a batch takes down and degrades.
package struct LossCounts: ~Copyable {
  private let weights: LossWeights
  private let down = LaneCounter()
  private let degraded = LaneCounter()
  private let targetsDown = LaneCounter()
  private let targetsDegraded = LaneCounter()

  package init(_ weights: LossWeights) { self.weights = weights }

  @inline(__always)
  package func add(_ vertex: UInt32, down lanes: Lanes, degraded limping: Lanes) {
    let limping = limping & ~lanes
    let targets = weights.areAllTargets ? 0 : weights.targets[Int(vertex)]
    let all = weights.all[Int(vertex)]
    if !lanes.isEmpty {
      down.add(lanes, weight: all)
      if targets > 0 { targetsDown.add(lanes, weight: targets) }
    }
    guard !limping.isEmpty else { return }
    degraded.add(limping, weight: all)
    if targets > 0 { targetsDegraded.add(limping, weight: targets) }
  }

  /// What was counted in `lane`.
  package func loss(inLane lane: Int) -> VertexLoss {
    var loss = VertexLoss(down: down[lane], degraded: degraded[lane])
    loss.targetsDown = weights.areAllTargets ? loss.down : targetsDown[lane]
    loss.targetsDegraded = weights.areAllTargets ? loss.degraded : targetsDegraded[lane]
    return loss
  }
}

extension LanePropagation {
  /// What each of `losses` takes down and degrades.
  package func counts(losing losses: some Collection<UInt32>, _ weights: LossWeights) -> LossCounts
  {
    let counts = LossCounts(weights)
    run(losing: losses) { counts.add($0, down: $1, degraded: $2) }
    return counts
  }
}
