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

  private func text(_ key: TextKey) -> String? {
    let value = map.storage.textColumns[key.rawValue][number]
    return value == .max ? nil : map.storage.texts[value]
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
    let tier = map.storage.tiers[number]
    return tier == 0 ? nil : Int(tier)
  }

  /// The chance in 0…1 of working at a moment, without what it depends on.
  public var availability: Double? {
    let value = map.storage.availabilities[number]
    return value.isNaN ? nil : value
  }

  /// The time to come back once what took it down is over.
  public var recovery: Duration? { map.storage.recoveries[number] }

  /// The loss per hour of outage, in the map's own currency.
  public var costPerHour: Double? {
    let value = map.storage.costsPerHour[number]
    return value.isNaN ? nil : value
  }

  /// How well it is known that the component exists.
  public var confidence: Confidence { map.storage.confidences[number] }

  /// Where it is known from.
  public var evidence: [String] {
    let range = map.storage.componentEvidence[number]
    return map.storage.evidence[Int(range.lowerBound)..<Int(range.upperBound)].map {
      map.storage.texts[$0]
    }
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
    let storage = map.storage
    let range = storage.labels[number]
    return storage.labelPairs[Int(range.lowerBound)..<Int(range.upperBound)].map {
      (storage.texts[$0.key], storage.texts[$0.value])
    }
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

extension Component: Equatable {
  /// Whether both are the same component, given that they are of one map.
  public static func == (one: Component, other: Component) -> Bool { one.index == other.index }
}
