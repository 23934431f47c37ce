/// Why an input could not be read.
public struct InputFailure: Error, Sendable, Equatable {
  /// What the input is called: a path or `<stdin>`.
  public var name: String
  /// What is wrong with it, as the end of a sentence.
  public var reason: String

  /// A failure to read `name` because of `reason`.
  public init(_ name: String, reason: String) {
    self.name = name
    self.reason = reason
  }
}

/// How many bytes an input may have, and what is said of one that has more.
public struct InputLimit: Sendable, Equatable {
  /// The most bytes.
  public var maximumCount: Int
  /// What is wrong with a larger input, as the end of a sentence.
  public var reason: String

  /// A limit of `maximumCount` bytes, explained by `reason`.
  public init(maximumCount: Int, reason: String) {
    self.maximumCount = maximumCount
    self.reason = reason
  }

  /// What no input may exceed, whatever memory there is.
  public static let standard = InputLimit(
    maximumCount: 4 << 30,
    reason: "it is larger than 4 GiB, the most a single input may have")
}
