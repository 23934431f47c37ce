/// Boolean operations on binary decision diagrams, with frames of their own instead of recursion,
/// since a diagram is as deep as its module has leaves.
extension DiagramTable {
  /// The diagram of "one or other has failed".
  ///
  /// - Complexity: O(*n* · *m*) for diagrams of *n* and *m* nodes.
  func or(_ one: UInt32, _ other: UInt32) -> UInt32 {
    combined(one, other, DiagramOperation.or)
  }

  /// The diagram of "one and other have failed".
  ///
  /// - Complexity: O(*n* · *m*) for diagrams of *n* and *m* nodes.
  func and(_ one: UInt32, _ other: UInt32) -> UInt32 {
    combined(one, other, DiagramOperation.and)
  }

  /// The result where it is plain to see.
  @inline(__always)
  private func plain(_ one: UInt32, _ other: UInt32, _ operation: UInt32) -> UInt32? {
    if one == other { return one }
    if operation == DiagramOperation.or {
      if one == 1 || other == 1 { return 1 }
      if one == 0 { return other }
      if other == 0 { return one }
    } else {
      if one == 0 || other == 0 { return 0 }
      if one == 1 { return other }
      if other == 1 { return one }
    }
    return nil
  }

  private func combined(_ first: UInt32, _ second: UInt32, _ operation: UInt32) -> UInt32 {
    let base = depth
    var one = first
    var other = second
    while true {
      var value: UInt32
      if let plain = plain(one, other, operation) {
        value = plain
      } else {
        if one > other { swap(&one, &other) }
        guard let known = known(one, other, operation) else {
          push(one, other)
          let level = min(level(one), level(other))
          if self.level(one) == level { one = high(one) }
          if self.level(other) == level { other = high(other) }
          continue
        }
        value = known
      }
      while depth > base {
        let top = depth - 1
        let frame = frames[top]
        let level = min(level(frame.one), level(frame.other))
        if frame.step == 0 {
          frames[top].high = value
          frames[top].step = 1
          one = self.level(frame.one) == level ? low(frame.one) : frame.one
          other = self.level(frame.other) == level ? low(frame.other) : frame.other
          break
        }
        value = choice(level, frame.high, value)
        if isFull {
          depth = base
          return 0
        }
        remember(frame.one, frame.other, operation, value)
        depth = top
      }
      if depth == base { return value }
    }
  }
}
