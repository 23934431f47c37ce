import DependencyGraph
import FailurePropagation

/// Proof that a blast radius is the least solution of the rule of the model, from nothing but the map
/// and the answer: no propagation is repeated.
///
/// It is a solution when every state is what the rule makes of all states. It is the least one when
/// what is worse than its decree follows by the rule from what had failed before it, and it is stated
/// at the right distance when it did not follow earlier.
///
/// - Complexity: O(components + requirements).
struct Certificate {
  private let radius: ScenarioImpact
  private var degraded: [UInt32]
  private var down: [UInt32]

  init(_ radius: ScenarioImpact) {
    self.radius = radius
    degraded = Array(repeating: .max, count: radius.map.componentCount)
    down = degraded
    for hit in radius.hits {
      degraded[Int(hit.index)] = hit.degradedRound
      down[Int(hit.index)] = hit.downRound
    }
  }

  /// - Throws: `BenchmarkFailure` naming the first component whose state is wrong.
  func check() throws {
    let last = UInt32.max - 1
    for component in radius.map.components {
      let index = component.index
      try expect(component, evaluate(component, by: last) == state(index, by: last))
      for (round, state) in [(degraded[index], State.degraded), (down[index], .down)]
      where round != 0 && round != .max {
        try expect(component, evaluate(component, by: round - 1) >= state)
        if round > 1 { try expect(component, evaluate(component, by: round - 2) < state) }
      }
    }
  }

  private func expect(_ component: Component, _ isTrue: Bool) throws {
    guard !isTrue else { return }
    throw BenchmarkFailure("the state of \(component.id) does not follow by the rule")
  }

  private func state(_ index: Int, by round: UInt32) -> State {
    down[index] <= round ? .down : degraded[index] <= round ? .degraded : .up
  }

  private func evaluate(_ component: Component, by round: UInt32) -> State {
    var worst = state(component.index, by: 0)
    for domain in component.domains { worst = max(worst, state(domain.index, by: round)) }
    for requirement in component.requirements where requirement.neededTo == .run {
      let severity = severity(of: requirement, by: round)
      if requirement.strength == .soft {
        if severity == .down { worst = max(worst, .degraded) }
      } else {
        worst = max(worst, severity)
      }
    }
    return worst
  }

  private func severity(of requirement: Requirement, by round: UInt32) -> State {
    switch requirement.need {
    case .component(let component): state(component.index, by: round)
    case .group(let members, let needs):
      members.map { severity(of: $0, by: round) }.sorted()[needs - 1]
    }
  }
}
