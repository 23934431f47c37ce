extension TimedPropagation {
  /// Makes the states the least that the rule allows, given the past and what waits to start.
  ///
  /// What is `improved` is let go together with all that rests on it alone (`+LettingGo`); what is left
  /// is no worse than the solution, which is then built up round by round.
  ///
  /// - Complexity: O(*q* log *q*) for *q* uses and requirements of what is let go, of what might have
  ///   been, and of what gets worse.
  func settle() {
    var wave = noted
    noted.removeAll(keepingCapacity: true)
    letGo(&wave)
    raise(wave)
  }

  /// Lets what is in `wave` and all it reaches get as bad as it has to, all of a round at once.
  private func raise(_ wave: [UInt32]) {
    var wave = wave
    var worse: [(index: UInt32, state: State)] = []
    while !wave.isEmpty {
      round += 1
      for index in wave {
        look(at: index)
        let standing = standings[Int(index)]
        if standing.due > standing.state { worse.append((index, standing.due)) }
      }
      for (index, state) in worse where standings[Int(index)].state < state {
        set(index, to: state)
      }
      worse.removeAll(keepingCapacity: true)
      swap(&wave, &noted)
      noted.removeAll(keepingCapacity: true)
    }
  }

  /// Remembers that something about the component at `index` may have changed in this instant.
  @inline(__always)
  func look(at index: UInt32) {
    guard standings[Int(index)].lookedAt != instant else { return }
    standings[Int(index)].lookedAt = instant
    seen.append(index)
  }

  /// Changes the state of the component at `index`, and notes what rests on it.
  func set(_ index: UInt32, to state: State) {
    let before = standings[Int(index)].state
    standings[Int(index)].state = state
    if state == .down { standings[Int(index)].downRound = round }
    if before == .up { standings[Int(index)].degradedRound = round }
    for place in graph.uses(of: index) {
      let use = graph.uses[place]
      guard use & TimedGraph.heldBit != 0 else {
        refresh(use)
        continue
      }
      let held = use & ~TimedGraph.heldBit
      standings[Int(held)].domainsNotUp &+= TimedPropagation.change(before, state, from: .degraded)
      standings[Int(held)].domainsDown &+= TimedPropagation.change(before, state, from: .down)
      noteChange(at: held, isWorse: state > before)
      noted.append(held)
    }
  }

  /// How the number of what is at least `level` changes when one goes from `before` to `after`.
  @inline(__always)
  static func change(_ before: State, _ after: State, from level: State) -> UInt32 {
    switch (before >= level, after >= level) {
    case (false, true): 1
    case (true, false): .max
    default: 0
    }
  }
}
