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
  /// The components that are not up, in the order in which they were reached.
  package private(set) var reached: [UInt32] = []
  /// The gates that lost a member.
  package private(set) var touchedGates: [UInt32] = []

  private var frontier: [UInt32] = []
  private var next: [UInt32] = []
  private var round: UInt32 = 0

  package init(_ graph: FailureGraph) {
    self.graph = graph
    rounds = .allocate(capacity: graph.componentCount)
    rounds.initialize(repeating: Rounds())
    losses = .allocate(capacity: graph.gates.count)
    losses.initialize(repeating: Losses())
  }

  deinit {
    rounds.deallocate()
    losses.deallocate()
  }

  /// Propagates the scenario in which `failing` are down and `degrading` degraded.
  package func run(failing: some Sequence<Int>, degrading: some Sequence<Int>) {
    reset()
    for index in failing { raise(UInt32(index), to: .down) }
    for index in degrading { raise(UInt32(index), to: .degraded) }
    graph.offsets.withUnsafeBufferPointer { offsets in
      graph.edges.withUnsafeBufferPointer { edges in
        while !next.isEmpty {
          swap(&frontier, &next)
          next.removeAll(keepingCapacity: true)
          round += 1
          for index in frontier { spread(index, offsets, edges) }
        }
      }
    }
  }

  private func reset() {
    for index in reached { rounds[Int(index)] = Rounds() }
    for gate in touchedGates { losses[Int(gate)] = Losses() }
    reached.removeAll(keepingCapacity: true)
    touchedGates.removeAll(keepingCapacity: true)
    next.removeAll(keepingCapacity: true)
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
      if target < count {
        raise(target, to: wentDown ? .down : .degraded)
      } else if target & FailureGraph.softBit != 0 {
        if wentDown { arrive(at: target, .down) }
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
      if target & FailureGraph.softBit != 0 {
        let index = target & ~FailureGraph.softBit
        if index < count {
          if state == .down { raise(index, to: .degraded) }
          return
        }
      }
      if target < count {
        raise(target, to: state)
        return
      }
      let number = Int(target - count)
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
      reached.append(index)
    }
    if state == .down { rounds[Int(index)].down = now }
    // What got degraded earlier in this very round is in line already.
    if known.degraded != now { next.append(index) }
  }

  // MARK: - Answers

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
    while target & ~FailureGraph.softBit >= UInt32(graph.componentCount) {
      let number = Int(target) - graph.componentCount
      let gate = graph.gates[number]
      if losses[number].down >= gate.threshold { return nil }
      target = gate.target
    }
    let index = target & ~FailureGraph.softBit
    return rounds[Int(index)].down == 0 ? index : nil
  }
}
