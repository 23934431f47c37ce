import MapDiagnostics

/// The same dependency listed twice, in one list of requirements.
extension MapBuilder {
  mutating func warnOfDuplicateDependencies() {
    for index in 0..<storage.count where storage.requirements[index].count > 1 {
      let range = storage.requirements[index]
      warnOfRepetitions(in: range)
      for position in range.lowerBound..<range.upperBound {
        let record = storage.records[Int(position)]
        if record.isGroup, record.span > 2 {
          warnOfRepetitions(in: (position + 1)..<(position + record.span))
        }
      }
    }
  }

  /// Warns of components that stand twice directly in the list of requirements at `range`.
  private mutating func warnOfRepetitions(in range: Range<UInt32>) {
    var list: [UInt32] = []
    var position = range.lowerBound
    while position < range.upperBound {
      let record = storage.records[Int(position)]
      if !record.isGroup { list.append(position) }
      position += record.span
    }
    // Short lists, which nearly all are, are compared in place; long ones through a set.
    if list.count <= 16 {
      for (order, position) in list.enumerated() {
        if let first = list[..<order].first(where: { isSame($0, position) }) {
          warnOfRepetition(of: first, at: position)
        }
      }
      return
    }
    var seen: [UInt64: UInt32] = [:]
    for position in list {
      let record = storage.records[Int(position)]
      let key = UInt64(record.payload) << 1 | (record.flags.contains(.start) ? 1 : 0)
      if let first = seen.updateValue(position, forKey: key) {
        warnOfRepetition(of: first, at: position)
      }
    }
  }

  private func isSame(_ one: UInt32, _ other: UInt32) -> Bool {
    let (one, other) = (storage.records[Int(one)], storage.records[Int(other)])
    return one.payload == other.payload
      && one.flags.contains(.start) == other.flags.contains(.start)
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
