import CutSets
import DependencyGraph
import Foundation
import MapDiagnostics
import MapLoading
import TestSupport
import Testing

/// Systems that nobody here wrote. Where they are not beside the package the tests say so and are
/// skipped.
@Suite struct PublishedSystemTests {
  private func lines(_ path: String) throws -> [[String]] {
    try CSVTable.rows(
      String(contentsOf: PackageRoot.sharedData.appending(path: path), encoding: .utf8))
  }

  @Test(
    .enabled(
      if: PackageRoot.hasSharedData("aralia/expected.csv"), "../shared/data/aralia is not here"))
  func `published fault trees have the published numbers of minimal cut sets`() throws {
    let rows = try lines("aralia/expected.csv").dropFirst()
    #expect(rows.count == 6)
    for row in rows {
      let file = PackageRoot.sharedData.appending(path: "aralia/\(row[0]).blastradius.json")
      let map = try map(String(contentsOf: file, encoding: .utf8))
      let found = try MapFaultGraph(map).minimalCutSets(of: map.require(row[1])) {
        $0.category == "basic event"
      }
      #expect(found.isComplete)
      #expect(found.counts.total.description == row[2], "\(row[0])")
      #expect(found.counts.byOrder.last?.order == Int(row[3]), "\(row[0])")
      for order in 1...4 {
        #expect(found.counts.count(order: order).description == row[3 + order], "\(row[0])")
      }
    }
  }

  private struct Expected: Decodable {
    var order1: [String]
    var order2: [[String]]
  }

  @Test(
    .enabled(
      if: PackageRoot.hasSharedData("debian/cutsets.json"), "../shared/data/debian is not here"))
  func `sets of nine Debian packages are those of an exhaustive search`() throws {
    let folder = PackageRoot.sharedData.appending(path: "debian")
    let unpacked = try ChildProcess.bash(
      "gunzip -c '\(folder.appending(path: "bookworm.json.gz").path)'")
    let reading = MapReading(SourceText(name: "bookworm.json", bytes: unpacked.output))
    let map = try #require(reading.map)
    let faults = MapFaultGraph(map)
    let workspace = AnalysisWorkspace()
    let expected = try JSONDecoder().decode(
      [String: Expected].self, from: Data(contentsOf: folder.appending(path: "cutsets.json")))
    #expect(expected.count == 9)
    for (name, sets) in expected {
      let found = try faults.minimalCutSets(
        of: map.require(name), limits: .init(order: 2), workspace: workspace)
      let ids = found.sets().map { $0.variables.map { map[$0].id } }
      #expect(
        ids.filter { $0.count == 1 }.map { $0[0] }.sorted() == sets.order1.sorted(), "\(name)")
      let pairs = Set(ids.filter { $0.count == 2 }.map { $0.sorted() })
      #expect(pairs == Set(sets.order2.map { $0.sorted() }), "\(name)")
      #expect(found.counts.total.value == UInt128(ids.count))
    }
  }
}
