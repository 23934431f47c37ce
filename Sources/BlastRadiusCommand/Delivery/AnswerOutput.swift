import MapDiagnostics

extension CommandEnvironment {
  /// Writes an answer to the file at `path`, or to standard output when `path` is `nil` or `-`.
  ///
  /// `body` is handed a function that takes the answer's bytes piece by piece. A file appears when all
  /// of it is written, or not at all. When the reader of a pipe has gone away, writing ends early and
  /// without a word; the answer is still an answer.
  package func deliver(
    to path: String?,
    _ body: (_ write: (UnsafeRawBufferPointer) throws(OutputFailure) -> Void) throws -> Void
  ) throws(CommandFailure) {
    do {
      guard let path, path != "-" else {
        try body { bytes throws(OutputFailure) in try write(bytes, to: .standardOutput) }
        return
      }
      let file = try newFile(at: path)
      do {
        try body { bytes throws(OutputFailure) in try file.append(bytes) }
        try file.commit()
      } catch {
        file.abandon()
        throw error
      }
    } catch let failure as OutputFailure {
      if let failure = CommandFailure(failure) { throw failure }
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure("\(String(describing: error))")
    }
  }
}
