/// Components by a round, the earliest first: a binary heap.
struct RoundQueue {
  private var entries: [(round: Int, index: UInt32)] = []

  mutating func add(_ index: UInt32, _ round: Int) {
    entries.append((round, index))
    var place = entries.count - 1
    while place > 0, entries[(place - 1) / 2].round > round {
      entries.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func removeFirst() -> UInt32? {
    guard let first = entries.first else { return nil }
    entries.swapAt(0, entries.count - 1)
    entries.removeLast()
    var place = 0
    while true {
      var least = place
      for below in [2 * place + 1, 2 * place + 2]
      where below < entries.count && entries[below].round < entries[least].round {
        least = below
      }
      if least == place { return first.index }
      entries.swapAt(place, least)
      place = least
    }
  }
}
