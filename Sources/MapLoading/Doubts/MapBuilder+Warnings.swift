import DependencyGraph
import MapDiagnostics

/// What is legal and probably not meant. Asked only of a map without errors.
extension MapBuilder {
  /// What to look for, in parts that take about as long as each other in a large map.
  static let doubts: [@Sendable (inout MapBuilder) -> Void] = [
    { builder in builder.warnOfDependencyCycles() },
    { builder in
      builder.warnOfUndefinedStubs()
      builder.warnOfIsolatedComponents()
      builder.warnOfDuplicateDependencies()
      builder.warnOfDuplicateDomains()
      builder.warnOfSiblingDomains()
      builder.warnOfTierInversions()
      builder.warnOfSimilarIDs()
      builder.warnOfDifferences()
      builder.warnOfSharedFates()
      builder.warnOfAssumptions()
    },
  ]

  private mutating func warnOfUndefinedStubs() {
    guard storage.sources.count > (supplement == nil ? 1 : 2) else { return }
    for index in 0..<UInt32(storage.count) where standings[Int(index)] == .stub {
      report(
        .undefinedStub,
        "none of the files defines \"\(id(index))\"; only stubs stand "
          + "for it, so what it needs is not known",
        at: declaration(of: index))
    }
  }

  private mutating func warnOfIsolatedComponents() {
    var isNeeded = Array(repeating: false, count: storage.count)
    for record in storage.records where !record.isGroup { isNeeded[Int(record.payload)] = true }
    for record in storage.domains { isNeeded[Int(record.domain)] = true }
    for index in 0..<storage.count
    where !isNeeded[index] && storage.requirements[index].isEmpty && storage.within[index].isEmpty {
      report(
        .isolatedComponent, "nothing needs \"\(id(UInt32(index)))\" and it needs nothing",
        at: declaration(of: UInt32(index)))
    }
  }

  private mutating func warnOfSiblingDomains() {
    for index in 0..<UInt32(storage.count) {
      let range = storage.within[Int(index)]
      guard range.count > 1 else { continue }
      let domains = storage.domains[Int(range.lowerBound)..<Int(range.upperBound)]
      var holders: [UInt32: UInt32] = [:]
      for record in domains {
        let outer = storage.within[Int(record.domain)]
        for holder in storage.domains[Int(outer.lowerBound)..<Int(outer.upperBound)] {
          guard let sibling = holders.updateValue(record.domain, forKey: holder.domain),
            sibling != record.domain
          else { continue }
          report(
            .siblingDomains,
            "\"\(id(index))\" is lost with \"\(id(sibling))\" and also with "
              + "\"\(id(record.domain))\", both within \"\(id(holder.domain))\"; if one of them is "
              + "enough, it needs an anyOf",
            at: storage.range(ofStringAt: record.place, in: record.source))
        }
      }
    }
  }

  private mutating func warnOfTierInversions() {
    guard !storage.attributes.isEmpty(.tier) else { return }
    for index in 0..<UInt32(storage.count)
    where storage.attributes[.tier, index] == 1 && storage.kinds[Int(index)] == .service {
      for record in HardDependencies(storage, of: index) {
        let tier = storage.attributes[.tier, record.payload]
        guard tier > 1, tier != AttributeColumns.absent else { continue }
        report(
          .tierInversion,
          "\"\(id(index))\" of tier 1 depends on \"\(id(record.payload))\" of tier \(tier)",
          at: storage.range(ofStringAt: record.place, in: UInt32(record.source)))
      }
    }
  }
}
