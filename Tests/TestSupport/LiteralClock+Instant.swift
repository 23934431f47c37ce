import DependencyGraph
import FailurePropagation

extension LiteralClock {
  /// The least solution of one instant, and how it was found.
  private struct Solution {
    var states: [State]
    /// What is without tolerances: it has stopped and has not started yet.
    var cold: Set<Int>
    /// What is held down because it needs something to start.
    var waiting: Set<Int>
  }

  /// What is at the second after the last one, the past being given.
  ///
  /// Whether a component recovers is known from the past alone: what is down without the recoveries
  /// of its circle at the present instant is down with them too, since a recovery only makes worse.
  func instant() -> Instant {
    let now = instants.count
    let recovering = Set(map.components.map(\.index).filter { isRecovering($0, at: now) })
    let solution = solution(at: now, recovering: recovering, after: instants.last)
    var result = Instant()
    result.states = solution.states
    result.decreed = Set(
      solution.states.indices.filter { decree(of: $0, at: now) == .down })
    result.waiting = solution.waiting
    result.stopped = solution.cold.union(
      solution.states.indices.filter { index in
        map[index].domains.contains { solution.states[$0.index] == .down }
      })
    for circle in circles {
      // Where none of it recovers there is nothing to leave out. What stopped just now has stopped
      // for the rest of the second.
      let without =
        recovering.isDisjoint(with: circle)
        ? solution.states
        : self.solution(at: now, recovering: recovering.subtracting(circle), after: result).states
      result.downWithoutRecovery.formUnion(circle.filter { without[$0] == .down })
    }
    for component in map.components {
      let isCold = result.stopped.contains(component.index)
      for requirement in component.requirements {
        record(requirement, isCold: isCold, states: solution.states, at: now, in: &result)
      }
    }
    return result
  }

  private func isRecovering(_ index: Int, at now: Int) -> Bool {
    let recovery = map[index].recovery.map(seconds) ?? 0
    return (max(0, now - recovery)..<now).contains {
      instants[$0].downWithoutRecovery.contains(index)
    }
  }

  /// The least solution, in which what has stopped starts one after another until no more can.
  private func solution(at now: Int, recovering: Set<Int>, after last: Instant?) -> Solution {
    let stoppedBefore = last.map { last in
      last.stopped.filter { last.states[$0] == .down }
    }
    let decreed = map.components.map { decree(of: $0.index, at: now) }
    var cold = (stoppedBefore ?? []).union(decreed.indices.filter { decreed[$0] == .down })
    var waiting = cold.filter { index in
      map[index].requirements.contains { $0.neededTo == .start }
    }
    while true {
      let held = recovering.union(waiting)
      let states = leastStates(held: held, decreed: decreed, cold: cold, at: now)
      let isReady = { (index: Int) in
        map[index].requirements.filter { $0.neededTo == .start }.allSatisfy {
          severity($0, isCold: true, states: states, at: now) != .down
        }
      }
      let (ready, started) = (waiting.filter(isReady), cold.filter { states[$0] != .down })
      if ready.isEmpty && started.isEmpty {
        return Solution(states: states, cold: cold, waiting: waiting)
      }
      waiting.subtract(ready)
      cold.subtract(started)
    }
  }

  /// The worst of a component's events that contain the instant.
  private func decree(of index: Int, at now: Int) -> State {
    scenario.events.filter { event in
      event.components.contains { $0.index == index } && event.startSeconds <= now
        && event.endSeconds.map { now < $0 } ?? true
    }.map(\.state).max() ?? .up
  }

  /// The least states, found from nothing, round after round.
  private func leastStates(
    held: Set<Int>, decreed: [State], cold: Set<Int>, at now: Int
  ) -> [State] {
    var states = decreed.map { _ in State.up }
    while true {
      let next = map.components.map { component in
        let index = component.index
        let severities = component.requirements.filter { $0.neededTo == .run }.map {
          severity($0, isCold: cold.contains(index), states: states, at: now)
        }
        let domains = component.domains.map { states[$0.index] }
        let own = held.contains(index) ? State.down : decreed[index]
        return ([own] + domains + severities).max() ?? .up
      }
      if next == states { return states }
      states = next
    }
  }

  // MARK: - Severities

  /// The severity of a requirement as its dependent feels it, softening included.
  private func severity(
    _ requirement: Requirement, isCold: Bool, states: [State], at now: Int
  ) -> State {
    let felt = felt(requirement, isCold: isCold, states: states, at: now)
    guard requirement.strength == .soft else { return felt }
    return felt == .down ? .degraded : .up
  }

  /// The best severity of the last `tolerates`; the present one where there are no tolerances.
  private func felt(
    _ requirement: Requirement, isCold: Bool, states: [State], at now: Int
  ) -> State {
    let plain = plain(requirement, isCold: isCold, states: states, at: now)
    guard !isCold, let tolerance = requirement.tolerates.map(seconds) else { return plain }
    let past = (now - tolerance..<now).map { second in
      second < 0 ? .up : instants[second].plain[requirement.position] ?? .up
    }
    return (past + [plain]).min() ?? plain
  }

  /// The severity without the requirement's own tolerance.
  private func plain(
    _ requirement: Requirement, isCold: Bool, states: [State], at now: Int
  ) -> State {
    guard case .group(let members, let needs) = requirement.need else {
      if case .component(let component) = requirement.need { return states[component.index] }
      return .up
    }
    let severities = members.map { felt($0, isCold: isCold, states: states, at: now) }
    let rule = severities.sorted()[needs - 1]
    guard let failover = requirement.failover.map(seconds) else { return rule }
    let first = severities.prefix(needs)
    let wereUp = (now - failover..<now).contains { second in
      second < 0
        || members.prefix(needs).allSatisfy { instants[second].felt[$0.position] == .up }
    }
    // Where all of them are up just now, the worst of them is up, and so is the rule's.
    return wereUp || first.allSatisfy { $0 == .up } ? first.max() ?? rule : rule
  }

  private func record(
    _ requirement: Requirement, isCold: Bool, states: [State], at now: Int,
    in result: inout Instant
  ) {
    result.plain[requirement.position] = plain(
      requirement, isCold: isCold, states: states, at: now)
    result.felt[requirement.position] = felt(
      requirement, isCold: isCold, states: states, at: now)
    for member in requirement.members {
      record(member, isCold: isCold, states: states, at: now, in: &result)
    }
  }

  private func seconds(_ duration: Duration) -> Int { Int(duration.components.seconds) }
}
