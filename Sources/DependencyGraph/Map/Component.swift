public import MapDiagnostics

/// One thing that can fail on its own: a view of a map at a component.
public struct Component: Sendable {
  /// The map.
  public let map: DependencyMap
  /// The position in `map.components`.
  public let index: Int

  package init(map: DependencyMap, index: Int) {
    self.map = map
    self.index = index
  }

  private var number: UInt32 { UInt32(index) }

  private func text(_ key: ComponentKey) -> String? {
    let value = map.storage.attributes[key, number]
    return value == AttributeColumns.absent ? nil : map.storage.texts[value]
  }

  private func decimal(_ key: ComponentKey) -> DecimalText? {
    let value = map.storage.attributes[key, number]
    return value == AttributeColumns.absent ? nil : map.storage.decimals[Int(value)]
  }

  /// The name by which everything refers to it.
  public var id: String { map.storage.ids[number] }
  /// What it is.
  public var kind: ComponentKind { map.storage.kinds[index] }
  /// The name to show instead of the id.
  public var name: String? { text(.name) }
  /// What it does.
  public var description: String? { text(.description) }
  /// Who answers for it.
  public var owner: String? { text(.owner) }
  /// Who runs it.
  public var provider: String? { text(.provider) }
  /// Where it runs, as free text.
  public var region: String? { text(.region) }
  /// What it is part of, as free text.
  public var category: String? { text(.category) }
  /// Where to read about it.
  public var url: String? { text(.url) }

  /// How critical it is: 1 is most critical.
  public var tier: Int? {
    let tier = map.storage.attributes[.tier, number]
    return tier == AttributeColumns.absent ? nil : Int(tier)
  }

  /// The chance in 0…1 of working at a moment, without what it depends on.
  public var availability: Double? { writtenAvailability?.value }
  /// The same as it was written.
  public var writtenAvailability: DecimalText? { decimal(.availability) }

  /// The time to come back once what took it down is over.
  public var recovery: Duration? {
    let seconds = map.storage.attributes[.recovery, number]
    return seconds == AttributeColumns.absent ? nil : .seconds(Int64(seconds))
  }

  /// The loss per hour of outage, in the map's own currency.
  public var costPerHour: Double? { writtenCostPerHour?.value }
  /// The same as it was written.
  public var writtenCostPerHour: DecimalText? { decimal(.costPerHour) }

  /// How well it is known that the component exists.
  public var confidence: Confidence { map.storage.confidence(of: number) }

  /// Where it is known from.
  public var evidence: [String] {
    guard case .texts(let texts) = map.storage.value(.evidence, of: number) else { return [] }
    return texts
  }

  /// Whether no file defines it and only a stub stands for it.
  public var isStub: Bool { map.storage.isStub[index] }

  /// Whether one runs it oneself: neither a third party, nor a cloud's, nor a provider's domain.
  public var isInside: Bool {
    switch kind {
    case .service: true
    case .thirdParty, .cloud: false
    case .domain: provider == nil
    }
  }

  /// The labels, in file order.
  public var labels: [(key: String, value: String)] {
    guard case .labels(let labels) = map.storage.value(.labels, of: number) else { return [] }
    return labels.map { ($0.key, $0.value) }
  }

  /// The value of the label `key`.
  public func label(_ key: String) -> String? {
    labels.first { $0.key == key }?.value
  }

  /// The failure domains that hold it, in file order.
  public var domains: [Component] {
    let range = map.storage.within[index]
    return map.storage.domains[Int(range.lowerBound)..<Int(range.upperBound)].map {
      Component(map: map, index: Int($0.domain))
    }
  }

  /// What it requires; all of it is needed.
  public var requirements: [Requirement] {
    let range = map.storage.requirements[index]
    return Requirement.list(map: map, records: range)
  }

  /// Where its id stands.
  public var range: SourceRange {
    map.storage.sources.range(
      ofStringAt: map.storage.places[index], in: map.storage.placeSources[index])
  }
}

extension Component: Hashable {
  /// Whether both are the same component of the same map, or of copies of it.
  public static func == (one: Component, other: Component) -> Bool {
    one.index == other.index && one.map.identity == other.map.identity
  }

  /// Hashes what `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(index)
    hasher.combine(map.identity)
  }
}

extension MapStorage {
  /// How well it is known that the component at `index` exists.
  package func confidence(of index: UInt32) -> Confidence {
    Confidence(rawValue: UInt8(truncatingIfNeeded: attributes[.confidence, index])) ?? .declared
  }
}
