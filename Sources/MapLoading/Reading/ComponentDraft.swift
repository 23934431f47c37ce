import DependencyGraph

/// What one object of `components` says, in numbers.
struct ComponentDraft: Sendable {
  enum Declaration: String, CaseIterable {
    case definition, stub, overlay

    static let words = WordTable(allCases, spelling: \.rawValue)
  }

  var id: UInt32 = 0
  var place: UInt32 = 0
  var source: UInt32 = 0
  var declaration = Declaration.definition
  var kind: ComponentKind?
  /// Whether it was declared under a name that has been joined with another.
  var isJoined = false
  /// 0 when not stated.
  var tier: Int32 = 0
  /// The number of the text of each `TextKey`, or `UInt32.max`.
  var texts = SIMD8<UInt32>(repeating: .max)
  /// Positions in `MapStorage.labelPairs`.
  var labels: Range<UInt32> = 0..<0
  var availability = Double.nan
  var costPerHour = Double.nan
  var recovery: Duration?
  var confidence: Confidence?
  /// Positions in `MapStorage.evidence`.
  var evidence: Range<UInt32> = 0..<0
  /// Positions in `MapBuilder.otherNames`.
  var otherNames: Range<UInt32> = 0..<0
  /// Positions in `MapStorage.domains`.
  var within: Range<UInt32> = 0..<0
  /// Positions in `MapStorage.records`.
  var requirements: Range<UInt32> = 0..<0

  init(source: Int) {
    self.source = UInt32(source)
  }
}
