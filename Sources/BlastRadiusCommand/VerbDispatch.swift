/// From a verb to the module that answers it.
enum VerbDispatch {
  /// The version that `--version` states.
  static let version = "0.1.0"

  /// Answers `invocation` and returns the exit status.
  static func answer(
    _ invocation: Invocation, in environment: any CommandEnvironment
  ) throws(CommandFailure) -> Int32 {
    throw CommandFailure("\(invocation.verb.rawValue): not yet")
  }
}
