import DependencyGraph
import FailurePropagation
import MapReporting
import ResilienceAnalysis
import TestSupport
import Testing

/// What reports say of what is not counted, only degraded, or has lost its spare.
@Suite struct StandingTests {
  private func radius(
    _ components: String, failing ids: [String], degrading others: [String] = []
  ) throws -> ScenarioImpact {
    let map = try map(components: components)
    return PropagationEngine(map).impact(
      of: Scenario(failing: try ids.map(map.require), degrading: try others.map(map.require)))
  }

  private func text(_ report: Report) throws -> String {
    String(decoding: try report.bytes(as: .text(TextStyle(limitOption: "--limit"))), as: UTF8.self)
  }

  /// needs two of three, of which one limps.
  @Test func aMemberThatLimpsIsNotLost() throws {
    let radius = try radius(
      #"{"id": "s", "dependsOn": [{"anyOf": ["a", "b"], "needs": 2}]}, {"id": "a"}, {"id": "b"}"#,
      failing: [], degrading: ["a"])
    let report = Report.impact(radius, targets: TargetChoice(defaultOf: radius.map))
    #expect(try text(report).contains("needs 2 of 2, a degraded"))
  }

  @Test func aTargetThatFailedFirstIsNotCountedAndSaidSo() throws {
    let radius = try radius(
      #"{"id": "s", "owner": "x", "dependsOn": ["a"]}, {"id": "a", "owner": "y"}"#, failing: ["a"])
    let report = Report.impact(radius, targets: TargetChoice(defaultOf: radius.map))
    #expect(report.headline[0] == "a down: 1 of 2 services down, besides 1 that failed first")
    #expect(report.headline.last == "owners of what is down: x 1")
  }

  @Test func anExplanationSaysThatASpareIsLost() throws {
    let radius = try radius(
      #"{"id": "s", "dependsOn": [{"anyOf": ["a", "b"], "failover": "2m"}]}, {"id": "a"}, {"id": "b"}"#,
      failing: ["a"])
    let report = Report.explain(radius, targets: [try radius.map.require("s")])
    #expect(report.headline == ["a down: s spare lost"])
    #expect(try text(report).contains("s is spare lost"))
    #expect(try text(report).contains("This assumes an outage that outlasts every tolerance"))
  }

  @Test func aLimitExplainsWholeTargets() throws {
    let radius = try radius(
      #"{"id": "a", "dependsOn": ["b"]}, {"id": "b", "dependsOn": ["c"]}, {"id": "c"}"#,
      failing: ["c"])
    let report = Report.explain(radius, targets: Array(radius.map.components), limit: 2)
    // c and its decree, b and its chain of two.
    #expect(try text(report).contains("… and 1 more target; --limit 3 explains all"))
    let rows = String(decoding: try report.bytes(as: .csv()), as: UTF8.self).split(separator: "\n")
    #expect(rows.count == 4)
    #expect(report.omitted == 1)
  }

  @Test func aRestrictedQuestionIsNoAllClear() throws {
    let map = try map(components: #"{"id": "a"}, {"id": "b"}"#)
    let targets = TargetChoice(defaultOf: map)
    let found = try SinglePointsOfFailure(
      PropagationEngine(map), among: [map[0]], targets: targets.components)
    let report = Report.spof(found, targets: targets, scope: LossScope(selectors: ["a", "x=y"]))
    #expect(report.headline[0].hasPrefix("among a or x=y: no single point of failure"))
  }
}
