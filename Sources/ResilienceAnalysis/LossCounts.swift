import DependencyGraph
import FailurePropagation

/// How many components, and how many targets, each vertex of a loss graph stands for.
struct LossWeights: Sendable {
  let all: [UInt32]
  let targets: [UInt32]
  let isTarget: ComponentMask
  /// Whether every component is a target, so that one count serves for both.
  let areAllTargets: Bool

  init(_ graph: LossGraph, _ isTarget: ComponentMask) {
    self.isTarget = isTarget
    let numbers = 0..<UInt32(graph.vertexCount)
    all = numbers.map { UInt32(graph.members(of: $0).count) }
    targets = numbers.map { UInt32(graph.members(of: $0).count { isTarget[$0] }) }
    areAllTargets = targets == all
  }
}

/// Counts what each lane of a batch takes down and degrades.
struct LossCounts: ~Copyable {
  private let weights: LossWeights
  private let down = LaneCounter()
  private let degraded = LaneCounter()
  private let targetsDown = LaneCounter()
  private let targetsDegraded = LaneCounter()

  init(_ weights: LossWeights) { self.weights = weights }

  @inline(__always)
  func add(_ vertex: UInt32, down lanes: Lanes, degraded limping: Lanes) {
    let limping = limping & ~lanes
    let targets = weights.areAllTargets ? 0 : weights.targets[Int(vertex)]
    let all = weights.all[Int(vertex)]
    if lanes != .zero {
      down.add(lanes, weight: all)
      if targets > 0 { targetsDown.add(lanes, weight: targets) }
    }
    guard limping != .zero else { return }
    degraded.add(limping, weight: all)
    if targets > 0 { targetsDegraded.add(limping, weight: targets) }
  }

  /// What was counted for each candidate, itself excluded: it is down in its own lane.
  func losses(of batch: LossBatch) -> [Loss] {
    batch.candidates.map { candidate in
      let lane = candidate.lane
      var loss = Loss(component: candidate.component)
      loss.down = down[lane] - 1
      loss.degraded = degraded[lane]
      if weights.areAllTargets {
        loss.targetsDown = loss.down
        loss.targetsDegraded = loss.degraded
      } else {
        loss.targetsDown = targetsDown[lane] - (weights.isTarget[candidate.component] ? 1 : 0)
        loss.targetsDegraded = targetsDegraded[lane]
      }
      return loss
    }
  }
}

/// What the loss of one component does, in numbers: an entry of a ranking while it is being made.
struct Loss: Sendable {
  var component: UInt32
  var targetsDown: UInt32 = 0
  var targetsDegraded: UInt32 = 0
  var down: UInt32 = 0
  var degraded: UInt32 = 0

  init(component: UInt32) { self.component = component }

  /// Whether this stands before `other` in a ranking: by what it does, then by id.
  func isWorse(than other: Loss, _ ids: NameTable) -> Bool {
    if targetsDown != other.targetsDown { return targetsDown > other.targetsDown }
    if targetsDegraded != other.targetsDegraded { return targetsDegraded > other.targetsDegraded }
    if down != other.down { return down > other.down }
    if degraded != other.degraded { return degraded > other.degraded }
    return ids.precedes(component, other.component)
  }
}
