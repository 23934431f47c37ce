import DependencyGraph
import FailurePropagation
import Foundation
import MapDiagnostics
import MapLoading
import MapReporting
import TestSupport
import Testing

/// Names with everything that breaks a format, through every format: they come out as they went in.
@Suite struct HostileNamesTests {
  private func map() throws -> DependencyMap {
    let file = PackageRoot.url.appending(
      path: "Examples/hostile-names/hostile-names.blastradius.json")
    let reading = MapReading(SourceText(name: "hostile", bytes: try Data(contentsOf: file)))
    return try #require(reading.map)
  }

  private func impact() throws -> (report: Report, ids: Set<[UInt8]>) {
    let map = try map()
    let radius = PropagationEngine(map).impact(
      of: Scenario(failing: map.components.filter { !$0.isInside }))
    let ids = map.components.filter {
      radius.state(of: $0) != .up || radius.hasLostRedundancy($0)
    }.map { Array($0.id.utf8) }
    return (Report.impact(radius, targets: TargetChoice(defaultOf: map)), Set(ids))
  }

  private func text(_ report: Report, _ format: ReportFormat) throws -> String {
    String(decoding: try report.bytes(as: format), as: UTF8.self)
  }

  @Test func csvParsesBackToTheSameNames() throws {
    let (report, ids) = try impact()
    let rows = try CSVTable.rows(try text(report, .csv()))
    #expect(Set(rows.dropFirst().map { Array($0[0].utf8) }) == ids)
    #expect(rows.allSatisfy { $0.count == 13 })
  }

  @Test func aSpreadsheetRunsNoneOfThem() throws {
    let rows = try CSVTable.rows(try text(try impact().report, .csv(forSpreadsheet: true)))
    #expect(rows[0][0] == "\u{FEFF}component")
    for cell in rows.joined() {
      let first = cell.drop { $0 == " " }.first
      #expect(first.map { !"=+-@\t\r".contains($0) } ?? true, "\(cell)")
    }
  }

  @Test func jsonParsesBackToTheSameNames() throws {
    let (report, ids) = try impact()
    struct Document: Decodable {
      struct Impact: Decodable { var component: String }
      var impacts: [Impact]
    }
    let document = try JSONDecoder().decode(Document.self, from: Data(try report.bytes(as: .json)))
    #expect(Set(document.impacts.map { Array($0.component.utf8) }) == ids)
  }

  @Test func textKeepsToItsLinesAndDoesNothingToATerminal() throws {
    let (report, ids) = try impact()
    let shown = try text(report, .text())
    let hidden = shown.unicodeScalars.filter {
      $0 != "\n"
        && ($0.value < 0x20 || (0x7F...0x9F).contains($0.value)
          || (0x2028...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value))
    }
    #expect(hidden.isEmpty)
    let rows = shown.split(separator: "\n").drop { !$0.hasPrefix("STATE") }.dropFirst()
    #expect(rows.count { !$0.hasPrefix("This assumes") } == ids.count)
  }

  @Test(.enabled(if: PackageRoot.hasProgram("dot"), "Graphviz is not installed"))
  func graphvizDrawsThemAsTheyAre() throws {
    let map = try map()
    let dot = try Report.draw(map).bytes(as: .dot())
    let found = try ChildProcess.bash("dot -Tsvg", input: Data(dot))
    #expect(found.status == 0 && found.errorText.isEmpty, "\(found.errorText)")
    // A tooltip begins with the id, on a line of its own.
    let titles = Set(
      found.outputText.matches(of: /xlink:title="([^"]*)"/).map { match in
        let line = match.1.components(separatedBy: "&#10;")[0].components(separatedBy: "\n")[0]
        let entities = [
          ("&#45;", "-"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"),
          ("&#160;", "\u{A0}"), ("&amp;", "&"),
        ]
        return Array(entities.reduce(line) { $0.replacing($1.0, with: $1.1) }.utf8)
      })
    for component in map.components {
      let shown = DisplayWidth.cut(VisibleText.visible(component.id), to: 400)
      // XML cannot hold U+FFFE and U+FFFF.
      let drawable = shown.replacing("\u{FFFE}", with: "\u{FFFD}")
        .replacing("\u{FFFF}", with: "\u{FFFD}")
      #expect(titles.contains(Array(drawable.utf8)), "\(component.id)")
    }
  }

  @Test func everyComponentHasABoxOfItsOwn() throws {
    let map = try map()
    let dot = try text(Report.draw(map), .dot())
    let boxes = dot.split(separator: "\n").filter {
      $0.contains("tooltip=") && !$0.contains("shape=diamond") && !$0.contains("graph [")
    }.map { $0.drop { $0 == " " }.prefix { $0 != "[" } }
    #expect(Set(boxes).count == boxes.count)
    let framed = map.components.count { $0.kind == .domain }
    #expect(boxes.count >= map.componentCount - framed)
  }

  @Test(.enabled(if: PackageRoot.hasProgram("dot"), "Graphviz is not installed"))
  func labelsComeOutOfADrawingAsTheyWentIn() throws {
    let names = ["C:\\Net", "ends\\", "a & b &amp; c", "\\N \\G \\l", "say \"hi\"", "<b>", "{a|b}"]
    let components = names.map { name in
      let escaped = name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      return "{\"id\": \"\(escaped)\"}"
    }
    let map = try TestSupport.map(components: components.joined(separator: ", "))
    let found = try ChildProcess.bash(
      "dot -Tsvg", input: Data(try Report.draw(map).bytes(as: .dot())))
    let svg = found.outputText
    for name in names {
      let drawn = name.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
      let variants = [drawn, drawn.replacing(" ", with: "&#160;")]
      #expect(variants.contains { svg.contains(">\($0)</text>") }, "\(name)")
    }
  }
}
