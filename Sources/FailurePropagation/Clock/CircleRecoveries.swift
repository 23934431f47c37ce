/// What recovers of each circle, and which circles have to be solved without that.
///
/// A circle of which nothing recovers is what its requirements make of it; only where something of it is
/// kept down by a recovery is it another thing without its recoveries.
struct CircleRecoveries {
  /// What recovers of a circle.
  private struct Recovery {
    /// How many members are kept down by their recoveries.
    var count = 0
    /// How many members are down without their recoveries, as it was last solved; `nil` when nothing
    /// was, since nothing recovered.
    var downUnrecovered: Int?
  }

  /// What happened to a knot in this instant.
  private struct KnotChange {
    var isWorse = false
    var isBetter = false
  }

  let map: RecoveryCircles
  private var recoveries: [Recovery]
  private var changes: [KnotChange]
  /// The knots with changes in this instant.
  private var changedKnots: [UInt32] = []
  /// In which round a component of a circle went down that was built up anew because of its recoveries.
  private var rounds: [UInt32: Int] = [:]

  init(_ map: RecoveryCircles) {
    self.map = map
    recoveries = Array(repeating: Recovery(), count: map.circles.count)
    changes = Array(repeating: KnotChange(), count: map.knots.count)
  }

  /// Notes that something a component of a knot rests on got worse or better.
  @inline(__always)
  mutating func noteChange(at index: UInt32, isWorse: Bool) {
    guard let knot = map.knot(of: index).map(Int.init) else { return }
    if !changes[knot].isWorse, !changes[knot].isBetter { changedKnots.append(UInt32(knot)) }
    if isWorse { changes[knot].isWorse = true } else { changes[knot].isBetter = true }
  }

  /// The circles with members that are recovering and that may not be what they were without that,
  /// ascending: nothing that gets worse matters where all are down, and nothing that gets better where
  /// none is. Forgets the changes.
  mutating func takeCirclesToSolve() -> [UInt32] {
    var circles: [UInt32] = []
    for knot in changedKnots {
      let change = changes[Int(knot)]
      changes[Int(knot)] = KnotChange()
      for circle in map.knots[Int(knot)].circles where recoveries[Int(circle)].count > 0 {
        let all = map.circles[Int(circle)].members.count
        let down = recoveries[Int(circle)].downUnrecovered
        if down.map({ change.isWorse && $0 < all || change.isBetter && $0 > 0 }) ?? true {
          circles.append(circle)
        }
      }
    }
    changedKnots.removeAll(keepingCapacity: true)
    return circles.sorted()
  }

  /// Whether something of the circle of the component at `index` is kept down by its recovery.
  func isRecovering(circleOf index: UInt32) -> Bool {
    map.circle(of: index).map { recoveries[Int($0)].count > 0 } ?? false
  }

  /// The component at `index` is kept down by its recovery from now on.
  mutating func begin(_ index: UInt32) {
    if let circle = map.circle(of: index) { recoveries[Int(circle)].count += 1 }
  }

  /// The component at `index` is not kept down by its recovery any more.
  ///
  /// - Returns: The members of its circle, when that was the last of it: from now on what they are and
  ///   what they are without its recoveries are the same.
  mutating func end(_ index: UInt32) -> [UInt32] {
    guard let circle = map.circle(of: index).map(Int.init) else { return [] }
    recoveries[circle].count -= 1
    guard recoveries[circle].count == 0 else { return [] }
    recoveries[circle].downUnrecovered = nil
    return map.circles[circle].members
  }

  /// The round in which the component at `index` went down when its circle was last solved; `nil` when
  /// it did not, or needed not be.
  func round(of index: UInt32) -> Int? { rounds[index] }

  /// Notes what `circle` is without its recoveries.
  mutating func note(_ circle: UInt32, _ solution: LocalSolution) {
    let members = map.circles[Int(circle)].members
    for index in members { rounds[index] = solution.round(of: index) }
    recoveries[Int(circle)].downUnrecovered = members.count { rounds[$0] != nil }
  }

  /// The circle of the component at `index` needs no solution.
  mutating func forgetRound(of index: UInt32) { rounds[index] = nil }

  /// Whether two components recover together.
  func areTogether(_ one: UInt32, _ other: UInt32) -> Bool {
    map.circle(of: one) == map.circle(of: other)
  }
}
