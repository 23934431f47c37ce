import DependencyGraph

/// The outages of a timeline, written down as they begin and end.
///
/// At most one outage of a component is open; a new one begins where the one before ended.
struct OutageLog {
  /// An outage in numbers.
  struct Entry {
    var component: UInt32
    var state: State
    var start: Int64
    var end: Int64?
    var cause: CauseRecord
  }

  private(set) var entries: [Entry] = []
  /// The entry of a component that has not ended.
  private var open: [UInt32: Int] = [:]
  /// The second from which no state has changed.
  private(set) var settled: Int64 = 0

  /// The state of the component at `index` since its last entry, and why.
  func current(of index: UInt32) -> Entry? { open[index].map { entries[$0] } }

  /// Notes that the component at `index` is in `state` from `now` on.
  mutating func note(_ index: UInt32, _ state: State, at now: Int64) {
    if (current(of: index)?.state ?? .up) != state { settled = now }
    if state == .up, let place = open.removeValue(forKey: index) { entries[place].end = now }
  }

  /// Begins an outage, unless the open one is in the same state for the same cause.
  mutating func write(_ index: UInt32, _ state: State, _ cause: CauseRecord, at now: Int64) {
    if let place = open[index] {
      if entries[place].state == state, entries[place].cause == cause { return }
      entries[place].end = now
    }
    open[index] = entries.count
    entries.append(Entry(component: index, state: state, start: now, end: nil, cause: cause))
  }

  /// The components that have not come back, ascending.
  var unended: [UInt32] { open.keys.sorted() }

  /// The outages, component after component, in time.
  func outages(in map: DependencyMap) -> [Outage] {
    let order = entries.indices.sorted {
      (entries[$0].component, $0) < (entries[$1].component, $1)
    }
    return order.map { place in
      let entry = entries[place]
      return Outage(
        component: map[Int(entry.component)], state: entry.state, start: .seconds(entry.start),
        end: entry.end.map { .seconds($0) }, cause: entry.cause.cause(in: map))
    }
  }
}
