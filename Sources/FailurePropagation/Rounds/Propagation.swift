package import DependencyGraph

/// One scenario after another on one failure graph: where the rule of the model is decided for a
/// single scenario, k-of-n included.
///
/// Rounds are synchronous: what fails in one round is felt in the next, groups within the round. Each
/// component is touched at most twice, when it becomes degraded and when it goes down, and each gate
/// counts its failing members, so a scenario costs what it reaches:
///
///     round 0   decreed
///     round 1   their dependents, through any gates that fall
///     round 2   …                                             until nothing changes
///
/// The memory is reused from scenario to scenario and put in order by undoing what was touched.
///
/// - Complexity: O(*c* + *e*) for a run that reaches *c* components with *e* edges; O(components +
///   gates) memory.
package final class Propagation {
  /// When something reached a state: the round plus one, 0 for never.
  package struct Rounds {
    package var degraded: UInt32 = 0
    package var down: UInt32 = 0
  }

  /// How many members of a gate are at least degraded, and down.
  package struct Losses {
    package var degraded: UInt32 = 0
    package var down: UInt32 = 0
  }

  package let graph: FailureGraph
  package let rounds: UnsafeMutableBufferPointer<Rounds>
  package let losses: UnsafeMutableBufferPointer<Losses>
  /// The gates that lost a member.
  package private(set) var touchedGates: [UInt32] = []

  /// Room for each component once, in the order in which they were reached.
  private let reachedRoom: UnsafeMutablePointer<UInt32>
  private var reachedCount = 0
  /// Room for each component twice, for when it becomes degraded and when it goes down: what is passed
  /// on in a round is a range of it, and what it brings about comes behind.
  private let queue: UnsafeMutablePointer<UInt32>
  private var queueCount = 0
  private var round: UInt32 = 0

  package init(_ graph: FailureGraph) {
    self.graph = graph
    rounds = .allocate(capacity: graph.componentCount)
    rounds.initialize(repeating: Rounds())
    losses = .allocate(capacity: graph.gates.count)
    losses.initialize(repeating: Losses())
    reachedRoom = .allocate(capacity: graph.componentCount)
    queue = .allocate(capacity: 2 * graph.componentCount)
  }

  deinit {
    rounds.deallocate()
    losses.deallocate()
    reachedRoom.deallocate()
    queue.deallocate()
  }

  /// The components that are not up, in the order in which they were reached. Until the next run.
  package var reached: UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(start: reachedRoom, count: reachedCount)
  }

  /// Propagates the scenario in which `failing` are down and `degrading` degraded.
  package func run(failing: some Collection<Int>, degrading: some Collection<Int>) {
    reset()
    for index in failing { raise(UInt32(index), to: .down) }
    for index in degrading { raise(UInt32(index), to: .degraded) }
    graph.offsets.withUnsafeBufferPointer { offsets in
      graph.edges.withUnsafeBufferPointer { edges in
        if graph.isPlain, degrading.isEmpty {
          runPlain(offsets, edges)
        } else {
          runRounds(offsets, edges)
        }
      }
    }
  }

  private func runRounds(
    _ offsets: UnsafeBufferPointer<UInt32>, _ edges: UnsafeBufferPointer<FailureGraph.Target>
  ) {
    var first = 0
    while first < queueCount {
      let last = queueCount
      round += 1
      for place in first..<last { spread(queue[place], offsets, edges) }
      first = last
    }
  }

  /// The same where every edge is a hard dependency and nothing is only degraded: each component is
  /// reached once, by a search in breadth.
  private func runPlain(
    _ offsets: UnsafeBufferPointer<UInt32>, _ edges: UnsafeBufferPointer<FailureGraph.Target>
  ) {
    let (rounds, room) = (rounds, reachedRoom)
    var (first, count, now) = (0, reachedCount, round + 1)
    while first < count {
      let last = count
      now += 1
      for place in first..<last {
        let index = Int(room[place])
        for edge in Int(offsets[index])..<Int(offsets[index + 1]) {
          let target = edges[edge].rawValue
          guard rounds[Int(target)].down == 0 else { continue }
          rounds[Int(target)] = Rounds(degraded: now, down: now)
          room[count] = target
          count += 1
        }
      }
      first = last
    }
    reachedCount = count
  }

  private func reset() {
    for index in reached { rounds[Int(index)] = Rounds() }
    for gate in touchedGates { losses[Int(gate)] = Losses() }
    touchedGates.removeAll(keepingCapacity: true)
    reachedCount = 0
    queueCount = 0
    round = 0
  }

  /// Passes on what happened to the component at `index` in the last round.
  @inline(__always)
  private func spread(
    _ index: UInt32, _ offsets: UnsafeBufferPointer<UInt32>,
    _ edges: UnsafeBufferPointer<FailureGraph.Target>
  ) {
    let reachedAt = rounds[Int(index)]
    let wentDown = reachedAt.down == round
    let gotDegraded = reachedAt.degraded == round
    let count = UInt32(graph.componentCount)
    for edge in Int(offsets[Int(index)])..<Int(offsets[Int(index) + 1]) {
      let target = edges[edge]
      if target.rawValue < count {
        raise(target.rawValue, to: wentDown ? .down : .degraded)
      } else {
        if gotDegraded { arrive(at: target, .degraded) }
        if wentDown { arrive(at: target, .down) }
      }
    }
  }

  /// Lets a failure of severity `state` arrive at `target`, through as many gates as fall with it.
  private func arrive(at target: FailureGraph.Target, _ state: State) {
    var target = target
    let count = UInt32(graph.componentCount)
    while true {
      if target.end < count {
        let effect = target.strength.effect(of: state)
        if effect != .up { raise(target.end, to: effect) }
        return
      }
      let number = Int(target.end - count)
      if losses[number].degraded == 0, losses[number].down == 0 {
        touchedGates.append(UInt32(number))
      }
      let gate = graph.gates[number]
      if state == .down {
        losses[number].down += 1
        guard losses[number].down == gate.threshold else { return }
      } else {
        losses[number].degraded += 1
        guard losses[number].degraded == gate.threshold else { return }
      }
      target = gate.target
    }
  }

  /// Makes the component at `index` at least as bad as `state`, from the next round on.
  @inline(__always)
  private func raise(_ index: UInt32, to state: State) {
    let known = rounds[Int(index)]
    if state == .down ? known.down != 0 : known.degraded != 0 { return }
    let now = round + 1
    if known.degraded == 0 {
      rounds[Int(index)].degraded = now
      reachedRoom[reachedCount] = index
      reachedCount += 1
    }
    if state == .down { rounds[Int(index)].down = now }
    // What got degraded earlier in this very round is in line already.
    guard known.degraded != now else { return }
    queue[queueCount] = index
    queueCount += 1
  }

  // MARK: - Answers

  /// What `make` makes of each component that is not up, by ascending index. A few are sorted; of many
  /// it is cheaper to look at all components in order.
  func reachedInOrder<Result>(_ make: (UInt32, Rounds) -> Result) -> [Result] {
    if reachedCount < graph.componentCount / 16 {
      return reached.sorted().map { make($0, rounds[Int($0)]) }
    }
    return Array(unsafeUninitializedCapacity: reachedCount) { results, count in
      for (index, rounds) in rounds.enumerated() where rounds.degraded != 0 {
        results.initializeElement(at: count, to: make(UInt32(truncatingIfNeeded: index), rounds))
        count += 1
      }
    }
  }

  /// The state of the component at `index`.
  @inline(__always)
  package func state(of index: UInt32) -> State {
    let known = rounds[Int(index)]
    return known.down != 0 ? .down : known.degraded != 0 ? .degraded : .up
  }

  /// The components whose redundancy is lost, in no order, possibly several times.
  package func lostRedundancy() -> [UInt32] {
    touchedGates.compactMap { number in
      let gate = graph.gates[Int(number)]
      guard gate.isOutermostWithSpare, losses[Int(number)].down + 1 == gate.threshold else {
        return nil
      }
      return dependent(ofWorkingRequirementThrough: gate.target)
    }
  }

  /// The component that a gate leads to, unless the requirement on the way or the component is down.
  private func dependent(ofWorkingRequirementThrough target: FailureGraph.Target) -> UInt32? {
    var target = target
    while target.end >= UInt32(graph.componentCount) {
      let number = Int(target.end) - graph.componentCount
      let gate = graph.gates[number]
      if losses[number].down >= gate.threshold { return nil }
      target = gate.target
    }
    return rounds[Int(target.end)].down == 0 ? target.end : nil
  }
}
