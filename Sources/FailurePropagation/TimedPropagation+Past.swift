extension TimedPropagation {
  /// Notes for the records with durations that were looked at what this instant makes of their past, and
  /// when they have to be looked at again.
  func notePasts() {
    for timing in seenTimings {
      let record = graph.timings[Int(timing)]
      let severity = severityNow(at: record.position)
      var past = pasts[Int(timing)]
      if record.tolerates > 0, severity != past.severity {
        if past.severity == .up {
          past.upEnd = now
          queue.add(.timing(timing), at: now, after: record.tolerates)
        }
        if severity == .down {
          past.notDownEnd = now
          queue.add(.timing(timing), at: now, after: record.tolerates)
        }
        past.severity = severity
      }
      let isFirstUp = record.failover > 0 && firstLosses[Int(timing)].notUp == 0
      if record.failover > 0, isFirstUp != past.isFirstUp {
        if !isFirstUp {
          past.firstUpEnd = now
          queue.add(.timing(timing), at: now, after: record.failover)
        }
        past.isFirstUp = isFirstUp
      }
      pasts[Int(timing)] = past
    }
  }
}
