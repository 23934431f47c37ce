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
        let radius = engine.impact(
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

  /// The comparison is worth something only when the random maps reach every part of the rule.
  @Test func theRandomMapsReachEveryPartOfTheRule() throws {
    var count: [String: Int] = [:]
    for seed in LiteralRuleTests.seeds {
      let map = try map(RandomMap(seed: seed).json)
      var random = SeededGenerator(seed: seed * 31)
      let failing = Set((0..<map.componentCount).filter { _ in random.oneIn(4) })
      let literal = LiteralRule(map, failing: failing)
      for index in 0..<map.componentCount {
        if literal.hasLostRedundancy(index) { count["redundancy lost", default: 0] += 1 }
        guard let cause = literal.cause(index), let distance = literal.distance(index) else {
          continue
        }
        count["\(literal.states[index].word) by \(cause.kind)", default: 0] += 1
        if distance > 2 { count["far", default: 0] += 1 }
        if cause.components.count > 1 { count["several failed", default: 0] += 1 }
      }
    }
    let parts = [
      "redundancy lost", "far", "several failed", "down by decree", "down by domain",
      "degraded by domain", "down by dependency", "degraded by dependency", "down by redundancy",
      "degraded by redundancy",
    ]
    for part in parts { #expect(count[part, default: 0] >= 20, "\(part)") }
  }
}
