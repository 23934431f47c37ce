/// What an entry of a map says that its component requires, or a member of such a group.
public struct RequirementStatement: Sendable, Equatable {
  /// What is required.
  public enum Need: Sendable, Equatable {
    /// The component with this id.
    case component(String)
    /// At least `needs` of the members.
    case anyOf([RequirementStatement], needs: Int)
    /// All members.
    case allOf([RequirementStatement])
  }

  /// What is required.
  public var need: Need
  /// How much the dependent suffers; of whole requirements.
  public var strength = Requirement.Strength.hard
  /// What the dependent needs it for; of whole requirements.
  public var neededTo = Requirement.Phase.run
  /// How long the dependent lives without it, in whole seconds.
  public var tolerates: Duration?
  /// The time to switch to a spare, in whole seconds; of an `anyOf`.
  public var failover: Duration?
  /// A remark.
  public var note: String?
  /// How well it is known that the dependent needs it; of whole requirements.
  public var confidence = Confidence.declared
  /// Where it is known from.
  public var evidence: [String] = []
  /// The keys that begin with `x-`.
  public var extensions: [ExtensionKey] = []

  /// The requirement of `need`.
  public init(_ need: Need) {
    self.need = need
  }

  /// The requirement of the component called `id`.
  public init(_ id: String) {
    need = .component(id)
  }

  /// The members of a group; none for a component.
  public var members: [RequirementStatement] {
    switch need {
    case .component: []
    case .anyOf(let members, _), .allOf(let members): members
    }
  }

  /// The value of `key`, unless it is the need or what holds when nothing is said.
  package func value(_ key: RequirementKey) -> AttributeValue? {
    switch key {
    case .component, .anyOf, .allOf: nil
    case .needs:
      if case .anyOf(_, let needs) = need, needs != 1 { .wholeNumber(needs) } else { nil }
    case .strength: strength == .hard ? nil : .text(strength.rawValue)
    case .neededTo: neededTo == .run ? nil : .text(neededTo.rawValue)
    case .tolerates: tolerates.map { .duration($0) }
    case .failover: failover.map { .duration($0) }
    case .note: note.map { .text($0) }
    case .confidence: confidence == .declared ? nil : .confidence(confidence)
    case .evidence: evidence.isEmpty ? nil : .texts(evidence)
    case .extensions: extensions.isEmpty ? nil : .extensions(extensions)
    }
  }
}
