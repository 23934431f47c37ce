import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Removes the unfinished file and ends the program that is being run when the user or the system ends
/// this one.
///
/// A signal's function may do next to nothing; removing a file by a path that is already there in C's
/// form, and sending a signal, are among it. One file is written and one program run at a time.
enum UnfinishedWork {
  /// The address of the unfinished file's path; 0 when there is none.
  private static let path = Atomic<UInt>(0)
  private static let child = Atomic<Int32>(0)
  /// Whether signals are caught at all: in the program, and not where this is only a library of another.
  private static let isArmed = Atomic<Bool>(false)

  private static let signals = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGXCPU]

  /// From now on a signal that ends the program removes what is unfinished.
  static func arm() {
    isArmed.store(true, ordering: .sequentiallyConsistent)
    // Makes both, which a signal's function must not be the first to do.
    _ = (path.load(ordering: .relaxed), child.load(ordering: .relaxed))
    for number in signals where !isIgnored(number) {
      signal(number) { number in
        UnfinishedWork.end()
        // Ends the program as the signal would have without this.
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }

  private static func end() {
    let group = child.load(ordering: .sequentiallyConsistent)
    if group > 0 { kill(-group, SIGKILL) }
    let address = path.load(ordering: .sequentiallyConsistent)
    if let path = UnsafeMutablePointer<CChar>(bitPattern: address) { unlink(path) }
  }

  /// The file at `path` is being written.
  static func beginFile(_ path: String) {
    guard isArmed.load(ordering: .relaxed) else { return }
    replacePath(SystemPath.with(path) { strdup($0) })
  }

  /// The file is complete, or gone.
  static func endFile() {
    guard isArmed.load(ordering: .relaxed) else { return }
    replacePath(nil)
  }

  private static func replacePath(_ new: UnsafeMutablePointer<CChar>?) {
    let old = path.exchange(UInt(bitPattern: new), ordering: .sequentiallyConsistent)
    free(UnsafeMutablePointer<CChar>(bitPattern: old))
  }

  /// The group of the program `child` is running. To be called while signals are blocked, with the call
  /// that starts it.
  static func beginChild(_ group: pid_t) {
    if isArmed.load(ordering: .relaxed) { child.store(group, ordering: .sequentiallyConsistent) }
  }

  /// No program is running. To be called while signals are blocked, with the call that learns of its end:
  /// its number may soon be another's.
  static func endChild() { child.store(0, ordering: .sequentiallyConsistent) }

  /// What `body` returns for the signals that were blocked before. No signal comes in between.
  static func withSignalsBlocked<Result>(_ body: (sigset_t) -> Result) -> Result {
    var (all, old) = (sigset_t(), sigset_t())
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, &old)
    defer { pthread_sigmask(SIG_SETMASK, &old, nil) }
    return body(old)
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
