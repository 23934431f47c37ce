import DependencyGraph
import FailurePropagation

extension Timeline {
  /// The chain of what the last return waited for, the first to come back first.
  ///
  /// - Complexity: O(*s* · *q* log *o*) for *s* steps with *q* components in a cause and *o* outages.
  func criticalPath() -> [RecoveryPlan.Step] {
    var last: Outage?
    for outage in outages where outage.state == .down && outage.end != nil {
      if (outage.end ?? 0) > (last?.end ?? -1) { last = outage }
    }
    var steps: [RecoveryPlan.Step] = []
    var seen: Set<Int> = []
    var next = last
    while let outage = next, let end = outage.end, seen.insert(outage.component).inserted {
      let isRecovery = outage.cause.kind == .recovery
      let start = isRecovery ? outage.start : end
      let waiting = isRecovery ? self.outage(of: outage.component, endingAt: start) : outage
      let cause = waiting?.cause ?? outage.cause
      steps.append(
        RecoveryPlan.Step(component: outage.component, start: start, end: end, cause: cause))
      let candidates = cause.components + (cause.requirement?.components ?? [])
      next = candidates.lazy.compactMap { self.outage(of: $0, endingAt: start) }
        .first { !seen.contains($0.component) }
    }
    return steps.reversed()
  }

  /// The outage of the component at `index` in which it is down until `time`.
  private func outage(of index: Int, endingAt time: Int64) -> Outage? {
    outages(of: index).first { $0.state == .down && $0.end == time }
  }
}
