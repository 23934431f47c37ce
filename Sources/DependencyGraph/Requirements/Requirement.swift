public import MapDiagnostics

/// What one component needs: another component, or a number of the members of a group.
public struct Requirement: Sendable {
  /// What is required.
  public enum Need: Sendable {
    /// One component.
    case component(Component)
    /// At least `needs` of `members`. An `allOf` needs them all.
    case group(members: [Requirement], needs: Int)
  }

  /// How much the dependent suffers.
  public enum Strength: String, Sendable, CaseIterable {
    /// Without it the dependent is down.
    case hard
    /// Without it the dependent limps.
    case soft
  }

  /// What the dependent needs it for.
  public enum Phase: String, Sendable, CaseIterable {
    /// To run.
    case run
    /// Only to start or restart.
    case start
  }

  /// The map.
  public let map: DependencyMap
  /// The position of its record in the map's storage.
  package let position: UInt32

  package init(map: DependencyMap, position: UInt32) {
    self.map = map
    self.position = position
  }

  package var record: RequirementRecord { map.storage.records[Int(position)] }

  static func list(map: DependencyMap, records: Range<UInt32>) -> [Requirement] {
    var list: [Requirement] = []
    var position = records.lowerBound
    while position < records.upperBound {
      list.append(Requirement(map: map, position: position))
      position += map.storage.records[Int(position)].span
    }
    return list
  }

  /// What is required.
  public var need: Need {
    let record = record
    guard record.isGroup else {
      return .component(Component(map: map, index: Int(record.payload)))
    }
    return .group(members: members, needs: Int(record.payload))
  }

  /// The members of a group, in file order; none for a component.
  public var members: [Requirement] {
    let record = record
    guard record.isGroup else { return [] }
    return Requirement.list(map: map, records: (position + 1)..<(position + record.span))
  }

  /// Whether it was written as an `allOf`.
  public var isAllOf: Bool { record.flags.contains(.allOf) }
  /// How much the dependent suffers without it.
  public var strength: Strength { record.flags.contains(.soft) ? .soft : .hard }
  /// What the dependent needs it for.
  public var neededTo: Phase { record.flags.contains(.start) ? .start : .run }
  /// How well it is known that the dependent needs it.
  public var confidence: Confidence { record.flags.confidence }
  /// How long the dependent lives without it.
  public var tolerates: Duration? { map.storage.options(of: position)?.tolerates }
  /// The time to switch to a spare.
  public var failover: Duration? { map.storage.options(of: position)?.failover }

  /// What the map says about it.
  public var note: String? {
    guard case .text(let note) = value(.note) else { return nil }
    return note
  }

  /// Where it is known from.
  public var evidence: [String] {
    guard case .texts(let texts) = value(.evidence) else { return [] }
    return texts
  }

  /// The value of an option that does not stand in the record.
  package func value(_ key: RequirementKey) -> AttributeValue? {
    guard let options = map.storage.options(of: position) else { return nil }
    return map.storage.value(options[key], as: key.form)
  }

  /// Where it stands: a component's name, a group's brace.
  public var range: SourceRange {
    let record = record
    return map.storage.sources.range(ofStringAt: record.place, in: UInt32(record.source))
  }
}

extension MapStorage {
  /// The range of the string at `place`, or of the one byte there when no string begins at it.
  package func range(ofStringAt place: UInt32, in source: UInt32) -> SourceRange {
    sources.range(ofStringAt: place, in: source)
  }
}

extension [SourceText] {
  /// The range of the string at `place` of the text at `source`, or of the one byte there when no
  /// string begins at it.
  package func range(ofStringAt place: UInt32, in source: UInt32) -> SourceRange {
    let length = self[Int(source)].withBytes { bytes -> Int in
      let start = Int(place)
      guard start < bytes.count, bytes[start] == UInt8(ascii: "\"") else { return 1 }
      var end = start + 1
      while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
        end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
      }
      return Swift.min(end + 1, bytes.count) - start
    }
    return SourceRange(source: Int(source), bytes: Int(place)..<(Int(place) + length))
  }
}
