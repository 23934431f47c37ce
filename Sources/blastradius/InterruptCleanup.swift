#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Removes the unfinished file when the user or the system ends the program before it is complete.
///
/// A signal's function may do next to nothing; removing a file by a path that is already there in C's
/// form is among it. One file is written at a time.
enum InterruptCleanup {
  nonisolated(unsafe) private static var path: UnsafeMutablePointer<CChar>?

  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  /// From now on the file at `path` is removed when a signal ends the program.
  static func begin(_ path: String) {
    end()
    self.path = strdup(path)
    for number in signals where !isIgnored(number) {
      signal(number) { number in
        if let path = InterruptCleanup.path { unlink(path) }
        // Ends the program as the signal would have without this.
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }

  /// The file is complete, or gone.
  static func end() {
    guard let old = path else { return }
    path = nil
    for number in signals where !isIgnored(number) { signal(number, SIG_DFL) }
    free(old)
  }

  /// Whether the program was started with the signal ignored, as `nohup` does.
  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return false }
    #if canImport(Darwin)
      let function = action.__sigaction_u.__sa_handler
    #else
      let function = action.__sigaction_handler.sa_handler
    #endif
    return unsafeBitCast(function, to: Int.self) == 1
  }
}
