/// How a component is doing: up < degraded < down.
public enum State: UInt8, Sendable, Comparable, CaseIterable {
  /// It works.
  case up
  /// It works, but limps.
  case degraded
  /// It does not work.
  case down

  /// The word for it in every report.
  public var word: String {
    switch self {
    case .up: "up"
    case .degraded: "degraded"
    case .down: "down"
    }
  }

  /// Whether `one` is better than `other`.
  public static func < (one: State, other: State) -> Bool { one.rawValue < other.rawValue }
}
