import DependencyGraph

/// What the events that last at an instant make of components.
///
/// Events of the same components are one set, which is in the worst state that its events decree; a
/// component has the worst of its sets. So events of the same pattern that overlap cost what changes,
/// not what they name.
struct DecreeCounts {
  /// The components of each set.
  private var sets: [[UInt32]] = []
  /// The set of each event.
  private var setOf: [Int] = []
  /// The state that each event decrees.
  private let states: [State]
  /// How many events of each set last.
  private var lasting: [MemberLosses]
  /// How many sets make a component degraded and down.
  private var counts: [UInt32: MemberLosses] = [:]

  /// - Complexity: O(*n*) for *n* components in events.
  init(_ events: [Scenario.Event]) {
    var known: [[UInt32]: Int] = [:]
    for event in events {
      let components = event.components.map { UInt32($0.index) }
      let number = known[components] ?? sets.count
      if number == sets.count {
        known[components] = number
        sets.append(components)
      }
      setOf.append(number)
    }
    states = events.map(\.state)
    lasting = Array(repeating: MemberLosses(), count: sets.count)
  }

  /// Begins or ends the event at `number`, and calls `change` with each component whose decree may have
  /// changed, and its decree now.
  mutating func count(
    _ number: Int, isOver: Bool, change: (_ index: UInt32, _ decree: State) -> Void
  ) {
    let set = setOf[number]
    let before = lasting[set].worst
    lasting[set].count(
      from: isOver ? states[number] : .up, to: isOver ? .up : states[number])
    let after = lasting[set].worst
    guard before != after else { return }
    for index in sets[set] {
      counts[index, default: MemberLosses()].count(from: before, to: after)
      change(index, counts[index]?.worst ?? .up)
    }
  }
}
