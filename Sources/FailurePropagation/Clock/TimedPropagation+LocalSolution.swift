import DependencyGraph

extension TimedPropagation {
  /// What of `members` would be down now, all else being as it is.
  ///
  /// - Parameters:
  ///   - places: The place of each member in `members`, anything for other components.
  ///   - recovers: Whose recovery does not count.
  ///   - ignored: The position of a requirement that does not count.
  /// - Complexity: O(*s* · *q*) for *s* starts one after another and *q* records of all members.
  func localSolution(
    of members: [UInt32], at places: [UInt32], ignoring ignored: UInt32? = nil,
    recovers: (UInt32) -> Bool
  ) -> LocalSolution {
    var solution = LocalSolution(
      members: members, places: places, rounds: [],
      isHeld: members.map { standings[Int($0)].hasStopped && graph.needsToStart[Int($0)] })
    var isReleasing = true
    while isReleasing {
      spread(&solution, ignored, recovers)
      isReleasing = false
      for place in members.indices where solution.isHeld[place] {
        guard
          !hasFailing(.start, of: members[place], solution, ignored)
        else { continue }
        solution.isHeld[place] = false
        isReleasing = true
      }
    }
    return solution
  }

  /// Lets all go down that has to, round by round, with what is held now.
  private func spread(
    _ solution: inout LocalSolution, _ ignored: UInt32?, _ recovers: (UInt32) -> Bool
  ) {
    solution.rounds = Array(repeating: 0, count: solution.members.count)
    var wave = Array(solution.members.indices)
    var round = 0
    while !wave.isEmpty {
      round += 1
      let failing = wave.filter { place in
        guard solution.rounds[place] == 0 else { return false }
        let index = solution.members[place]
        let standing = standings[Int(index)]
        return solution.isHeld[place] || standing.decree == .down
          || standing.isRecovering && !recovers(index) || hasLostDomain(index, solution)
          || hasFailing(.run, of: index, solution, ignored)
      }
      wave.removeAll(keepingCapacity: true)
      for place in failing where solution.rounds[place] == 0 {
        solution.rounds[place] = round
        for number in graph.uses(of: solution.members[place]) {
          let use = graph.uses[number]
          let isHeld = use & TimedGraph.heldBit != 0
          let dependent = isHeld ? use & ~TimedGraph.heldBit : graph.owners[Int(use)]
          if let place = solution.place(of: dependent), solution.rounds[place] == 0 {
            wave.append(place)
          }
        }
      }
    }
  }

  private func hasLostDomain(_ index: UInt32, _ solution: LocalSolution) -> Bool {
    graph.within[Int(index)].contains {
      isDown(graph.domains[Int($0)].domain, solution)
    }
  }

  private func isDown(_ index: UInt32, _ solution: LocalSolution) -> Bool {
    guard let place = solution.place(of: index) else { return standings[Int(index)].state == .down }
    return solution.rounds[place] > 0
  }

  /// Whether a requirement of the component at `index`, needed to run or to start, takes it down.
  private func hasFailing(
    _ phase: Requirement.Phase, of index: UInt32, _ solution: LocalSolution, _ ignored: UInt32?
  ) -> Bool {
    let range = graph.requirements[Int(index)]
    var position = range.lowerBound
    while position < range.upperBound {
      let record = graph.records[Int(position)]
      defer { position += record.span }
      guard record.flags.contains(.start) == (phase == .start), record.strength.takesDown,
        position != ignored
      else { continue }
      if !record.isGroup {
        let timing = graph.timingOf[Int(position)]
        if isDown(record.payload, solution),
          timing == .max || isCold(position) || bestPast(timing) == .down
        {
          return true
        }
      } else if severities(of: position, at: .down, isFailing: { isDown($0, solution) }).severity
        == .down
      {
        return true
      }
    }
    return false
  }
}
