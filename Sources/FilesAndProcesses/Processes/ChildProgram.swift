#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Runs another program to its end, without a shell.
///
/// Its input is fed and its outputs are read side by side, so that none of them can block it. It leads a
/// group of its own, which is killed when its time is up or a signal ends this program.
enum ChildProgram {
  static func run(
    _ program: String, _ arguments: [String], input: [UInt8], timeLimitSeconds: Int
  ) throws(ProgramFailure) -> ProgramResult {
    var pipes = ChildPipes()
    defer { pipes.close() }
    guard pipes.open() else { throw .notStarted(program, reason: SystemError.reason()) }
    let child = try start(program, arguments, pipes)
    pipes.closeEndsOfChild()
    let deadline = now() + timeLimitSeconds * 1000
    let exchange = pipes.exchange(input) { deadline - now() }
    if !exchange.isComplete { kill(-child, SIGKILL) }
    // Nobody reads any more: a program that still writes ends instead of waiting.
    pipes.close()
    guard let status = exchange.isComplete ? wait(for: child, until: deadline) : nil else {
      kill(-child, SIGKILL)
      _ = reap(child, options: 0)
      throw .timeLimit(program, seconds: timeLimitSeconds)
    }
    return ProgramResult(status: status, output: exchange.output, errors: exchange.errors)
  }

  private static func start(
    _ program: String, _ arguments: [String], _ pipes: ChildPipes
  ) throws(ProgramFailure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, pipes.input.read, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, pipes.output.write, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, pipes.errors.write, STDERR_FILENO)

    var words = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child: pid_t = 0
    let code = UnfinishedWork.withSignalsBlocked { mask in
      var attributes = attributes(mask)
      defer { posix_spawnattr_destroy(&attributes) }
      let code = posix_spawnp(&child, program, &actions, &attributes, &words, environ)
      if code == 0 { UnfinishedWork.beginChild(child) }
      return code
    }
    if code == ENOENT { throw .missing(program) }
    guard code == 0 else { throw .notStarted(program, reason: SystemError.reason(code)) }
    return child
  }

  /// A group of its own, the signals that were blocked before, and nothing ignored that only this program
  /// ignores.
  private static func attributes(_ mask: sigset_t) -> posix_spawnattr_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    var (mask, signals) = (mask, sigset_t())
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    sigaddset(&signals, SIGXFSZ)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setsigmask(&attributes, &mask)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP
    posix_spawnattr_setflags(&attributes, Int16(flags))
    return attributes
  }

  /// The exit status of `child`, or the negative number of the signal that ended it; `nil` when it
  /// still runs at `deadline`.
  private static func wait(for child: pid_t, until deadline: Int) -> Int32? {
    while now() < deadline {
      if let status = reap(child, options: WNOHANG) { return status }
      usleep(2000)
    }
    return nil
  }

  private static func reap(_ child: pid_t, options: Int32) -> Int32? {
    var status: Int32 = 0
    let ended = UnfinishedWork.withSignalsBlocked { _ in
      let ended = SystemError.retrying { Int(waitpid(child, &status, options)) }
      if ended == Int(child) { UnfinishedWork.endChild() }
      return ended
    }
    guard ended == Int(child) else { return nil }
    // The macros WIFEXITED, WEXITSTATUS and WTERMSIG, which Swift does not import.
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
  }

  /// Milliseconds on a clock that nobody sets.
  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
  }
}
