import DependencyGraph
import FailurePropagation
import Foundation
import MapDiagnostics
import MapReporting
import TestSupport
import Testing

/// Mermaid has no parser here, so its text is held to the little of its grammar that it uses.
@Suite struct MermaidTests {
  private func text(_ map: DependencyMap, failing ids: [String] = []) throws -> String {
    let scenario = Scenario(failing: try ids.map(map.require))
    let radius = ids.isEmpty ? nil : PropagationEngine(map).impact(of: scenario)
    let report = Report.draw(map, radius: radius)
    return String(decoding: try report.bytes(as: .mermaid()), as: UTF8.self)
  }

  @Test func boxesArrowsAndStatesAreWrittenPlainly() throws {
    let map = try map(
      components: #"""
        {"id": "shop", "dependsOn": ["db", {"anyOf": ["s", "t"]}]}, {"id": "db", "within": "zone"},
        {"id": "s"}, {"id": "t"}, {"id": "zone", "kind": "domain"}
        """#)
    #expect(
      try text(map, failing: ["zone"]) == """
        flowchart LR
          %% zone down: 2 of 4 services down
          %% 5 components
          c_s("s")
          c_shop("shop<br/>— DOWN —")
          c_t("t")
          any_shop_1{"1 of 2"}
          subgraph in_zone["zone<br/>— FAILED HERE, DOWN —"]
          c_db("db<br/>— DOWN —")
          end
          c_shop ==> c_db
          linkStyle 0 stroke:#B3261E,stroke-width:2.5px
          c_shop --> any_shop_1
          any_shop_1 --> c_s
          any_shop_1 --> c_t
          classDef down fill:#B3261E,stroke:#6E120C,color:#FFFFFF
          class c_db,c_shop down

        """)
  }

  /// Every line is one of the few forms there are, whatever the names.
  @Test func hostileNamesStayInTheirLabels() throws {
    let folder = PackageRoot.url.appending(path: "Examples/hostile-names")
    let file = try #require(
      try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        .first { $0.path.hasSuffix(".blastradius.json") })
    let map = try map(String(contentsOf: file, encoding: .utf8))
    let label = #""[^"<>&`\\{}\[\]]*(<br/>[^"<>&`\\{}\[\]]*)*""#
    let name = "[A-Za-z0-9_]+"
    let forms = [
      "flowchart LR", "  %% [^\\n{}]*", "  end", "  \(name)[(\\[/]{1,2}\(label)[)\\]/]{1,2}",
      "  subgraph \(name)\\[\(label)\\]", "  \(name)\\{\"[0-9]+ of [0-9]+\"\\}",
      "  \(name) (-->|==>|-\\.->|-\\.-x|-\\.-o|--o) \(name)", "  linkStyle [0-9]+ [^\\n]*",
      "  classDef [A-Za-z]+ [^\\n]*", "  class [A-Za-z0-9_,]+ [A-Za-z]+",
    ].map { "(\($0))" }.joined(separator: "|")
    let form = try Regex("^(\(forms))$")
    for line in try text(map, failing: [map[0].id]).split(separator: "\n") {
      #expect(try form.wholeMatch(in: line) != nil, "\(line)")
    }
  }
}
