/// What happens when, the earliest first: a binary heap.
struct ClockQueue {
  /// Something that may change a state.
  enum Item {
    /// An event of the scenario begins.
    case eventStart(Int)
    /// An event of the scenario is over.
    case eventEnd(Int)
    /// A tolerance or a failover of the record with this timing may have run out.
    case timing(UInt32)
    /// The component at an index may have recovered.
    case recovery(UInt32)
  }

  private var entries: [(time: Int64, item: Item)] = []

  /// When the next thing happens; `nil` when nothing does.
  var nextTime: Int64? { entries.first?.time }

  /// Adds `item`, `delay` seconds after `time`; a time that no clock shows never comes.
  mutating func add(_ item: Item, at time: Int64, after delay: Int64 = 0) {
    let (sum, overflows) = time.addingReportingOverflow(delay)
    if overflows { return }
    entries.append((sum, item))
    var place = entries.count - 1
    while place > 0, entries[(place - 1) / 2].time > sum {
      entries.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  /// Takes the next thing off.
  mutating func removeFirst() -> Item {
    let item = entries[0].item
    entries.swapAt(0, entries.count - 1)
    entries.removeLast()
    var place = 0
    while true {
      var least = place
      for below in [2 * place + 1, 2 * place + 2]
      where below < entries.count && entries[below].time < entries[least].time {
        least = below
      }
      if least == place { return item }
      entries.swapAt(place, least)
      place = least
    }
  }
}
