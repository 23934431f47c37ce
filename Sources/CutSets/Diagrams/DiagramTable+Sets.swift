/// Operations on zero-suppressed diagrams of minimal sets: no set of an operand or of a result holds
/// another, and none is heavier than the budget. S. Minato, 1993; the operations with minimality are
/// those of A. Rauzy, 2001 (see `DiagramTable+MinimalSets`).
extension DiagramTable {
  private func isCut(_ base: Int) -> Bool {
    if isFull { depth = base }
    return isFull
  }

  /// The minimal ones among the sets of both.
  func union(_ first: UInt32, _ second: UInt32) -> UInt32 {
    let base = depth
    var one = first
    var other = second
    while true {
      var value: UInt32
      if one > other { swap(&one, &other) }
      if one == 0 || one == other {
        value = other
      } else if one == 1 {
        value = 1
      } else if let known = known(one, other, DiagramOperation.union) {
        value = known
      } else {
        push(one, other)
        let level = min(level(one), level(other))
        one = self.level(one) == level ? low(one) : one
        other = self.level(other) == level ? low(other) : other
        continue
      }
      while depth > base {
        let top = depth - 1
        let frame = frames[top]
        let levels = (level(frame.one), level(frame.other))
        if frame.step == 0, levels.0 == levels.1 {
          frames[top].extra = value
          frames[top].step = 1
          one = high(frame.one)
          other = high(frame.other)
          break
        }
        // step 1: both begin here, `value` joins what follows; else one of them begins here
        let lows = frame.step == 0 ? value : frame.extra
        let highs: UInt32
        if frame.step == 1 {
          highs = nonSupersets(value, of: lows)
        } else if levels.0 < levels.1 {
          highs = nonSupersets(high(frame.one), of: frame.other)
        } else {
          highs = nonSupersets(high(frame.other), of: frame.one)
        }
        value = sets(min(levels.0, levels.1), highs, lows)
        if isCut(base) { return 0 }
        remember(frame.one, frame.other, DiagramOperation.union, value)
        depth = top
      }
      if depth == base { return value }
    }
  }

  /// The sets of `first` that hold no set of `second`.
  func nonSupersets(_ first: UInt32, of second: UInt32) -> UInt32 {
    let base = depth
    var one = first
    var other = second
    while true {
      var value: UInt32
      while other > 1, one > 1, level(other) < level(one) { other = low(other) }
      if one == 0 || other == 1 || one == other {
        value = 0
      } else if other == 0 || one == 1 {
        value = one
      } else if let known = known(one, other, DiagramOperation.nonSupersets) {
        value = known
      } else {
        push(one, other)
        if level(one) == level(other) { other = low(other) }
        one = high(one)
        continue
      }
      while depth > base {
        let top = depth - 1
        let frame = frames[top]
        let isSame = level(frame.one) == level(frame.other)
        if frame.step == 0, isSame {
          frames[top].step = 1
          one = value
          other = high(frame.other)
          break
        }
        if frame.step < 2 {
          frames[top].high = value
          frames[top].step = 2
          one = low(frame.one)
          other = isSame ? low(frame.other) : frame.other
          break
        }
        value = sets(level(frame.one), frame.high, value)
        if isCut(base) { return 0 }
        remember(frame.one, frame.other, DiagramOperation.nonSupersets, value)
        depth = top
      }
      if depth == base { return value }
    }
  }

  /// The sets not heavier than `budget`.
  func pruned(_ first: UInt32, _ budget: UInt32) -> UInt32 {
    if budget == DiagramTable.unlimited { return first }
    let base = depth
    var one = first
    var left = budget
    while true {
      var value: UInt32
      if one < 2 {
        value = one
      } else if let known = known(one, 0, DiagramOperation.key(DiagramOperation.pruned, left)) {
        value = known
      } else {
        push(one, 0, left)
        if let rest = rest(left, after: level(one)) {
          left = rest
          one = high(one)
          continue
        }
        value = 0
      }
      while depth > base {
        let top = depth - 1
        let frame = frames[top]
        if frame.step == 0 {
          frames[top].high = value
          frames[top].step = 1
          one = low(frame.one)
          left = frame.budget
          break
        }
        value = sets(level(frame.one), frame.high, value)
        if isCut(base) { return 0 }
        remember(frame.one, 0, DiagramOperation.key(DiagramOperation.pruned, frame.budget), value)
        depth = top
      }
      if depth == base { return value }
    }
  }

