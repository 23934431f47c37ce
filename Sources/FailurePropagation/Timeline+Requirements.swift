package import DependencyGraph

extension Timeline {
  /// A time; `nil` when it has no end.
  package struct Span: Equatable, Sendable {
    package var start: Int64
    package var end: Int64?
  }

  /// When `requirement` is at least as bad as `level` by the states of its members alone, as if it had
  /// no tolerance and no failover, in order.
  ///
  /// - Complexity: O(*o* · *s*) for *o* outages of the *s* components in it.
  package func spans(of requirement: Requirement, at level: State) -> [Span] {
    var times: Set<Int64> = []
    for component in requirement.components {
      for outage in outages(of: component) {
        times.insert(outage.start)
        if let end = outage.end { times.insert(end) }
      }
    }
    var spans: [Span] = []
    for time in times.sorted() {
      let isFailing = GroupFailure(requirement, in: map) {
        state(of: Int($0), at: time) >= level
      }.isFailing
      let isOpen = spans.last.map { $0.end == nil } ?? false
      if isFailing, !isOpen {
        spans.append(Span(start: time, end: nil))
      } else if !isFailing, isOpen {
        spans[spans.count - 1].end = time
      }
    }
    return spans
  }
}

extension Requirement {
  /// The indices of the components it names, in the order of the file, as often as it does.
  package var components: [Int] {
    (position..<position + record.span).compactMap {
      let record = map.storage.records[Int($0)]
      return record.isGroup ? nil : Int(record.payload)
    }
  }
}

extension ScenarioImpact {
  /// Whether `requirement` is down before softening.
  package func isDown(_ requirement: Requirement) -> Bool {
    GroupFailure(requirement, in: map) { isAtLeast(.down, $0, by: .max - 1) }.isFailing
  }
}
