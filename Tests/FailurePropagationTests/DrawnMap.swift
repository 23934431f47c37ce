import DependencyGraph
import FailurePropagation
import TestSupport

/// A map small enough to be drawn, and the words for what a scenario does to it.
struct DrawnMap {
  let map: DependencyMap
  private let engine: PropagationEngine

  init(_ components: String) throws {
    map = try TestSupport.map(components: components)
    engine = PropagationEngine(map)
  }

  func radius(fail: [String] = [], degrade: [String] = []) throws -> ScenarioImpact {
    engine.impact(
      of: Scenario(failing: try fail.map(map.require), degrading: try degrade.map(map.require)))
  }

  /// What belongs to the blast radius, in file order: `["shop degraded"]`.
  func worsened(fail: [String] = [], degrade: [String] = []) throws -> [String] {
    let radius = try radius(fail: fail, degrade: degrade)
    return radius.worsened.map { "\($0.id) \(radius.state(of: $0).word)" }
  }

  /// What has lost its redundancy, in file order.
  func withoutSpare(fail: [String] = [], degrade: [String] = []) throws -> [String] {
    try radius(fail: fail, degrade: degrade).redundancyLost.map(\.id)
  }

  /// The distance and the cause of a component: `"2 redundancy a b"`.
  func cause(of id: String, fail: [String] = [], degrade: [String] = []) throws -> String {
    let radius = try radius(fail: fail, degrade: degrade)
    let component = try map.require(id)
    guard let cause = radius.cause(of: component),
      let distance = radius.distance(of: component)
    else { return "up" }
    return (["\(distance)", cause.kind.rawValue] + cause.components.map(\.id))
      .joined(separator: " ")
  }
}
