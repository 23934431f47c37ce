import DependencyGraph

/// How many members of a group are at least degraded, and down.
struct MemberLosses: Equatable {
  var notUp: UInt32 = 0
  var down: UInt32 = 0

  /// Counts a member that goes from `before` to `after`.
  @inline(__always)
  mutating func count(from before: State, to after: State) {
    notUp &+= MemberLosses.change(before, after, of: .degraded)
    down &+= MemberLosses.change(before, after, of: .down)
  }

  /// The severity of a group that `threshold` losses bring down: of *n* members, *k* of which are
  /// needed, with *n* − *k* + 1 the *k*-th smallest of the members' severities.
  @inline(__always)
  func severity(threshold: UInt32) -> State {
    down >= threshold ? .down : notUp >= threshold ? .degraded : .up
  }

  /// The worst severity among those counted.
  @inline(__always)
  var worst: State { severity(threshold: 1) }

  /// How the number of what is at least `level` changes, as an addend that wraps.
  @inline(__always)
  private static func change(_ before: State, _ after: State, of level: State) -> UInt32 {
    switch (before >= level, after >= level) {
    case (false, true): 1
    case (true, false): .max
    default: 0
    }
  }
}
