/// Values by a priority, the least first: a binary heap.
///
/// - Complexity: O(log *n*) for each value that is added or taken off.
struct Heap<Priority: Comparable, Value> {
  private var entries: [(priority: Priority, value: Value)] = []

  /// The least priority; `nil` when there is no value.
  var leastPriority: Priority? { entries.first?.priority }

  /// Adds `value`.
  mutating func add(_ value: Value, at priority: Priority) {
    entries.append((priority, value))
    var place = entries.count - 1
    while place > 0, entries[(place - 1) / 2].priority > priority {
      entries.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  /// Takes off a value of the least priority; `nil` when there is none.
  mutating func removeFirst() -> Value? {
    guard let first = entries.first else { return nil }
    entries.swapAt(0, entries.count - 1)
    entries.removeLast()
    var place = 0
    while true {
      var least = place
      for below in [2 * place + 1, 2 * place + 2]
      where below < entries.count && entries[below].priority < entries[least].priority {
        least = below
      }
      if least == place { return first.value }
      entries.swapAt(place, least)
      place = least
    }
  }
}
