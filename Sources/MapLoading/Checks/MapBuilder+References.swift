import DependencyGraph
import MapDiagnostics

/// What refers to components: stubs, requirements, overlays.
extension MapBuilder {
  /// How many misspelt names get a suggestion. Each costs a look at every id.
  private static let maximumSuggestions = 200

  mutating func checkStubs() {
    for stub in stubs {
      let index = Int(stub.id)
      guard let kind = stub.kind, kind != storage.kinds[index] else { continue }
      let isDefined = standings[index] == .defined
      if isDefined, isSupplement(storage.placeSources[index]) {
        yield(stub)
        continue
      }
      report(
        .stubKind,
        "this stub says \(kind.word), the \(isDefined ? "definition" : "first stub") says "
          + storage.kinds[index].word,
        at: range(of: stub),
        notes: [
          Diagnostic.Note(
            message: isDefined ? "it is defined here" : "the first stub is here",
            range: declaration(of: stub.id))
        ])
    }
  }

  /// Reports every reference to an id that nothing defines or stands for.
  mutating func checkReferences() {
    guard standings.contains(.unknown) else { return }
    var suggestions: [UInt32: String?] = [:]
    for record in storage.records where !record.isGroup && record.payload != .max {
      guard standings[Int(record.payload)] == .unknown else { continue }
      reportUnknown(record.payload, record.place, UInt32(record.source), &suggestions)
    }
    for domain in storage.domains where standings[Int(domain.domain)] == .unknown {
      reportUnknown(domain.domain, domain.place, domain.source, &suggestions)
    }
  }

  private mutating func reportUnknown(
    _ index: UInt32, _ place: UInt32, _ source: UInt32, _ suggestions: inout [UInt32: String?]
  ) {
    if suggestions[index] == nil {
      let isAffordable = suggestions.count < MapBuilder.maximumSuggestions
      suggestions[index] = .some(isAffordable ? suggestion(forUnknown: index) : nil)
    }
    report(
      .unknownComponent, "no component is called \"\(id(index))\"",
      at: storage.range(ofStringAt: place, in: source),
      suggestion: suggestions[index].flatMap { $0 })
  }

  /// The declared id that the undeclared one at `index` was probably meant to be.
  func suggestion(forUnknown index: UInt32) -> String? {
    var matcher = NameMatcher(id(index))
    for other in 0..<UInt32(storage.ids.count) where standings[Int(other)] != .unknown {
      storage.ids.withBytes(of: other) { matcher.consider($0) }
    }
    return matcher.best
  }

  mutating func checkSelfDependencies() {
    for index in storage.requirements.indices {
      let range = storage.requirements[index]
      for position in range.lowerBound..<range.upperBound {
        let record = storage.records[Int(position)]
        guard !record.isGroup, record.payload == UInt32(index) else { continue }
        report(
          .selfDependency, "a component does not depend on itself",
          at: storage.range(ofStringAt: record.place, in: UInt32(record.source)))
      }
    }
  }
}
