import DependencyGraph

/// What the loss of one component does, in numbers: an entry of a ranking while
/// it is being made.
package struct Loss: Sendable {
  package var component: UInt32
  package var targetsDown: UInt32 = 0
  package var targetsDegraded: UInt32 = 0
  package var down: UInt32 = 0
  package var degraded: UInt32 = 0

  package init(component: UInt32) { self.component = component }

  /// Whether this stands before `other` in a ranking: by what it does, then by id.
  package func isWorse(than other: Loss, _ ids: NameTable) -> Bool {
    if targetsDown != other.targetsDown { return targetsDown > other.targetsDown }
    if targetsDegraded != other.targetsDegraded { return targetsDegraded > other.targetsDegraded }
    if down != other.down { return down > other.down }
    if degraded != other.degraded { return degraded > other.degraded }
    return ids.precedes(component, other.component)
  }
}
