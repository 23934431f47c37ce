import DependencyGraph
import MapDiagnostics

/// Alternatives of one map that are lost together by what another one says.
///
///     one map          anyOf ──► replica-1, replica-2
///     another map      replica-1 ─within─► node-7 ◄─within─ replica-2
extension MapBuilder {
  /// Warns of groups with a spare of whose members, by another source, too many stand directly in one
  /// failure domain or need one component; unless it takes the dependent along as directly.
  ///
  /// What shares a fate within one source was written by somebody who saw both; single points of
  /// failure are found in any case.
  mutating func warnOfSharedFates() {
    guard storage.sources.count > 1 else { return }
    var findings: [(dependent: UInt32, group: UInt32, fate: UInt32)] = []
    for index in 0..<UInt32(storage.count) {
      let range = storage.requirements[Int(index)]
      guard range.contains(where: { storage.records[Int($0)].flags.contains(.anyOf) }) else {
        continue
      }
      let own = fates(of: index, exceptSource: nil)
      for position in range where storage.records[Int(position)].flags.contains(.anyOf) {
        if let fate = sharedFate(ofGroup: position, except: own) {
          findings.append((index, position, fate))
        }
      }
    }
    for finding in findings {
      let record = storage.records[Int(finding.group)]
      let isDomain = storage.kinds[Int(finding.fate)] == .domain
      report(
        .sharedFate,
        "the alternatives of \"\(id(finding.dependent))\" share a fate: too many of them "
          + "\(isDomain ? "are within" : "need") \"\(id(finding.fate))\"",
        at: storage.range(ofStringAt: record.place, in: UInt32(record.source)),
        notes: [
          Diagnostic.Note(message: "it is defined here", range: declaration(of: finding.fate))
        ])
    }
  }

  /// What takes so many members of the group at `position` that fewer than needed are left; the one
  /// that takes most, and of these the first.
  private func sharedFate(ofGroup position: UInt32, except own: Set<UInt32>) -> UInt32? {
    let record = storage.records[Int(position)]
    let source = UInt32(record.source)
    let end = position + record.span
    var counts: [UInt32: Int] = [:]
    var members = 0
    var member = position + 1
    while member < end {
      let span = storage.records[Int(member)].span
      members += 1
      // A member that is a group of its own may have a spare of its own; only an allOf is all lost.
      var fates: Set<UInt32> = []
      for inner in member..<(member + span) {
        let record = storage.records[Int(inner)]
        if record.flags.contains(.anyOf) {
          fates = []
          break
        }
        if !record.isGroup { fates.formUnion(self.fates(of: record.payload, exceptSource: source)) }
      }
      for fate in fates { counts[fate, default: 0] += 1 }
      member += span
    }
    let spare = members - Int(record.payload)
    guard spare > 0 else { return nil }
    let named = Set(
      (position..<end).lazy.map { self.storage.records[Int($0)] }.filter { !$0.isGroup }
        .map(\.payload))
    let found = counts.filter {
      $0.value > spare && !own.contains($0.key) && !named.contains($0.key)
    }
    return found.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
  }

  /// What takes the component at `index` along directly by other sources than the given one: the
  /// domains that hold it, and what it depends on without an alternative.
  private func fates(of index: UInt32, exceptSource source: UInt32?) -> Set<UInt32> {
    var fates: Set<UInt32> = []
    for record in storage.domains[MapStorage.bounds(storage.within[Int(index)])]
    where record.source != source { fates.insert(record.domain) }
    for record in HardDependencies(storage, of: index) where UInt32(record.source) != source {
      fates.insert(record.payload)
    }
    return fates
  }
}
