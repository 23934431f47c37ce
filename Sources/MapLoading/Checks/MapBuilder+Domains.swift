import DependencyGraph
import MapDiagnostics

/// What holds components: every `within` names a domain, and no domain holds itself.
extension MapBuilder {
  mutating func checkDomains() {
    var isTree = true
    for index in storage.within.indices where !storage.within[index].isEmpty {
      for domain in domainRecords(of: UInt32(index)) {
        let standing = standings[Int(domain.domain)]
        guard standing != .unknown, storage.kinds[Int(domain.domain)] != .domain else {
          if storage.kinds[index] == .domain { isTree = false }
          continue
        }
        let kind = storage.kinds[Int(domain.domain)].word
        report(
          .notADomain, "within names a domain; \"\(id(domain.domain))\" is a \(kind)",
          at: storage.range(ofStringAt: domain.place, in: domain.source),
          notes: [
            Diagnostic.Note(
              message: "it is declared here", range: declaration(of: domain.domain))
          ])
      }
    }
    if !isTree { checkDomainCycles() }
  }

  func domainRecords(of index: UInt32) -> ArraySlice<DomainRecord> {
    let range = storage.within[Int(index)]
    return storage.domains[Int(range.lowerBound)..<Int(range.upperBound)]
  }

  /// Walks from each domain to those that hold it, depth first; what is met again while it is still
  /// on the way closes a circle.
  private mutating func checkDomainCycles() {
    enum Mark { case new, onTheWay, done }
    var marks = Array(repeating: Mark.new, count: storage.count)
    for start in 0..<UInt32(storage.count)
    where marks[Int(start)] == .new && storage.kinds[Int(start)] == .domain {
      var way: [(index: UInt32, next: Int)] = [(start, 0)]
      marks[Int(start)] = .onTheWay
      while let (index, next) = way.last {
        let records = domainRecords(of: index)
        guard next < records.count else {
          marks[Int(index)] = .done
          way.removeLast()
          continue
        }
        way[way.count - 1].next += 1
        let record = records[records.startIndex + next]
        switch marks[Int(record.domain)] {
        case .done: break
        case .new:
          marks[Int(record.domain)] = .onTheWay
          way.append((record.domain, 0))
        case .onTheWay:
          let first = way.firstIndex { $0.index == record.domain } ?? 0
          reportCycle(way[first...].map(\.index), closedBy: record)
        }
      }
    }
  }

  private mutating func reportCycle(_ circle: [UInt32], closedBy record: DomainRecord) {
    let names = (circle.prefix(8) + [circle[0]]).map { "\"\(id($0))\"" }
    report(
      .domainCycle, "no domain holds itself: \(names.joined(separator: " within "))",
      at: storage.range(ofStringAt: record.place, in: record.source))
  }

  /// The same domain listed twice in one `within`. Definitions that are merged name it once.
  mutating func warnOfDuplicateDomains() {
    for index in 0..<UInt32(storage.count) where storage.within[Int(index)].count > 1 {
      var first: [UInt32: DomainRecord] = [:]
      for record in domainRecords(of: index) {
        guard let known = first[record.domain] else {
          first[record.domain] = record
          continue
        }
        report(
          .duplicateDependency, "the domain \"\(id(record.domain))\" is listed twice",
          at: storage.range(ofStringAt: record.place, in: record.source),
          notes: [
            Diagnostic.Note(
              message: "it is first listed here",
              range: storage.range(ofStringAt: known.place, in: known.source))
          ])
      }
    }
  }
}
