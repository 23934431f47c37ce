/// The keys of a component in a map, in the order in which they are written.
///
/// This is the one list of them: reader, arrays, overlays, merging, statements, writer and schema walk
/// it. A key of a known form needs a case here and its form; what people use of it in programs is a
/// property of `Component` and `ComponentStatement`.
package enum ComponentKey: UInt8, CaseIterable, Sendable {
  case id, kind, declaration
  case name, description, owner, provider, region, category, url, tier, labels
  case within
  case availability, recovery, costPerHour
  case sameAs
  case confidence, evidence, extensions
  case dependsOn

  /// What kind of value it has.
  package var form: KeyForm {
    switch self {
    case .id, .kind, .declaration, .within, .sameAs, .dependsOn: .structure
    case .name, .description, .owner, .provider, .region, .category, .url: .text
    case .tier: .wholeNumber
    case .labels: .labels
    case .availability: .share
    case .recovery: .duration
    case .costPerHour: .amount
    case .confidence: .confidence
    case .evidence: .texts
    case .extensions: .extensions
    }
  }

  private static let words = allCases.map { String(describing: $0) }

  /// The key as a map writes it.
  package var word: String { ComponentKey.words[Int(rawValue)] }

  /// The keys that have a value of their own for each component: its attributes.
  package static let attributes = allCases.filter { $0.form.merging != nil }
  /// The attributes that are free text.
  package static let texts = allCases.filter { $0.form == .text }
}
