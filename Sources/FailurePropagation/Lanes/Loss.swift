import DependencyGraph

/// What the loss of one component does, itself excluded, in numbers: an entry of a ranking while it is
/// being made.
package struct Loss: Sendable {
  package var component: UInt32
  package var targetsDown: UInt32
  package var targetsDegraded: UInt32
  package var down: UInt32
  package var degraded: UInt32

  /// The loss of `component`, given what that of its vertex takes down and degrades.
  package init(component: UInt32, _ vertex: VertexLoss, isTarget: Bool) {
    self.component = component
    targetsDown = vertex.targetsDown - (isTarget ? 1 : 0)
    targetsDegraded = vertex.targetsDegraded
    down = vertex.down - 1
    degraded = vertex.degraded
  }

  /// Whether this stands before `other` in a ranking: by what it does, then by id.
  package func isWorse(than other: Loss, _ ids: NameTable) -> Bool {
    if targetsDown != other.targetsDown { return targetsDown > other.targetsDown }
    if targetsDegraded != other.targetsDegraded { return targetsDegraded > other.targetsDegraded }
    if down != other.down { return down > other.down }
    if degraded != other.degraded { return degraded > other.degraded }
    return ids.precedes(component, other.component)
  }
}
