/// What happens when, the earliest first.
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

  private var items = Heap<Int64, Item>()

  /// When the next thing happens; `nil` when nothing does.
  var nextTime: Int64? { items.leastPriority }

  /// Adds `item`, `delay` seconds after `time`; a time that no clock shows never comes.
  mutating func add(_ item: Item, at time: Int64, after delay: Int64 = 0) {
    let (sum, overflows) = time.addingReportingOverflow(delay)
    if !overflows { items.add(item, at: sum) }
  }

  /// Takes the next thing off, if it happens at `time`.
  mutating func removeFirst(at time: Int64) -> Item? {
    nextTime == time ? items.removeFirst() : nil
  }
}
