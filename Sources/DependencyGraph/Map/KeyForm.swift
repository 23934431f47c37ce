/// What kind of value stands behind a key of a component or of a requirement.
///
/// The form decides how the value is read, kept, merged and written, so that a key of a known form
/// needs no code of its own in any of these places.
package enum KeyForm: Sendable {
  /// What a component or requirement consists of: it has a place of its own in the arrays.
  case structure
  /// Free text.
  case text
  /// A whole number from 1 on.
  case wholeNumber
  /// A number in 0…1, or a percentage.
  case share
  /// A number from 0 on.
  case amount
  case duration
  /// How well something is known.
  case confidence
  /// One text or a list of texts.
  case texts
  /// An object of texts.
  case labels
  /// The keys that begin with `x-`, whatever is behind them.
  case extensions

  /// What several statements of one value make together.
  package enum Merging: Sendable {
    /// One of them holds.
    case choice
    /// The surest holds.
    case surest
    /// All of them, each once.
    case union
    /// All of them, and one for each key.
    case unionByKey
  }

  package var merging: Merging? {
    switch self {
    case .structure: nil
    case .text, .wholeNumber, .share, .amount, .duration: .choice
    case .confidence: .surest
    case .texts: .union
    case .labels, .extensions: .unionByKey
    }
  }
}
