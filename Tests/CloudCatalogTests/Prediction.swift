import CloudCatalog
import DependencyGraph
import FailurePropagation
import Foundation
import MapDiagnostics
import MapLoading
import TestSupport
import Testing

/// What the built-in catalogue foretells of an outage whose first failures are given.
///
///     observer ┄┄► everything that the outage names and the catalogue knows
///
/// A map names the components, the catalogue adds what it knows of them, and the engine propagates.
struct Prediction {
  let incident: Incident
  private let states: [String: State]

  /// - Parameter isBlind: Whether what is known from this outage alone is left out.
  init(of incident: Incident, isBlind: Bool) throws {
    self.incident = incident
    let fates = incident.failed + incident.effects + incident.unaffected
    let map = try Prediction.map(
      naming: Set(fates.flatMap(\.ids)).sorted(), without: isBlind ? incident.own : [])
    func components(_ state: Incident.Severity) throws -> [Component] {
      try incident.failed.filter { $0.state == state }.flatMap(\.ids).map(map.require)
    }
    let impact = PropagationEngine(map).impact(
      of: Scenario(failing: try components(.down), degrading: try components(.degraded)))
    var states: [String: State] = [:]
    for component in map.components { states[component.id] = impact.state(of: component) }
    self.states = states
  }

  /// The state that is predicted of what `fate` is about; `up` when the catalogue does not know it.
  func state(of fate: Incident.Fate) -> State { states[fate.name] ?? .up }

  /// A map that names `ids`, with what the catalogue adds to it.
  private static func map(naming ids: [String], without marks: [String]) throws -> DependencyMap {
    let named = ids.map { "{\"component\": \"\($0)\", \"strength\": \"soft\"}" }
    let text = """
      {"components": [{"id": "observer", "dependsOn": [\(named.joined(separator: ", "))]}]}
      """
    let catalog = try withoutSources(marks, Catalog.builtIn.selection(of: ids).json)
    let reading = MapReading([SourceText(name: "named.json", text: text)]) { _ in
      SourceText(name: Catalog.sourceName, text: catalog)
    }
    return try #require(reading.map, "\(reading.errors.map(\.message))")
  }

  /// The map `text` without the requirements and the placements that are known only from sources
  /// which one of `marks` is part of. What has another source too stays.
  static func withoutSources(_ marks: [String], _ text: String) throws -> String {
    guard !marks.isEmpty else { return text }
    func isKnownFromElsewhere(_ statement: [String: Any]) -> Bool {
      let evidence = statement["evidence"] as? [String] ?? []
      return evidence.isEmpty
        || evidence.contains { source in !marks.contains { source.contains($0) } }
    }
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    var map = try #require(object as? [String: Any])
    let components = try #require(map["components"] as? [[String: Any]])
    map["components"] = components.map { component in
      var component = component
      if !isKnownFromElsewhere(component) { component["within"] = nil }
      if let requirements = component["dependsOn"] as? [[String: Any]] {
        component["dependsOn"] = requirements.filter(isKnownFromElsewhere)
      }
      return component
    }
    let data = try JSONSerialization.data(withJSONObject: map, options: [.sortedKeys])
    return String(decoding: data, as: UTF8.self)
  }
}
