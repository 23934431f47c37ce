import DependencyGraph
import FailurePropagation
import TestSupport
import Testing

/// The engine against the rule as it is written, on random maps and scenarios.
@Suite struct LiteralRuleTests {
  private static let seeds = 0..<400

  @Test func statesDistancesCausesAndSparesFollowTheRule() throws {
    for seed in LiteralRuleTests.seeds {
      let map = try map(RandomMap(seed: seed).json)
      let engine = PropagationEngine(map)
      for round in 0..<4 {
        var random = SeededGenerator(seed: seed * 31 + round)
        let failing = Set((0..<map.componentCount).filter { _ in random.oneIn(4) })
        let degrading = Set((0..<map.componentCount).filter { _ in random.oneIn(6) })
          .subtracting(failing)
        let literal = LiteralRule(map, failing: failing, degrading: degrading)
        let radius = engine.blastRadius(
          of: Scenario(failing: failing.map { map[$0] }, degrading: degrading.map { map[$0] }))
        for component in map.components {
          let index = component.index
          let comment: Comment = "seed \(seed), round \(round), \(component.id)"
          #expect(radius.state(of: component) == literal.states[index], comment)
          #expect(radius.distance(of: component) == literal.distance(index), comment)
          #expect(
            radius.hasLostRedundancy(component) == literal.hasLostRedundancy(index), comment)
          let cause = radius.cause(of: component).map {
            LiteralRule.Cause(kind: $0.kind.rawValue, components: $0.components.map(\.id))
          }
          #expect(cause == literal.cause(index), comment)
        }
        let worsened = map.components.filter { literal.isWorsened($0.index) }
        #expect(radius.worsened == worsened, "seed \(seed)")
      }
    }
  }

  @Test func causesAlwaysLeadBackToTheScenario() throws {
    for seed in LiteralRuleTests.seeds {
      let map = try map(RandomMap(seed: seed).json)
      var random = SeededGenerator(seed: seed)
      let failing = (0..<map.componentCount).filter { _ in random.oneIn(3) }.map { map[$0] }
      let radius = PropagationEngine(map).blastRadius(of: Scenario(failing: failing))
      for component in radius.worsened {
        let steps = radius.explanation(of: component).steps
        #expect(steps.first?.component == component)
        #expect(steps.contains { $0.cause.kind == .decree }, "seed \(seed)")
        for step in steps where step.cause.kind != .decree {
          #expect(!step.cause.components.isEmpty, "seed \(seed)")
        }
      }
    }
  }
}
