import DependencyGraph

extension TimedPropagation {
  /// Makes the states the least that the rule allows, given the past and what waits to start.
  ///
  /// What is `improved` is let go together with all that rests on it alone (`+LettingGo`); what is left
  /// is no worse than the solution, which is then built up round by round.
  ///
  /// - Complexity: O(*q* log *q*) for *q* uses and requirements of what is let go, of what might have
  ///   been, and of what gets worse.
  func settle() {
    var wave = work.noted
    work.noted.removeAll(keepingCapacity: true)
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
        work.look(at: index)
        let standing = standings[Int(index)]
        if standing.due > standing.state { worse.append((index, standing.due)) }
      }
      for (index, state) in worse where standings[Int(index)].state < state {
        set(index, to: state)
      }
      worse.removeAll(keepingCapacity: true)
      swap(&wave, &work.noted)
      work.noted.removeAll(keepingCapacity: true)
    }
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
      standings[Int(held)].domains.count(from: before, to: state)
      circles.noteChange(at: held, isWorse: state > before)
      work.noted.append(held)
    }
  }
}