  /// The minimal ones among the unions of a set of one and a set of the other, none heavier than
  /// `budget`.
  func product(_ first: UInt32, _ second: UInt32, _ budget: UInt32) -> UInt32 {
    let base = depth
    var one = first
    var other = second
    var left = budget
    while true {
      var value: UInt32
      if one > other { swap(&one, &other) }
      if one == 0 {
        value = 0
      } else if one == 1 || one == other {
        value = pruned(other, left)
      } else if let known = known(one, other, DiagramOperation.key(DiagramOperation.product, left))
      {
        value = known
      } else {
        push(one, other, left)
        let level = min(level(one), level(other))
        if self.level(one) == level { one = low(one) }
        if self.level(other) == level { other = low(other) }
        continue
      }
      if isCut(base) { return 0 }
      while depth > base {
        let top = depth - 1
        guard let next = advanceProduct(top, value) else {
          value = frames[top].high
          if isCut(base) { return 0 }
          let frame = frames[top]
          remember(
            frame.one, frame.other, DiagramOperation.key(DiagramOperation.product, frame.budget),
            value)
          depth = top
          continue
        }
        (one, other, left) = next
        break
      }
      if depth == base { return value }
    }
  }

  /// Takes the result of the last step of a product; returns the next product that is wanted, or `nil`
  /// when the frame is complete, with its result as `high`.
  private func advanceProduct(_ top: Int, _ value: UInt32) -> (UInt32, UInt32, UInt32)? {
    let frame = frames[top]
    let levels = (level(frame.one), level(frame.other))
    let level = min(levels.0, levels.1)
    switch frame.step {
    case 0:
      frames[top].extra = value  // the sets without the leaf
      guard let rest = rest(frame.budget, after: level) else {
        frames[top].high = value
        return nil
      }
      if levels.0 != levels.1 {
        frames[top].step = 3
        return levels.0 < levels.1
          ? (high(frame.one), frame.other, rest) : (frame.one, high(frame.other), rest)
      }
      frames[top].step = 1
      let whole = union(high(frame.other), low(frame.other))
      return (high(frame.one), whole, rest)
    case 1:
      frames[top].high = value
      frames[top].step = 2
      guard let rest = rest(frame.budget, after: level) else { return nil }
      return (low(frame.one), high(frame.other), rest)
    case 2:
      finishProduct(top, level, union(frame.high, value))
      return nil
    default:
      finishProduct(top, level, value)
      return nil
    }
  }

  private func finishProduct(_ top: Int, _ level: UInt32, _ highs: UInt32) {
    let lows = frames[top].extra
    let kept = nonSupersets(highs, of: lows)
    frames[top].high = sets(level, kept, lows)
  }

  /// The sets that hold the leaf at `level`, without it.
  func through(_ level: UInt32, _ first: UInt32) -> UInt32 {
    let base = depth
    let operation = DiagramOperation.key(DiagramOperation.through, level)
    var one = first
    while true {
      var value: UInt32
      if one < 2 || self.level(one) > level {
        value = 0
      } else if self.level(one) == level {
        value = high(one)
      } else if let known = known(one, 0, operation) {
        value = known
      } else {
        push(one, 0)
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
          break
        }
        value = sets(self.level(frame.one), frame.high, value)
        if isCut(base) { return 0 }
        remember(frame.one, 0, operation, value)
        depth = top
      }
      if depth == base { return value }
    }
  }
}
