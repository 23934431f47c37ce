package import DependencyGraph

extension Timeline {
  /// A time in seconds; `nil` when it has no end.
  package struct Span: Equatable, Sendable {
    package var start: Int64
    package var end: Int64?
  }

  /// When `requirement` is at least as bad as `level` by the states of its members alone, as if it had
  /// no tolerance and no failover, in order.
  ///
  /// - Complexity: O(*o* log *o*) for *o* outages of the components in it, and their nesting.
  package func spans(of requirement: Requirement, at level: State) -> [Span] {
    var changes: [(time: Int64, leaf: UInt32, state: State)] = []
    for leaf in requirement.position..<(requirement.position + requirement.record.span) {
      let record = map.storage.records[Int(leaf)]
      if record.isGroup { continue }
      for outage in outages(of: map[Int(record.payload)]) {
        changes.append((outage.startSeconds, leaf, outage.state))
        if let end = outage.endSeconds { changes.append((end, leaf, .up)) }
      }
    }
    // At one instant the end of one outage and the start of the next stand in this order.
    let order = changes.indices.sorted {
      (changes[$0].time, $0) < (changes[$1].time, $1)
    }
    var counter = RequirementCounter(requirement)
    var spans: [Span] = []
    for (place, number) in order.enumerated() {
      let change = changes[number]
      counter.set(change.leaf, to: change.state)
      if place + 1 < order.count, changes[order[place + 1]].time == change.time { continue }
      let isOpen = spans.last.map { $0.end == nil } ?? false
      if counter.severity >= level, !isOpen {
        spans.append(Span(start: change.time, end: nil))
      } else if counter.severity < level, isOpen {
        spans[spans.count - 1].end = change.time
      }
    }
    return spans
  }
}

extension Requirement {
  /// The components it names, in the order of the file, as often as it does.
  package var components: [Component] {
    (position..<position + record.span).compactMap {
      let record = map.storage.records[Int($0)]
      return record.isGroup ? nil : map[Int(record.payload)]
    }
  }
}

extension ScenarioImpact {
  /// Whether `requirement` is down, whatever its strength makes of that.
  package func isDown(_ requirement: Requirement) -> Bool {
    RequirementSeverities(of: requirement) { state(ofComponentAt: $0) }.severity == .down
  }
}
