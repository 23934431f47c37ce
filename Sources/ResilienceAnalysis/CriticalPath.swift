import DependencyGraph
import FailurePropagation

extension Timeline {
  /// The chain of what the last return waited for, the first to come back first.
  ///
  /// - Complexity: O(*s* · *q* log *o*) for *s* steps with *q* components in a cause and *o* outages.
  func criticalPath() -> [RecoveryPlan.Step] {
    var last: Outage?
    for outage in outages where outage.state == .down {
      if let end = outage.endSeconds, end > last?.endSeconds ?? -1 { last = outage }
    }
    let paths = ReturnPaths(self)
    var steps: [RecoveryPlan.Step] = []
    var seen: Set<Int> = []
    var next = last
    while let outage = next, let end = outage.endSeconds,
      seen.insert(outage.component.index).inserted
    {
      let step = paths.step(ending: outage, at: end)
      steps.append(
        RecoveryPlan.Step(
          component: outage.component, start: .seconds(step.start), end: .seconds(end),
          cause: step.cause))
      next = paths.waited(for: step) { !seen.contains(outages[$0].component.index) }
        .map { outages[$0] }
    }
    return steps.reversed()
  }
}
