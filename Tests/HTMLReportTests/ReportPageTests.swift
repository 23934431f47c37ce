import DependencyGraph
import FailurePropagation
import Foundation
import MapReporting
import ResilienceAnalysis
import TestSupport
import Testing

@testable import HTMLReport

@Suite struct ReportPageTests {
  private func page(of map: DependencyMap) throws -> String {
    let targets = TargetChoice(defaultOf: map)
    let ranking = try Ranking(
      PropagationEngine(map), among: Array(map.components), targets: targets.components)
    let page = ReportPage(
      map: map, targets: targets, ranking: ranking, scenario: Scenario(failing: []))
    return String(decoding: page.bytes, as: UTF8.self)
  }

  /// What stands between the first `start` behind `name` and the next `end`.
  private func part(_ page: String, from start: String, to end: String) throws -> String {
    let begin = try #require(page.range(of: start)).upperBound
    return String(
      page[begin..<(try #require(page.range(of: end, range: begin..<page.endIndex))).lowerBound])
  }

  @Test func noNameBreaksOut() throws {
    let names = [
      "</script><script>alert(1)</script>", "<!--", "]]>", "\u{2028}", "{{script}}", "&lt;",
    ]
    let components = try names.map {
      let id = String(decoding: try JSONEncoder().encode($0), as: UTF8.self)
      return "{\"id\": \(id), \"name\": \(id), \"owner\": \(id)}"
    }
    let page = try page(of: map(components: components.joined(separator: ", ")))
    let content = try part(page, from: "id=\"content\">", to: "</script>")
    #expect(!content.contains("<") && !content.contains("\u{2028}"))
    let parsed = try JSONValue(parsing: Data(content.utf8))
    #expect(parsed["map"]?["ids"]?.elements?.compactMap(\.text) == names)
    #expect(page.components(separatedBy: "<script").count == 3)
  }

  @Test func theTitleIsText() throws {
    let page = try page(of: map(#"{"name": "<b>&\"'", "components": [{"id": "a"}]}"#))
    #expect(page.contains("<title>&lt;b&gt;&amp;&quot;&#39;</title>"))
  }

  @Test func thePolicyNamesTheDigestsOfWhatThePageHolds() throws {
    let page = try page(of: map(components: #"{"id": "a"}"#))
    let policy = try part(page, from: "Content-Security-Policy\" content=\"", to: "\"")
    let script = try part(page, from: "</script>\n<script>", to: "</script>")
    let style = try part(page, from: "<style>", to: "</style>")
    for (name, text) in [("script", script), ("style", style)] {
      let digest = Base64.text(of: SHA256.digest(Array(text.utf8)))
      #expect(policy.contains("\(name)-src 'sha256-\(digest)'"))
    }
    #expect(policy.hasPrefix("default-src 'none';"))
    #expect(!page.contains(" style=") && !page.contains(" onclick="))
  }

  @Test func theSameMapGivesTheSamePage() throws {
    func page() throws -> Data {
      try ChildProcess.blastradius(["report", "Examples/shop"], in: PackageRoot.url).output
    }
    let first = try page()
    #expect(first.count > 50_000)
    #expect(try page() == first)
  }

  @Test func thePartsOfThePageNameNoAddress() {
    for part in PageTemplate.scripts + [PackageResources.page_css, PackageResources.page_html] {
      let text = String(decoding: part, as: UTF8.self)
        .replacing("http://www.w3.org/2000/svg", with: "")
      #expect(!text.contains("http:") && !text.contains("https:"))
    }
  }

  @Test(.enabled(if: PackageRoot.hasSharedData("jaeger"), "../shared/data/jaeger is not here"))
  func aCallGraphOfTwelveHundredServicesIsUnderTwoMegabytes() throws {
    #expect(try pageOfCalls().utf8.count < 2_000_000)
  }

  @Test(
    .enabled(if: PackageRoot.hasSharedData("jaeger"), "../shared/data/jaeger is not here"),
    .enabled(if: Browser.isInstalled, "Chromium is not installed"))
  func aCallGraphOfTwelveHundredServicesOpensAroundItsWorst() throws {
    let folder = try TemporaryFolder()
    try folder.write(try pageOfCalls(), to: "jaeger.html")
    let browser = try Browser()
    try browser.open(folder.path("jaeger.html"))
    #expect(try browser.text("#points-summary").contains("components take down at least one"))
    let drawn = try #require(try browser.value("page.drawing.boxes.size").amount)
    #expect(drawn > 10 && drawn <= 60)
  }

  /// The page of the large call graph.
  private func pageOfCalls() throws -> String {
    struct Call: Decodable {
      var parent: String
      var child: String
    }
    let file = PackageRoot.sharedData.appending(
      path: "jaeger/packages_jaeger-ui_src_components_DependencyGraph_sample_data_large.json")
    let calls = try JSONDecoder().decode([Call].self, from: Data(contentsOf: file))
    let needed = Dictionary(grouping: calls.filter { $0.parent != $0.child }, by: \.parent)
    let names = Set(calls.flatMap { [$0.parent, $0.child] }).sorted()
    let components = names.map { name in
      let list = Set((needed[name] ?? []).map { "\"\($0.child)\"" }).sorted()
      return "{\"id\": \"\(name)\", \"dependsOn\": [\(list.joined(separator: ", "))]}"
    }
    return try page(of: map(components: components.joined(separator: ",\n")))
  }
}
