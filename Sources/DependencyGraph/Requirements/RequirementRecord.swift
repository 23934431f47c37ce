/// One node of a requirement tree, as it is stored: 16 bytes, the members of a group directly behind
/// it, in file order.
///
///     {"anyOf": ["stripe", {"allOf": ["adyen", "bank"]}], "needs": 1}
///
///     record   0 anyOf     1 stripe   2 allOf    3 adyen   4 bank
///     span     5           1          3          1         1
package struct RequirementRecord: Sendable, Equatable {
  /// What a record is, and the options that fit a bit.
  package struct Flags: OptionSet, Sendable {
    package let rawValue: UInt32
    @inlinable package init(rawValue: UInt32) { self.rawValue = rawValue }

    package static let anyOf = Flags(rawValue: 1)
    package static let allOf = Flags(rawValue: 2)
    package static let soft = Flags(rawValue: 4)
    package static let start = Flags(rawValue: 8)
    /// Whether `RequirementOptions` are kept for this record.
    package static let hasOptions = Flags(rawValue: 16)

    /// The two bits of a whole requirement's confidence.
    private static let confidence = Flags(rawValue: 32 | 64)

    /// The bits of `confidence`.
    package init(_ confidence: Confidence) {
      self.init(rawValue: UInt32(confidence.rawValue) << 5)
    }

    package var confidence: Confidence {
      get { Confidence(rawValue: UInt8(rawValue >> 5 & 3)) ?? .declared }
      set { self = subtracting(.confidence).union(Flags(newValue)) }
    }

    /// What a requirement is, without how well it is known and where its options are.
    package var structure: Flags { subtracting(.confidence).subtracting(.hasOptions) }

    package static let group = Flags(rawValue: 1 | 2)
    package static let softStart = Flags(rawValue: 4 | 8)

    @inlinable
    @inline(__always)
    package func contains(_ flags: Flags) -> Bool { rawValue & flags.rawValue == flags.rawValue }

    @inlinable
    @inline(__always)
    package func isDisjoint(with flags: Flags) -> Bool { rawValue & flags.rawValue == 0 }
  }

  /// A component's index; for a group how many members it needs.
  package var payload: UInt32
  /// The offset in the source of what a person would point at: the name, or a group's brace.
  package var place: UInt32
  /// How many records this one and everything in it take.
  package var span: UInt32
  @usableFromInline var bits: UInt32

  @inlinable package init(payload: UInt32, place: UInt32, span: UInt32, flags: Flags, source: Int) {
    self.payload = payload
    self.place = place
    self.span = span
    bits = flags.rawValue | UInt32(source) << 8
  }

  package var flags: Flags {
    @inlinable @inline(__always) get { Flags(rawValue: bits & 0xFF) }
    @inlinable set { bits = bits & ~0xFF | newValue.rawValue }
  }

  /// The position of the source among those read together.
  @inlinable package var source: Int { Int(bits >> 8) }

  /// The payload of a record whose component has been mentioned and has no number yet.
  package static let unnumbered: UInt32 = 0

  /// The most sources that can be read together.
  package static let maximumSourceCount = 1 << 24

  @inlinable
  @inline(__always)
  package var isGroup: Bool { bits & Flags.group.rawValue != 0 }
}

/// What few requirements have beside their structure.
package struct RequirementOptions: Sendable, Equatable {
  /// The position of the record.
  package var record: UInt32
  /// Whether lists among the values were made of several, whose order says nothing: a bit for each key.
  package var unordered: UInt16 = 0
  /// The value of each key, as in `AttributeColumns`.
  private var values = SIMD16<UInt32>(repeating: AttributeColumns.absent)

  package init(record: UInt32) {
    self.record = record
  }

  package subscript(key: RequirementKey) -> UInt32 {
    @inline(__always) get { values[Int(key.rawValue)] }
    set { values[Int(key.rawValue)] = newValue }
  }

  package var isEmpty: Bool { values == SIMD16(repeating: AttributeColumns.absent) }

  package var tolerates: Duration? {
    get { duration(.tolerates) }
    set {
      self[.tolerates] = newValue.map { UInt32($0.components.seconds) } ?? AttributeColumns.absent
    }
  }
  package var failover: Duration? { duration(.failover) }

  private func duration(_ key: RequirementKey) -> Duration? {
    self[key] == AttributeColumns.absent ? nil : .seconds(Int64(self[key]))
  }
}
