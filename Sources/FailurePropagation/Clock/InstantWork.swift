/// What one instant still has to look at, and what it has looked at.
struct InstantWork {
  /// Counts the instants, from 1.
  private(set) var instant: UInt32 = 0
  /// What rests on something that changed, possibly several times.
  var noted: [UInt32] = []
  /// What may get better.
  var improved: [UInt32] = []
  /// What waits to start and perhaps can.
  var starters: [UInt32] = []
  /// The components that were looked at, each once.
  private(set) var seen: [UInt32] = []
  /// The timings whose records were looked at, possibly several times.
  private(set) var seenTimings: [UInt32] = []
  /// The instant at which each component was last looked at.
  private var lookedAt: [UInt32]

  init(componentCount: Int) {
    lookedAt = Array(repeating: 0, count: componentCount)
  }

  /// Whether nothing can change any more in this instant.
  var isDone: Bool { improved.isEmpty && noted.isEmpty }

  /// Begins the next instant, for which nothing is left of the one before.
  mutating func begin() {
    instant += 1
    seen.removeAll(keepingCapacity: true)
    seenTimings.removeAll(keepingCapacity: true)
  }

  /// Remembers that something about the component at `index` may have changed in this instant.
  @inline(__always)
  mutating func look(at index: UInt32) {
    guard lookedAt[Int(index)] != instant else { return }
    lookedAt[Int(index)] = instant
    seen.append(index)
  }

  /// Remembers that the record with `timing` may have changed in this instant.
  @inline(__always)
  mutating func look(atTiming timing: UInt32) { seenTimings.append(timing) }
}
