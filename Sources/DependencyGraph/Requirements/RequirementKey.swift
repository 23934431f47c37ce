/// The keys of a requirement that is an object, in the order in which they are written.
///
/// This is the one list of them, as `ComponentKey` is of a component's.
package enum RequirementKey: UInt8, CaseIterable, Sendable {
  case component, anyOf, allOf, needs, strength, neededTo
  case tolerates, failover, note
  case confidence
  case evidence, extensions

  /// What kind of value it has; of the first ones, and of the confidence, it stands in the record.
  package var form: KeyForm {
    switch self {
    case .component, .anyOf, .allOf, .needs, .strength, .neededTo, .confidence: .structure
    case .tolerates, .failover: .duration
    case .note: .text
    case .evidence: .texts
    case .extensions: .extensions
    }
  }

  private static let words = allCases.map { String(describing: $0) }

  /// The key as a map writes it.
  package var word: String { RequirementKey.words[Int(rawValue)] }

  /// The keys whose values stand in `RequirementOptions`.
  package static let options = allCases.filter { $0.form.merging != nil }
}
