import DependencyGraph
import FailurePropagation
import Foundation
import MapDiagnostics
import MapLoading
import MapReporting
import ResilienceAnalysis

/// Something that is measured on a map: each returns its times and its answer, which has been checked.
enum Workload: String, CaseIterable {
  /// Reading and checking a map, to a graph ready to answer.
  case load
  /// The loss of the component that most depend on.
  case impact
  /// The loss of a component on which few depend.
  case leaf
  /// What the loss of every component takes down.
  case radii
  /// What alone takes down one of a hundred targets.
  case spof
  /// Writing the impact of a large loss as CSV.
  case report
  /// A hundred outages in a day.
  case day

  typealias Outcome = (times: [Double], answer: String)

  /// Measures this on the map at `path`.
  ///
  /// - Throws: `BenchmarkFailure` when the answer is wrong.
  func measure(_ path: String, expectedPairs: Int?, repetitions: Int) throws -> Measurement {
    let source = try Workload.source(path)
    let (loading, engine) = try seconds(repetitions: self == .load ? repetitions : 1) {
      try Workload.load(source)
    }
    let map = engine.map
    let requirements = map.components.reduce(0) { $0 + $1.requirements.count }
    let outcome: Outcome
    switch self {
    case .load:
      outcome = (loading, "\(map.componentCount) components, \(requirements) requirements")
    case .impact: outcome = try impact(engine, of: Workload.hub(engine), repetitions)
    case .leaf: outcome = try impact(engine, of: Workload.leaf(engine), repetitions)
    case .radii: outcome = try radii(engine, expectedPairs, repetitions)
    case .spof: outcome = try points(engine, repetitions)
    case .report: outcome = try report(engine, repetitions)
    case .day: outcome = try day(engine, repetitions)
    }
    return Measurement(
      workload: rawValue, map: map.name?.split(separator: " ").first.map(String.init) ?? path,
      components: map.componentCount, requirements: requirements, repetitions: repetitions,
      medianSeconds: outcome.times[outcome.times.count / 2],
      spreadSeconds: [outcome.times[0], outcome.times[outcome.times.count - 1]],
      peakBytes: peakMemory(), answer: outcome.answer)
  }

  /// The text of the file at `path`, mapped.
  private static func source(_ path: String) throws -> SourceText {
    let content = try Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
    return content.withUnsafeBytes { bytes in
      let bytes = bytes.bindMemory(to: UInt8.self)
      return SourceText(name: path, owning: bytes) { _ in withExtendedLifetime(content) {} }
    }
  }

  private static func load(_ source: SourceText) throws -> PropagationEngine {
    let reading = MapReading(source)
    guard let map = reading.map else {
      throw BenchmarkFailure("\(source.name) is no sound map")
    }
    let engine = PropagationEngine(map)
    // Warnings are found meanwhile, and belong to a complete check.
    _ = reading.warnings
    return engine
  }

  // MARK: - One scenario

  private static func hub(_ engine: PropagationEngine) -> Int {
    let offsets = engine.graph.offsets
    let fanIns = (0..<engine.map.componentCount).map { offsets[$0 + 1] - offsets[$0] }
    return fanIns.indices.max { (fanIns[$0], $0) < (fanIns[$1], $1) } ?? 0
  }

  /// The first component that just one other needs, which nothing needs.
  private static func leaf(_ engine: PropagationEngine) -> Int {
    let graph = engine.graph
    func fanIn(_ index: Int) -> Int { Int(graph.offsets[index + 1] - graph.offsets[index]) }
    return (0..<engine.map.componentCount).first { index in
      guard fanIn(index) == 1 else { return false }
      let target = Int(graph.edges[Int(graph.offsets[index])].end)
      return target < graph.componentCount && fanIn(target) == 0
    } ?? 0
  }

  private func impact(
    _ engine: PropagationEngine, of index: Int, _ repetitions: Int
  ) throws -> Outcome {
    let scenario = Scenario(failing: [engine.map[index]])
    // The memory of a propagation is made once and used again; that first touch is not measured.
    _ = engine.impact(of: scenario)
    let (times, radius) = seconds(repetitions: repetitions) { engine.impact(of: scenario) }
    try Certificate(radius).check()
    let down = radius.hits.count { $0.state == .down }
    return (times, "\(down) down, \(radius.hits.count - down) degraded")
  }

  // MARK: - Every loss

  private func radii(
    _ engine: PropagationEngine, _ expectedPairs: Int?, _ repetitions: Int
  ) throws -> Outcome {
    let map = engine.map
    let (times, ranking) = try seconds(repetitions: repetitions) {
      try Ranking(engine, among: Array(map.components), targets: Array(map.components))
    }
    let pairs = ranking.entries.reduce(0) { $0 + $1.down }
    if let expectedPairs, pairs != expectedPairs {
      throw BenchmarkFailure("all radii have \(pairs) components down, not \(expectedPairs)")
    }
    for entry in Workload.sample(ranking.entries) {
      let radius = engine.impact(of: Scenario(failing: [entry.component]))
      try Certificate(radius).check()
      let down = radius.hits.count { $0.state == .down } - 1
      guard entry.down == down, entry.degraded == radius.hits.count - 1 - down else {
        throw BenchmarkFailure("the ranking differs from the scenario of \(entry.component.id)")
      }
    }
    return (times, "\(pairs) down")
  }

  private func points(_ engine: PropagationEngine, _ repetitions: Int) throws -> Outcome {
    let map = engine.map
    let services = map.components.filter { $0.kind == .service }
    let targets = Workload.sample(services, count: 100)
    let (times, found) = try seconds(repetitions: repetitions) {
      try SinglePointsOfFailure(engine, among: Array(map.components), targets: targets)
    }
    for point in Workload.sample(found.points) {
      let radius = engine.impact(of: Scenario(failing: [point.component]))
      let lost = Set(targets.map(\.index)).filter { radius.state(of: map[$0]) == .down }
      guard lost.subtracting([point.component.index]) == Set(point.targets.map(\.index)) else {
        throw BenchmarkFailure("the targets of \(point.component.id) differ from its scenario's")
      }
    }
    return (times, "\(found.points.reduce(0) { $0 + $1.targets.count }) points and targets")
  }

  static func sample<Element>(_ elements: [Element], count: Int = 8) -> [Element] {
    guard elements.count > count else { return elements }
    return (0..<count).map { elements[$0 * (elements.count - 1) / max(count - 1, 1)] }
  }

  // MARK: - Writing

  private func report(_ engine: PropagationEngine, _ repetitions: Int) throws -> Outcome {
    let scenario = Scenario(failing: [engine.map[Workload.hub(engine)]])
    let radius = engine.impact(of: scenario)
    let targets = TargetChoice(defaultOf: engine.map)
    let (times, counts) = try seconds(repetitions: repetitions) {
      let counts = Counts()
      try Report.impact(radius, targets: targets).write(as: .csv()) { piece in
        counts.bytes += piece.count
        counts.lines += piece.count { $0 == UInt8(ascii: "\n") }
      }
      return counts
    }
    let rows = Set(radius.hits.map { Int($0.index) }).union(radius.redundancyLostIndices).count
    guard counts.lines == rows + 1 else {
      throw BenchmarkFailure("\(counts.lines - 1) rows were written, not \(rows)")
    }
    return (times, "\(counts.lines) lines, \(counts.bytes) bytes")
  }

  private final class Counts {
    var bytes = 0
    var lines = 0
  }
}
