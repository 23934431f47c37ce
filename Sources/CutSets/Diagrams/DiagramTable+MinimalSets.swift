/// From a binary decision diagram to its minimal sets. A. Rauzy, New algorithms for fault trees
/// analysis, 1993, https://doi.org/10.1016/0951-8320(93)90060-C, and Mathematical foundations of
/// minimal cutsets, 2001, https://doi.org/10.1109/24.983400.
extension DiagramTable {
  /// The zero-suppressed diagram of the minimal sets of a monotone function that are not heavier
  /// than `budget`: with the leaf at the top, those of the function with it failed that do not fail the
  /// function without it; and those without it.
  func minimalSets(_ first: UInt32, _ budget: UInt32) -> UInt32 {
    let base = depth
    var one = first
    var left = budget
    while true {
      var value: UInt32
      if one < 2 {
        value = one
      } else if let known = known(one, 0, DiagramOperation.key(DiagramOperation.minimalSets, left))
      {
        value = known
      } else {
        push(one, 0, left)
        one = low(one)
        continue
      }
      while depth > base {
        let top = depth - 1
        let frame = frames[top]
        if frame.step == 0 {
          frames[top].extra = value
          if let rest = rest(frame.budget, after: level(frame.one)) {
            frames[top].step = 1
            one = high(frame.one)
            left = rest
            break
          }
        } else {
          let kept = without(value, low(frame.one))
          value = sets(level(frame.one), kept, frame.extra)
        }
        if isFull {
          depth = base
          return 0
        }
        remember(
          frame.one, 0, DiagramOperation.key(DiagramOperation.minimalSets, frame.budget), value)
        depth = top
      }
      if depth == base { return value }
    }
  }

  /// The sets of a zero-suppressed diagram that do not fail a monotone function given as a binary one.
  func without(_ first: UInt32, _ second: UInt32) -> UInt32 {
    let base = depth
    var one = first
    var other = second
    while true {
      var value: UInt32
      while other > 1, level(other) < level(one) { other = low(other) }
      if one == 0 || other == 1 {
        value = 0
      } else if other == 0 || one == 1 {
        value = one
      } else if let known = known(one, other, DiagramOperation.without) {
        value = known
      } else {
        push(one, other)
        if level(one) == level(other) { other = high(other) }
        one = high(one)
        continue
      }
      while depth > base {
        let top = depth - 1
        let frame = frames[top]
        if frame.step == 0 {
          frames[top].high = value
          frames[top].step = 1
          one = low(frame.one)
          other = level(frame.one) == level(frame.other) ? low(frame.other) : frame.other
          break
        }
        value = sets(level(frame.one), frame.high, value)
        if isFull {
          depth = base
          return 0
        }
        remember(frame.one, frame.other, DiagramOperation.without, value)
        depth = top
      }
      if depth == base { return value }
    }
  }

  /// The binary decision diagram of "some set of the zero-suppressed diagram has failed".
  func disjunction(_ first: UInt32) -> UInt32 {
    let base = depth
    var one = first
    while true {
      var value: UInt32
      if one < 2 {
        value = one
      } else if let known = known(one, 0, DiagramOperation.disjunction) {
        value = known
      } else {
        push(one, 0)
        one = low(one)
        continue
      }
      while depth > base {
        let top = depth - 1
        let frame = frames[top]
        if frame.step == 0 {
          frames[top].extra = value
          frames[top].step = 1
          one = high(frame.one)
          break
        }
        value = choice(level(frame.one), or(value, frame.extra), frame.extra)
        if isFull {
          depth = base
          return 0
        }
        remember(frame.one, 0, DiagramOperation.disjunction, value)
        depth = top
      }
      if depth == base { return value }
    }
  }
}
