import DependencyGraph
import FailurePropagation
import Foundation
import MapReporting
import ResilienceAnalysis
import TestSupport
import Testing

@testable import HTMLReport

/// The rule as the page follows it, in a real browser, against the engine: states, distances, lost
/// spares and causes of random scenarios on random maps.
@Suite(.enabled(if: Browser.isInstalled, "Chromium is not installed"))
struct PagePropagationTests {
  private static let mapCount = 400
  private static let scenariosPerMap = 5

  @Test func thePageAnswersLikeTheEngine() throws {
    let folder = try TemporaryFolder()
    let empty = try map(components: #"{"id": "a"}"#)
    try Data(page(of: empty).bytes).write(to: URL(filePath: folder.path("page.html")))
    let browser = try Browser()
    try browser.open(folder.path("page.html"))
    var worsened = 0
    for seed in 0..<PagePropagationTests.mapCount {
      let map = try map(RandomMap(seed: seed).json)
      let engine = PropagationEngine(map)
      let scenarios = scenarios(on: map, seed: seed)
      let found = try #require(try browser.value(question(map, scenarios)).elements)
      #expect(found.count == scenarios.count)
      for (scenario, found) in zip(scenarios, found) {
        let radius = engine.impact(of: scenario)
        worsened += radius.worsened.count
        #expect(
          found == answer(radius),
          "seed \(seed), \(scenario.failing.map(\.id)), \(scenario.degrading.map(\.id))")
      }
    }
    #expect(worsened > PagePropagationTests.mapCount)
    #expect(browser.complaints.isEmpty)
  }

  private func page(of map: DependencyMap) throws -> ReportPage {
    let targets = TargetChoice(defaultOf: map)
    let ranking = try Ranking(
      PropagationEngine(map), among: Array(map.components), targets: targets.components)
    return ReportPage(
      map: map, targets: targets, ranking: ranking, scenario: Scenario(failing: []))
  }

  private func scenarios(on map: DependencyMap, seed: Int) -> [Scenario] {
    var random = SeededGenerator(seed: seed)
    return (0..<PagePropagationTests.scenariosPerMap).map { _ in
      Scenario(
        failing: map.components.filter { _ in random.oneIn(5) },
        degrading: map.components.filter { _ in random.oneIn(6) })
    }
  }

  /// For each scenario and component: state, distance, whether a spare is lost, and the cause.
  private func question(_ map: DependencyMap, _ scenarios: [Scenario]) -> String {
    var json = PageJSON()
    PageMap(map: map).write(to: &json)
    let list = scenarios.map { "[\($0.failing.map(\.index)), \($0.degrading.map(\.index))]" }
      .joined(separator: ", ")
    return """
      (() => {
        const map = new ComponentMap(\(String(decoding: json.bytes, as: UTF8.self)));
        const graph = new FailureGraph(map);
        return [\(list)].map(([failing, degrading]) => {
          const outcome = new Outcome(graph, failing, degrading);
          return map.ids.map((_, component) => {
            const cause = causeOf(component, outcome);
            return [outcome.state(component), outcome.distance(component),
              outcome.lostSpare[component] === 1,
              cause === null ? null : [cause.kind, cause.components]];
          });
        });
      })()
      """
  }

  private func answer(_ radius: ScenarioImpact) -> JSONValue {
    .array(
      radius.map.components.map { component in
        let cause = radius.cause(of: component)
        return .array([
          .number(Double(radius.state(of: component).rawValue)),
          radius.distance(of: component).map { .number(Double($0)) } ?? .null,
          .boolean(radius.hasLostRedundancy(component)),
          cause.map {
            .array([
              .string($0.kind.rawValue),
              .array($0.components.map { .number(Double($0.index)) }),
            ])
          } ?? .null,
        ])
      })
  }
}
