import DependencyGraph
import FailurePropagation
import Foundation
import MapDiagnostics
import MapLoading
import ResilienceAnalysis
import TestSupport
import Testing

/// The package graph of Debian 12, which stands in `Examples/debian`, and what is said of it.
@Suite struct DebianTests {
  /// What a shortcut makes of a group of alternatives.
  private enum Alternatives {
    case kept
    case dropped
    case allNeeded
  }

  private static let folder = PackageRoot.url.appending(path: "Examples/debian")

  private func map(_ alternatives: Alternatives = .kept) throws -> DependencyMap {
    let unpacked = try ChildProcess.bash("gunzip -c bookworm.json.gz", in: DebianTests.folder)
    try #require(unpacked.status == 0, "\(unpacked.errorText)")
    let text = try shortcut(unpacked.output, alternatives)
    let map = try #require(MapReading(SourceText(name: "bookworm.json", bytes: text)).map)
    #expect(map.componentCount == 63_666)
    return map
  }

  /// The map with its groups of alternatives left out, or taken for groups of which all are needed.
  private func shortcut(_ text: Data, _ alternatives: Alternatives) throws -> Data {
    guard alternatives != .kept else { return text }
    var document = try #require(try JSONSerialization.jsonObject(with: text) as? [String: Any])
    let components = try #require(document["components"] as? [[String: Any]])
    document["components"] = components.map { component in
      var component = component
      let needs = component["dependsOn"] as? [Any] ?? []
      component["dependsOn"] = needs.flatMap { need -> [Any] in
        guard let group = need as? [String: Any], let members = group["anyOf"] as? [Any] else {
          return [need]
        }
        return alternatives == .dropped ? [] : members
      }
      return component
    }
    return try JSONSerialization.data(withJSONObject: document)
  }

  private func radii(of packages: [String], in map: DependencyMap) throws -> [String: Int] {
    let ranking = try Ranking(
      PropagationEngine(map), among: packages.map(map.require), targets: [])
    return Dictionary(uniqueKeysWithValues: ranking.entries.map { ($0.component.id, $0.down) })
  }

  @Test func packagesTakeDownWhatDebiansOwnSolverSays() throws {
    let table = try CSVTable.rows(
      String(contentsOf: DebianTests.folder.appending(path: "expected.csv"), encoding: .utf8))
    var expected = ["debconf": 19_833, "systemd": 134, "libsystemd0": 0]
    for row in table.dropFirst() { expected[row[0]] = Int(row[2]) }
    #expect(expected.count == 23)
    #expect(try radii(of: expected.keys.sorted(), in: map()) == expected)
  }

  /// A row of the table in the README: a package and what its loss takes down, three ways.
  private struct Row {
    var package: String
    var figures: [Int?]
  }

  private func headline() throws -> [Row] {
    let page = try String(
      contentsOf: PackageRoot.url.appending(path: "README.md"), encoding: .utf8)
    let lines = page.split(separator: "\n").drop { !$0.hasPrefix("| package | takes down |") }
    return lines.dropFirst(2).prefix { $0.hasPrefix("|") }.map { line in
      let cells = line.split(separator: "|").map {
        $0.filter { !" `*,".contains($0) }
      }
      return Row(package: cells[0], figures: cells.dropFirst().map { Int($0) })
    }
  }

  @Test func theTableInTheReadmeIsTrue() throws {
    let rows = try headline()
    #expect(rows.count == 5)
    for (column, alternatives) in [Alternatives.kept, .dropped, .allNeeded].enumerated() {
      let found = try radii(of: rows.map(\.package), in: map(alternatives))
      for row in rows {
        try #require(row.figures.count == 3)
        guard let figure = row.figures[column] else { continue }
        #expect(found[row.package] == figure, "\(row.package), column \(column)")
      }
    }
    #expect(rows.flatMap(\.figures).count(where: { $0 == nil }) <= 1)
  }
}
