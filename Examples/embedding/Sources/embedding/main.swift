import DependencyGraph
import FailurePropagation
import MapDiagnostics
import MapLoading
import MapReporting
import ResilienceAnalysis

// A map may come from anywhere; here it stands in the program.
//
//     shop ──► 1 of 2 [gateway, bank]
//     shop ──► stock ─within─► rack
let source = SourceText(
  name: "shop.json",
  text: """
    { "components": [
      { "id": "rack", "kind": "domain" },
      { "id": "stock", "within": "rack" },
      { "id": "gateway", "kind": "third-party" },
      { "id": "bank", "kind": "third-party" },
      { "id": "shop", "dependsOn": ["stock", { "anyOf": ["gateway", "bank"] }] }
    ] }
    """)

let reading = MapReading(source)
for problem in reading.diagnostics { print(problem.id.name, problem.message) }

if let map = reading.map, let rack = map.component(id: "rack") {
  let engine = PropagationEngine(map)

  let radius = engine.impact(of: Scenario(failing: [rack]))
  for component in radius.worsened {
    let causes = radius.cause(of: component)?.components.map(\.id) ?? []
    print("\(component.id) is \(radius.state(of: component).word) because of \(causes)")
  }

  let services = map.components.filter { $0.kind == .service }
  let found = try SinglePointsOfFailure(
    engine, among: Array(map.components), targets: services)
  for target in found.targets {
    print("\(target.component.id) goes down with \(target.points.map(\.id))")
  }

  let report = Report.impact(radius, targets: TargetChoice(defaultOf: map))
  print(String(decoding: try report.bytes(as: .csv()), as: UTF8.self), terminator: "")
}
