/// What an installed program printed and how it ended.
public struct ProgramResult: Sendable, Equatable {
  /// Its exit status, or the negative number of the signal that ended it.
  public var status: Int32
  /// What it wrote to standard output.
  public var output: [UInt8]
  /// What it wrote to standard error.
  public var errors: [UInt8]

  /// A program that ended with `status` and printed this.
  public init(status: Int32, output: [UInt8] = [], errors: [UInt8] = []) {
    self.status = status
    self.output = output
    self.errors = errors
  }
}

/// Why an installed program gave no result.
public enum ProgramFailure: Error, Sendable, Equatable {
  /// It is not installed.
  case missing(_ program: String)
  /// It could not be started, for this reason.
  case notStarted(_ program: String, reason: String)
  /// It was still running when its time was up, and was killed.
  case timeLimit(_ program: String, seconds: Int)
}
