import DependencyGraph
import FailurePropagation
import Foundation
import MapReporting
import ResilienceAnalysis
import TestSupport
import Testing

/// Every format of one small report, to the byte.
///
///     shop ──► 1 of 2 [stripe, adyen]      shop ┄┄► ads      zone ⊃ stripe
@Suite struct FormatTests {
  private func report(limit: Int? = nil) throws -> Report {
    let map = try map(
      """
      {"name": "Shop", "components": [
        {"id": "zone", "kind": "domain", "provider": "AWS"},
        {"id": "stripe", "kind": "third-party", "within": "zone"},
        {"id": "adyen", "kind": "third-party"}, {"id": "ads", "within": "zone"},
        {"id": "shop", "owner": "web", "tier": 1, "dependsOn": [
          {"anyOf": ["stripe", "adyen"], "failover": "2m"},
          {"component": "ads", "strength": "soft"}]}]}
      """)
    let radius = PropagationEngine(map).impact(
      of: Scenario(failing: [try map.require("zone")]))
    return Report.impact(radius, targets: TargetChoice(defaultOf: map), limit: limit)
  }

  private func text(_ report: Report, _ format: ReportFormat) throws -> String {
    String(decoding: try report.bytes(as: format), as: UTF8.self)
  }

  @Test func csv() throws {
    #expect(
      try text(try report(), .csv()) == """
        component,kind,name,owner,tier,provider,region,category,state,redundancyLost,distance,causeKind,causeComponents
        zone,domain,,,,AWS,,,down,false,0,decree,
        ads,service,,,,,,,down,false,1,domain,zone
        stripe,third-party,,,,,,,down,false,1,domain,zone
        shop,service,,web,1,,,,degraded,true,2,dependency,ads

        """)
  }

  @Test func plainText() throws {
    #expect(
      try text(try report(), .text()) == """
        zone down: 1 of 2 services down, 1 degraded, 1 lost its spare
        in all, without what failed first: 2 of 5 components down, 1 degraded, 1 lost its spare

        STATE                 COMPONENT  TIER  OWNER  STEPS  BECAUSE
        down                  zone          –  –          0  it is in the scenario
        down                  ads           –  –          1  within zone
        down                  stripe        –  –          1  within zone
        degraded, spare lost  shop          1  web        2  uses ads

        """)
  }

  @Test func json() throws {
    let document = try text(try report(limit: 1), .json)
    #expect(document.hasSuffix("\n}\n"))
    let value = try #require(
      try JSONSerialization.jsonObject(with: Data(document.utf8)) as? [String: Any])
    #expect(value["omitted"] as? Int == 3)
    #expect((value["impacts"] as? [Any])?.count == 1)
    #expect(
      document.contains("\n    {\"component\": \"zone\", \"kind\": \"domain\", \"name\": null"))
    let order = [
      "formatVersion", "command", "toolVersion", "map", "scenario", "summary", "impacts",
    ]
    let places = order.compactMap { document.range(of: "\"\($0)\"")?.lowerBound }
    #expect(places.count == order.count && places == places.sorted())
  }

  @Test func anEmptyAnswerIsStillAFileOfItsFormat() throws {
    let map = try map(components: "{\"id\": \"a\", \"kind\": \"cloud\"}")
    let found = try SinglePointsOfFailure(
      PropagationEngine(map), among: Array(map.components), targets: Array(map.components))
    let report = Report.spof(found, targets: TargetChoice(defaultOf: map))
    #expect(
      try text(report, .csv())
        == "target,targetKind,targetOwner,targetTier,component,kind,name,owner,tier,provider,region,category\n"
    )
    #expect(try text(report, .json).contains("\"points\": []"))
    #expect(
      try text(report, .text()) == """
        no single point of failure is known for any of 1 component
        careful: nothing is known of what 1 of 1 component needs; this says nothing about it

        """)
  }

  @Test func textSaysWhatItCutAndFitsTheTerminal() throws {
    #expect(
      try text(try report(limit: 1), .text(TextStyle(limitOption: "--limit")))
        .contains("… and 3 more rows; --limit 4 shows all"))
    let narrow = try text(try report(), .text(TextStyle(width: 68))).components(separatedBy: "\n")
    #expect(narrow.dropFirst(3).allSatisfy { $0.count <= 68 })
    let colored = try text(try report(), .text(TextStyle(isColored: true)))
    #expect(colored.contains("\u{1B}[1;31mdown\u{1B}[0m"))
  }

  @Test func dot() throws {
    let dot = try text(try report(), .dot())
    #expect(dot.hasPrefix("digraph {\n"))
    #expect(dot.contains("subgraph \"cluster_zone\" {"))
    #expect(dot.contains("\"shop\" -> \"shop#1\"\n"))
    #expect(dot.contains("\"shop#1\" -> \"stripe\" [color=\"#B3261E\", penwidth=2.2]"))
    #expect(dot.contains("\"shop\" -> \"ads\" [style=dashed, color=\"#B3261E\", penwidth=2.2]"))
    #expect(dot.contains("label=\"1 of 2\""))
    #expect(dot.contains("FAILED HERE"))
    #expect(!dot.contains("needed only to start"), "the legend lists only what occurs")
  }

  @Test func insertingAComponentDoesNotRenumberThePicture() throws {
    func edges(_ components: String) throws -> Set<Substring> {
      let map = try map(components: components)
      return Set(
        try text(Report.draw(map), .dot()).split(separator: "\n").filter { $0.contains("->") })
    }
    let before = "{\"id\": \"b\"}, {\"id\": \"c\", \"dependsOn\": [{\"anyOf\": [\"b\"]}]}"
    let after = "{\"id\": \"a\", \"dependsOn\": [{\"anyOf\": [\"b\"]}]}, " + before
    #expect(try edges(before).isSubset(of: edges(after)))
  }
}
