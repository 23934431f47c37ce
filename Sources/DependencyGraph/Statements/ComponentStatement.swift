/// What one entry of a map says of a component.
public struct ComponentStatement: Sendable, Equatable {
  /// What the entry is to the component.
  public enum Declaration: String, Sendable, CaseIterable {
    /// It says what the component is.
    case definition
    /// It stands for what another map defines, and says no more than its kind.
    case stub
    /// It adds to what another map defines, and corrects it.
    case overlay
  }

  /// The name by which everything refers to it.
  public var id: String
  /// What it is; a service when it is a definition that does not say.
  public var kind: ComponentKind?
  /// What the entry is to the component.
  public var declaration = Declaration.definition
  /// The ids of the domains that hold it.
  public var within: [String] = []
  /// Other names by which other maps know it.
  public var sameAs: [String] = []
  /// What it requires.
  public var requirements: [RequirementStatement] = []

  /// What it says of each attribute.
  private var attributes: [ComponentKey: AttributeValue] = [:]

  /// A statement about the component called `id`.
  public init(_ id: String, _ kind: ComponentKind? = nil) {
    self.id = id
    self.kind = kind
  }

  /// The value of the attribute `key`.
  package subscript(key: ComponentKey) -> AttributeValue? {
    get { attributes[key] }
    set { attributes[key] = newValue }
  }

  private subscript(text key: ComponentKey) -> String? {
    get {
      guard case .text(let text) = attributes[key] else { return nil }
      return text
    }
    set { attributes[key] = newValue.map { .text($0) } }
  }

  private subscript(decimal key: ComponentKey) -> DecimalText? {
    get {
      guard case .decimal(let decimal) = attributes[key] else { return nil }
      return decimal
    }
    set { attributes[key] = newValue.map { .decimal($0) } }
  }
}

extension ComponentStatement {
  /// The name to show instead of the id.
  public var name: String? {
    get { self[text: .name] }
    set { self[text: .name] = newValue }
  }

  /// What it does.
  public var description: String? {
    get { self[text: .description] }
    set { self[text: .description] = newValue }
  }

  /// Who answers for it.
  public var owner: String? {
    get { self[text: .owner] }
    set { self[text: .owner] = newValue }
  }

  /// Who runs it.
  public var provider: String? {
    get { self[text: .provider] }
    set { self[text: .provider] = newValue }
  }

  /// Where it runs, as free text.
  public var region: String? {
    get { self[text: .region] }
    set { self[text: .region] = newValue }
  }

  /// What it is part of, as free text.
  public var category: String? {
    get { self[text: .category] }
    set { self[text: .category] = newValue }
  }

  /// Where to read about it.
  public var url: String? {
    get { self[text: .url] }
    set { self[text: .url] = newValue }
  }

  /// How critical it is: 1 is most critical.
  public var tier: Int? {
    get {
      guard case .wholeNumber(let tier) = self[.tier] else { return nil }
      return tier
    }
    set { self[.tier] = newValue.map { .wholeNumber($0) } }
  }

  /// Labels, in order.
  public var labels: [Label] {
    get {
      guard case .labels(let labels) = self[.labels] else { return [] }
      return labels
    }
    set { self[.labels] = newValue.isEmpty ? nil : .labels(newValue) }
  }

  /// The chance of working at a moment, without what it depends on.
  public var availability: DecimalText? {
    get { self[decimal: .availability] }
    set { self[decimal: .availability] = newValue }
  }

  /// The time to come back once what took it down is over, in whole seconds.
  public var recovery: Duration? {
    get {
      guard case .duration(let duration) = self[.recovery] else { return nil }
      return duration
    }
    set { self[.recovery] = newValue.map { .duration($0) } }
  }

  /// The loss per hour of outage.
  public var costPerHour: DecimalText? {
    get { self[decimal: .costPerHour] }
    set { self[decimal: .costPerHour] = newValue }
  }

  /// How well it is known that the component exists.
  public var confidence: Confidence {
    get {
      guard case .confidence(let confidence) = self[.confidence] else { return .declared }
      return confidence
    }
    set { self[.confidence] = newValue == .declared ? nil : .confidence(newValue) }
  }

  /// Where it is known from.
  public var evidence: [String] {
    get {
      guard case .texts(let texts) = self[.evidence] else { return [] }
      return texts
    }
    set { self[.evidence] = newValue.isEmpty ? nil : .texts(newValue) }
  }

  /// The keys that begin with `x-`.
  public var extensions: [ExtensionKey] {
    get {
      guard case .extensions(let keys) = self[.extensions] else { return [] }
      return keys
    }
    set { self[.extensions] = newValue.isEmpty ? nil : .extensions(newValue) }
  }
}
