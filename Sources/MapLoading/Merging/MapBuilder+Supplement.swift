import DependencyGraph
import MapDiagnostics

/// The source that supplements the others: what it says counts where they say nothing, and where it
/// contradicts them it yields, with a warning. It never makes a map invalid that is valid without it.
extension MapBuilder {
  func isSupplement(_ source: UInt32) -> Bool { supplement.map { $0 == Int(source) } ?? false }

  /// Adds what the supplement says of a component that a map defines.
  mutating func supplement(_ addition: ComponentDraft) {
    let other = addition.kind ?? .service
    // What a map only assumes is no contradiction.
    if storage.confidence(of: addition.id).isAssumed { storage.kinds[Int(addition.id)] = other }
    let kind = storage.kinds[Int(addition.id)]
    let isDomain = other == .domain || kind == .domain
    if other != kind {
      warnOfYielding(
        "\"\(id(addition.id))\" is a \(kind.word) here and a \(other.word) in the catalogue, "
          + "which yields" + (isDomain ? ": nothing of what it needs is added" : ""),
        at: declaration(of: addition.id))
    }
    guard other == kind || !isDomain else { return }
    supplementedCount += 1
    combine(addition, isCorrection: false)
  }

  /// Has the supplement's definition of a component take the kind that a map's stub states.
  mutating func yield(_ stub: ComponentDraft) {
    guard let kind = stub.kind else { return }
    let other = storage.kinds[Int(stub.id)]
    storage.kinds[Int(stub.id)] = kind
    warnOfYielding(
      "\"\(id(stub.id))\" is a \(kind.word) here and a \(other.word) in the catalogue, which yields",
      at: range(of: stub))
  }

  /// Takes components of the supplement out of what is no domain by what a map says.
  mutating func yieldDomainsOfSupplement() {
    guard supplement != nil else { return }
    for index in storage.within.indices {
      let records = domainRecords(of: UInt32(index))
      let kept = records.filter {
        !isSupplement($0.source) || standings[Int($0.domain)] != .defined
          || storage.kinds[Int($0.domain)] == .domain
      }
      guard kept.count < records.count else { continue }
      let first = UInt32(storage.domains.count)
      storage.domains.append(contentsOf: kept)
      storage.within[index] = first..<UInt32(storage.domains.count)
    }
  }

  private mutating func warnOfYielding(_ message: String, at range: SourceRange) {
    report(.yieldingCatalogue, message, at: range)
  }
}
