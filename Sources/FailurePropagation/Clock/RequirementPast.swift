import DependencyGraph

/// What has to be remembered of a record that has a tolerance or a failover.
struct RequirementPast {
  /// Its severity since it last changed, before the tolerance.
  var severity = State.up
  /// When it was last up, that instant not included; of no meaning while it is up.
  var upEnd: Int64 = 0
  /// When it was last not down, likewise.
  var notDownEnd: Int64 = 0
  /// Whether the members that are used first are all up.
  var isFirstUp = true
  /// When they last were, likewise.
  var firstUpEnd: Int64 = 0

  /// The best severity in the last `duration` before `now`, now itself not counted.
  func best(inLast duration: Int64, before now: Int64) -> State {
    if severity == .up || now - upEnd < duration { return .up }
    if severity == .degraded || now - notDownEnd < duration { return .degraded }
    return .down
  }

  /// Whether the spares are in use: at no instant of the last `failover` all that are used first were
  /// up.
  func isSwitched(_ failover: Int64, at now: Int64) -> Bool {
    !isFirstUp && now - firstUpEnd >= failover
  }
}
