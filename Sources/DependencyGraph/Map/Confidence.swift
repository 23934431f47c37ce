/// How well it is known that something is so, best first.
public enum Confidence: UInt8, Sendable, CaseIterable, Comparable {
  /// Somebody who must know it has written it down.
  case declared
  /// Somebody else says that it was written down.
  case reported
  /// It was seen happening: a call was made. Whether the call is needed, nobody has said.
  case observed
  /// It was concluded from a name or a habit.
  case guessed

  /// The word for it in a map and in every report.
  public var word: String {
    switch self {
    case .declared: "declared"
    case .reported: "reported"
    case .observed: "observed"
    case .guessed: "guessed"
    }
  }

  /// Whether nobody has said so: it was observed or guessed.
  public var isAssumed: Bool { self >= .observed }

  /// Whether `one` is better known than `other`.
  public static func < (one: Confidence, other: Confidence) -> Bool {
    one.rawValue < other.rawValue
  }
}
