/// A figure of an answer that a user can limit, so that the exit status says whether it is exceeded.
public enum LimitName: String, CaseIterable, Sendable {
  /// How many targets go down.
  case down = "max-down"
  /// How many single points of failure there are.
  case points = "max-points"
  /// How many warnings there are, of which none is allowed.
  case warnings = "deny-warnings"
}

/// A limit that was set, and what the answer has.
public struct Limit: Sendable, Equatable {
  /// What is limited.
  public var name: LimitName
  /// How much of it is allowed.
  public var allowed: Int
  /// How much of it there is.
  public var found: Int

  /// Whether there is more than is allowed.
  public var isExceeded: Bool { found > allowed }
}

/// A limit was set that an answer has no figure for.
public struct UnknownLimit: Error, Sendable, Equatable, CustomStringConvertible {
  /// The verb whose answer it is.
  public var command: String
  /// What was to be limited.
  public var name: LimitName

  /// What is not possible.
  public var description: String { "\(command) has nothing that \(name.rawValue) limits" }
}
