import DependencyGraph
import FailurePropagation
import Foundation
import MapDiagnostics
import MapLoading
import MapReporting
import TestSupport
import Testing

/// Maps that nobody here wrote. Where they are not beside the package the tests say so and are skipped.
@Suite struct RealMapTests {
  /// The calls of a tracing sample, each taken for a hard dependency.
  private func callGraph() throws -> DependencyMap {
    struct Call: Decodable {
      var parent: String
      var child: String
    }
    let file = PackageRoot.sharedData.appending(
      path: "jaeger/packages_jaeger-ui_src_components_DependencyGraph_sample_data_large.json")
    let calls = try JSONDecoder().decode([Call].self, from: Data(contentsOf: file))
    let needed = Dictionary(grouping: calls.filter { $0.parent != $0.child }, by: \.parent)
    let names = Set(calls.flatMap { [$0.parent, $0.child] }).sorted()
    #expect(names.count == 1_238 && calls.count == 4_271)
    let components = names.map { name in
      let list = Set((needed[name] ?? []).map { "\"\($0.child)\"" }).sorted()
      return "{\"id\": \"\(name)\", \"dependsOn\": [\(list.joined(separator: ", "))]}"
    }
    return try map(components: components.joined(separator: ",\n"))
  }

  @Test(
    .enabled(
      if: PackageRoot.hasSharedData("jaeger") && PackageRoot.hasProgram("dot"),
      "../shared/data/jaeger or Graphviz is not here"))
  func aCallGraphAroundAServiceIsReadable() throws {
    let map = try callGraph()
    // A service in the large cycle, what it needs and what needs it.
    let scope = DrawingScope(focus: [try map.require("Service1256")], depth: 1)
    let report = Report.draw(map, scope: scope)
    let drawing = try #require(report.drawing)
    #expect((2..<60).contains(drawing().nodes.count))
    let found = try ChildProcess.bash("dot -Tsvg", input: Data(try report.bytes(as: .dot())))
    #expect(found.status == 0 && found.outputText.contains("Service1256"))
  }

  @Test(
    .enabled(
      if: PackageRoot.hasSharedData("jaeger"), "../shared/data/jaeger is not here"))
  func aCallGraphsCycleFallsTogether() throws {
    let map = try callGraph()
    let groups = StronglyConnectedComponents(vertexCount: map.componentCount) { index in
      map[Int(index)].requirements.compactMap {
        guard case .component(let component) = $0.need else { return nil }
        return UInt32(component.index)
      }
    }
    let cycle = try #require(groups.cycles.max { $0.count < $1.count })
    #expect(cycle.count == 356)
    let engine = PropagationEngine(map)
    #expect(engine.impact(of: Scenario(failing: [])).worsened.isEmpty)
    for index in [cycle[0], cycle[177], cycle[355]] {
      let radius = engine.impact(of: Scenario(failing: [map[Int(index)]]))
      #expect(cycle.allSatisfy { radius.state(of: map[Int($0)]) == .down })
    }
  }

  @Test(
    .enabled(
      if: PackageRoot.hasSharedData("trainticket/services.json"),
      "../shared/data/trainticket is not here"))
  func trainTicketHasACycleOfThree() throws {
    struct Services: Decodable { var services: [String: [String]] }
    let file = PackageRoot.sharedData.appending(path: "trainticket/services.json")
    let services = try JSONDecoder().decode(Services.self, from: Data(contentsOf: file)).services
    let names = Set(services.keys).union(services.values.joined()).sorted()
    let components = names.map { name in
      let list = (services[name] ?? []).map { "\"\($0)\"" }
      return "{\"id\": \"\(name)\", \"dependsOn\": [\(list.joined(separator: ", "))]}"
    }
    let reading = MapReading(
      SourceText(
        name: "t.json", text: "{\"components\": [\(components.joined(separator: ",\n"))]}"))
    let map = try #require(reading.map)
    let cycles = reading.warnings.filter { $0.id == .dependencyCycle }
    #expect(cycles.count == 1)
    #expect(cycles.first?.message.hasPrefix("3 components need each other") == true)
    let circle = try ["ts-seat-service", "ts-travel-service", "ts-travel2-service"].map(map.require)
    let engine = PropagationEngine(map)
    #expect(engine.impact(of: Scenario(failing: [])).worsened.isEmpty)
    for lost in circle {
      let radius = engine.impact(of: Scenario(failing: [lost]))
      #expect(circle.allSatisfy { radius.state(of: $0) == .down }, "\(lost.id)")
    }
  }
}
