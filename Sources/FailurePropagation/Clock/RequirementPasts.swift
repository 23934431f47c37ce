import DependencyGraph

/// What has to be remembered of the records that have a tolerance or a failover.
struct RequirementPasts {
  private var pasts: [RequirementPast]

  init(_ timings: [TimedGraph.Timing]) {
    pasts = Array(repeating: RequirementPast(), count: timings.count)
  }

  /// The best severity of the record with `timing` in the time it is tolerated, now not counted.
  func best(_ timing: UInt32, in graph: TimedGraph, before now: Int64) -> State {
    let tolerates = graph.timings[Int(timing)].tolerates
    return tolerates > 0 ? pasts[Int(timing)].best(inLast: tolerates, before: now) : .down
  }

  /// Whether the group with `timing` uses its spares, or needs no time to.
  @inline(__always)
  func hasSwitched(_ timing: UInt32, in graph: TimedGraph, at now: Int64) -> Bool {
    let failover = graph.timings[Int(timing)].failover
    return failover == 0 || pasts[Int(timing)].isSwitched(failover, at: now)
  }

  /// Notes the `severity` before the tolerance and that of the `firstMembers` from `now` on, and calls
  /// `alarm` with each delay after which the record has to be looked at again.
  mutating func note(
    _ timing: UInt32, in graph: TimedGraph, _ severity: State, firstMembers: State, at now: Int64,
    alarm: (_ delay: Int64) -> Void
  ) {
    let record = graph.timings[Int(timing)]
    var past = pasts[Int(timing)]
    if record.tolerates > 0, severity != past.severity {
      if past.severity == .up {
        past.upEnd = now
        alarm(record.tolerates)
      }
      if severity == .down {
        past.notDownEnd = now
        alarm(record.tolerates)
      }
      past.severity = severity
    }
    let isFirstUp = record.failover > 0 && firstMembers == .up
    if record.failover > 0, isFirstUp != past.isFirstUp {
      if !isFirstUp {
        past.firstUpEnd = now
        alarm(record.failover)
      }
      past.isFirstUp = isFirstUp
    }
    pasts[Int(timing)] = past
  }
}
