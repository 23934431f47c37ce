/// A file that is being written.
public protocol OutputFile: AnyObject {
  /// Appends `bytes`.
  func append(_ bytes: UnsafeRawBufferPointer) throws(OutputFailure)

  /// Puts the complete file in its place.
  func commit() throws(OutputFailure)

  /// Removes what was written; what stood there before stays.
  func abandon()
}

/// Why an output could not be written.
public enum OutputFailure: Error, Sendable, Equatable {
  /// Nobody reads it any more.
  case closedPipe
  /// The output of this name cannot be written, for this reason.
  case unwritable(name: String, reason: String)
  /// The output of this name is the input of that name, which would be lost.
  case replacesInput(name: String, input: String)
  /// The output of this name would be read as a map of this folder, which was read, the next time.
  case joinsInputs(name: String, folder: String)
}
