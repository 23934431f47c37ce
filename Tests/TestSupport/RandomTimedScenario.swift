import DependencyGraph

extension Scenario {
  /// What the ends of random events are like.
  package enum RandomEnds: Sendable {
    /// Some events have no end.
    case some
    /// Every event ends.
    case all
    /// No event ends.
    case none
  }

  /// A few random events on `map`: overlapping, degraded, some of no length.
  package static func random(
    seed: Int, on map: DependencyMap, ends: RandomEnds = .some
  ) -> Scenario {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...5, using: &random)
    var events: [Event] = []
    for _ in 0..<count {
      let start = Int64.random(in: 0...20, using: &random)
      let isEndless = ends == .none || (ends == .some && random.oneIn(6))
      let length = random.oneIn(8) ? 0 : Int64.random(in: 1...12, using: &random)
      events.append(
        Event(
          [map[Int.random(in: 0..<map.componentCount, using: &random)]],
          random.oneIn(4) ? .degraded : .down,
          from: .seconds(start), until: isEndless ? nil : .seconds(start + length)))
    }
    return Scenario(events: events)
  }
}
