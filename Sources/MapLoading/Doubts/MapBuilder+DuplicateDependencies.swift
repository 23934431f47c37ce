import DependencyGraph
import MapDiagnostics

/// The same dependency listed twice, in one list of requirements.
extension MapBuilder {
  mutating func warnOfDuplicateDependencies() {
    var list: [UInt32] = []
    for range in storage.requirements where range.count > 1 {
      warnOfRepetitions(in: range, &list)
      for position in range where storage.records[Int(position)].span > 2 {
        warnOfRepetitions(
          in: (position + 1)..<(position + storage.records[Int(position)].span), &list)
      }
    }
  }

  /// Warns of components that stand twice directly in the list of requirements at `range`; `list` is
  /// room that is used again.
  private mutating func warnOfRepetitions(in range: Range<UInt32>, _ list: inout [UInt32]) {
    list.removeAll(keepingCapacity: true)
    var position = range.lowerBound
    while position < range.upperBound {
      let record = storage.records[Int(position)]
      if !record.isGroup { list.append(position) }
      position += record.span
    }
    // Short lists, which nearly all are, are compared in place; long ones are sorted.
    guard list.count > 16 else {
      for order in list.indices.dropFirst() {
        if let first = (0..<order).first(where: { key(of: list[$0]) == key(of: list[order]) }) {
          warnOfRepetition(of: list[first], at: list[order])
        }
      }
      return
    }
    let keys = list.map { (UInt64(key(of: $0)) << 32) | UInt64($0) }.sorted()
    var repetitions: [(position: UInt32, first: UInt32)] = []
    var first = keys[0]
    for key in keys.dropFirst() {
      if key >> 32 == first >> 32 {
        repetitions.append((UInt32(truncatingIfNeeded: key), UInt32(truncatingIfNeeded: first)))
      } else {
        first = key
      }
    }
    for repetition in repetitions.sorted(by: { $0.position < $1.position }) {
      warnOfRepetition(of: repetition.first, at: repetition.position)
    }
  }

  /// What two mentions of the same dependency have alike. A component's number is below 2³¹.
  private func key(of position: UInt32) -> UInt32 {
    let record = storage.records[Int(position)]
    return record.payload << 1 | (record.flags.contains(.start) ? 1 : 0)
  }

  private mutating func warnOfRepetition(of first: UInt32, at position: UInt32) {
    let record = storage.records[Int(position)]
    let other = storage.records[Int(first)]
    report(
      .duplicateDependency, "\"\(id(record.payload))\" is listed twice",
      at: storage.range(ofStringAt: record.place, in: UInt32(record.source)),
      notes: [
        Diagnostic.Note(
          message: "it is first listed here",
          range: storage.range(ofStringAt: other.place, in: UInt32(other.source)))
      ])
  }
}
