import DependencyGraph

/// How a component stands at an instant.
struct ClockStanding {
  var state = State.up
  /// What the events make of it.
  var decree = State.up
  /// Whether it was decreed down or lost with a domain, and has been down since.
  var hasStopped = false
  /// Whether it waits to start.
  var isHeld = false
  /// Whether its recovery keeps it down.
  var isRecovering = false
  /// Whether it is down without the recoveries of its circle.
  var isDownUnrecovered = false

  /// How many domains that hold it are at least degraded, and down.
  var domains = MemberLosses()
  /// How many requirements to run make it at least degraded, and down.
  var requirements = MemberLosses()
  /// How many requirements to start keep it from that.
  var starts = MemberLosses()

  /// The instant at which it was last allowed to start.
  var releasedAt: UInt32 = 0
  /// When its recovery is over, once it is not down without it.
  var recoveryEnd: Int64 = 0
  /// The rounds in which it came to be at least degraded, and down.
  var degradedRound = 0
  var downRound = 0

  /// Whether it may not start, once it has stopped.
  var cannotStart: Bool { starts.down > 0 }

  /// The state without its own recovery.
  var stateUnrecovered: State {
    if decree == .down || isHeld || hasStopped && cannotStart { return .down }
    return max(decree, domains.worst, requirements.worst)
  }

  /// The state it should have.
  var due: State { isRecovering ? .down : stateUnrecovered }

  /// Whether it is down whatever its requirements and domains are.
  var isFixed: Bool { decree == .down || isHeld || isRecovering }

  /// Whether nothing but its recovery, or that of its circle, keeps it down.
  var isOnlyRecovering: Bool { isRecovering && !isDownUnrecovered }

  /// When it came to be at least as bad as `state`.
  func round(of state: State) -> Int { state == .down ? downRound : degradedRound }
}
