import DependencyGraph

/// What one object of `components` says, in numbers.
struct ComponentDraft: Sendable {
  var id: UInt32 = 0
  var place: UInt32 = 0
  var source: UInt32 = 0
  var declaration = ComponentStatement.Declaration.definition
  var kind: ComponentKind?
  /// Whether it was declared under a name that has been joined with another.
  var isJoined = false
  /// The value of each attribute, as in `AttributeColumns`.
  private var values = SIMD32<UInt32>(repeating: AttributeColumns.absent)
  /// Positions in `MapBuilder.otherNames`.
  var otherNames: Range<UInt32> = 0..<0
  /// Positions in `MapStorage.domains`.
  var within: Range<UInt32> = 0..<0
  /// Positions in `MapStorage.records`.
  var requirements: Range<UInt32> = 0..<0

  init(source: Int) {
    self.source = UInt32(source)
  }

  subscript(key: ComponentKey) -> UInt32 {
    @inline(__always) get { values[Int(key.rawValue)] }
    @inline(__always) set { values[Int(key.rawValue)] = newValue }
  }

  /// Whether any attribute is stated.
  var hasAttributes: Bool { values != SIMD32(repeating: AttributeColumns.absent) }

  /// How well it is said to be known that the component exists.
  var confidence: Confidence {
    Confidence(rawValue: UInt8(truncatingIfNeeded: self[.confidence])) ?? .declared
  }
}
