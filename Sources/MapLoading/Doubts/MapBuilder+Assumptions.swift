import DependencyGraph
import MapDiagnostics

/// What a map only assumes.
extension MapBuilder {
  /// Warns of components known only from guesses, of third parties without a known host, and of
  /// tier-1 services none of whose requirements anybody has confirmed.
  mutating func warnOfAssumptions() {
    let hasAssumptions = !storage.attributes.isEmpty(.confidence)
    for index in 0..<UInt32(storage.count) {
      if hasAssumptions, storage.confidence(of: index) == .guessed {
        report(
          .guessedComponent, "\"\(id(index))\" is known only from a guess",
          at: declaration(of: index))
      }
      if storage.attributes[.tier, index] == 1, storage.kinds[Int(index)] == .service {
        warnOfUnconfirmedRequirements(of: index)
      }
    }
    warnOfThirdPartiesWithoutHost()
  }

  private mutating func warnOfUnconfirmedRequirements(of index: UInt32) {
    let range = storage.requirements[Int(index)]
    guard !range.isEmpty else { return }
    var position = range.lowerBound
    while position < range.upperBound {
      let record = storage.records[Int(position)]
      if !record.flags.confidence.isAssumed { return }
      position += record.span
    }
    report(
      .unconfirmedRequirements,
      "all that \"\(id(index))\" of tier 1 needs was only observed or guessed; confirm it in an "
        + "overlay",
      at: declaration(of: index))
  }

  /// A third party that an import found has a host, in its id or its url, by which it can be
  /// recognised elsewhere. In a map that somebody wrote, names are enough.
  private mutating func warnOfThirdPartiesWithoutHost() {
    guard !storage.attributes.isEmpty(.confidence) else { return }
    for index in 0..<UInt32(storage.count)
    where storage.kinds[Int(index)] == .thirdParty
      && storage.confidence(of: index).isAssumed
      && storage.attributes[.url, index] == AttributeColumns.absent && !id(index).contains(".")
    {
      report(
        .thirdPartyWithoutHost,
        "no host of the third party \"\(id(index))\" is known: a url would tell it from others",
        at: declaration(of: index))
    }
  }
}
