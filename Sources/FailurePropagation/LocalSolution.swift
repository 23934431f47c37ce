import DependencyGraph

/// Which of a few components would be down at an instant, worked out from nothing: without some
/// recoveries, or without some requirement.
struct LocalSolution {
  let members: [UInt32]
  /// The place of each component in `members`, anything for the others.
  fileprivate let places: [UInt32]
  /// The round in which each member went down, from 1; 0 when it did not.
  fileprivate var rounds: [Int]
  /// Whether each member waits to start, and cannot.
  fileprivate var isHeld: [Bool]

  /// The place of the component at `index` in `members`; `nil` when it is none.
  @inline(__always)
  fileprivate func place(of index: UInt32) -> Int? {
    let place = Int(places[Int(index)])
    return place < members.count && members[place] == index ? place : nil
  }

  /// The round in which the member at `index` went down; `nil` when it did not.
  func round(of index: UInt32) -> Int? {
    guard let place = place(of: index), rounds[place] > 0 else { return nil }
    return rounds[place]
  }

  /// How many members went down.
  var downCount: Int { rounds.count { $0 > 0 } }

  /// Whether the component at `index` is a member.
  func contains(_ index: UInt32) -> Bool { place(of: index) != nil }

  /// Whether the member at `index` waits to start, and cannot.
  func isHeld(_ index: UInt32) -> Bool { place(of: index).map { isHeld[$0] } ?? false }
}

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
          || hasFailing([], of: index, solution, ignored)
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

  /// Whether a hard requirement of the component at `index` is down: one needed to run, or with `.start`
  /// one needed to start.
  private func hasFailing(
    _ marks: TimedGraph.Marks, of index: UInt32, _ solution: LocalSolution, _ ignored: UInt32?
  ) -> Bool {
    let range = graph.requirements[Int(index)]
    var position = range.lowerBound
    while position < range.upperBound {
      let span = graph.records[Int(position)].span
      defer { position += span }
      guard graph.marks[Int(position)].intersection([.start, .soft]) == marks, position != ignored
      else { continue }
      if graph.thresholds[Int(position)] == 0 {
        let timing = graph.timingOf[Int(position)]
        if isDown(graph.records[Int(position)].payload, solution),
          timing == .max || isCold(position) || bestPast(timing) == .down
        {
          return true
        }
        continue
      }
      let failure = failure(of: position, at: .down) { isDown($0, solution) }
      if failure.isFailing { return true }
    }
    return false
  }
}
