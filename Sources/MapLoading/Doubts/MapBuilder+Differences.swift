import DependencyGraph
import MapDiagnostics

/// Where what was declared and what was observed differ.
extension MapBuilder {
  /// Warns of calls that were seen and that nobody declared, and of declared dependencies that were
  /// never seen although calls of both ends were.
  mutating func warnOfDifferences() {
    var seen: Set<UInt32> = []
    var observers: Set<UInt32> = []
    for pair in confirmed {
      seen.formUnion([pair.dependent, pair.dependency])
      observers.insert(pair.dependent)
    }
    forEachRequirement { dependent, record, _ in
      guard record.flags.confidence == .observed, !record.isGroup else { return }
      seen.formUnion([dependent, record.payload])
      observers.insert(dependent)
    }
    guard !seen.isEmpty else { return }
    let declarers = componentsThatDeclare()
    var found: [(message: String, id: DiagnosticID, record: RequirementRecord)] = []
    forEachRequirement { dependent, record, confidence in
      guard !record.isGroup, storage.kinds[Int(record.payload)] != .domain else { return }
      if confidence == .observed, declarers.contains(dependent) {
        found.append(
          (
            "\"\(id(dependent))\" was seen calling \"\(id(record.payload))\", which nobody declares",
            .undeclaredCall, record
          ))
      } else if confidence == .declared, observers.contains(dependent),
        seen.contains(record.payload), storage.kinds[Int(record.payload)] == .service,
        !confirmed.contains(Pair(dependent: dependent, dependency: record.payload))
      {
        found.append(
          (
            "\"\(id(dependent))\" declares \"\(id(record.payload))\" and was never seen calling it, "
              + "though calls of both were seen", .unseenDependency, record
          ))
      }
    }
    for finding in found {
      report(
        finding.id, finding.message,
        at: storage.range(ofStringAt: finding.record.place, in: UInt32(finding.record.source)))
    }
  }

  /// The components of which a dependency is declared, and not by the map that was observed.
  private func componentsThatDeclare() -> Set<UInt32> {
    var declarers = Set(confirmed.map(\.dependent))
    forEachRequirement { dependent, record, confidence in
      if !record.isGroup, confidence < .observed { declarers.insert(dependent) }
    }
    return declarers
  }

  /// Calls `body` with each record, the component it belongs to, and the confidence of the whole
  /// requirement it is part of.
  private func forEachRequirement(_ body: (UInt32, RequirementRecord, Confidence) -> Void) {
    for index in 0..<UInt32(storage.count) {
      let range = storage.requirements[Int(index)]
      var position = range.lowerBound
      while position < range.upperBound {
        let whole = storage.records[Int(position)]
        for inner in position..<(position + whole.span) {
          body(index, storage.records[Int(inner)], whole.flags.confidence)
        }
        position += whole.span
      }
    }
  }
}
