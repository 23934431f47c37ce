import BlastRadiusCommand
import DependencyGraph
import Foundation
import TestSupport
import Testing

@testable import HTMLReport

/// How the whole map is arranged, and what a page says where it is not.
@Suite struct PageDrawingTests {
  ///     shop (in rotterdam) ──► 1 of ──► stripe
  ///       ╎                      └─────► adyen
  ///       └╌╌► search
  private static let components = """
    {"id": "rotterdam", "kind": "domain"},
    {"id": "shop", "within": "rotterdam",
     "dependsOn": [{"anyOf": ["stripe", "adyen"]}, {"component": "search", "strength": "soft"}]},
    {"id": "stripe", "kind": "third-party"}, {"id": "adyen", "kind": "third-party"},
    {"id": "search"}
    """

  private func environment() -> MemoryEnvironment {
    MemoryEnvironment(files: ["map.json": "{\"components\": [\(PageDrawingTests.components)]}"])
  }

  @Test func graphvizIsAskedInNumbers() throws {
    let text = try ArrangementRequest(map(components: PageDrawingTests.components)).text
    for name in ["shop", "stripe", "adyen", "search", "rotterdam"] { #expect(!text.contains(name)) }
    #expect(text.contains("subgraph cluster_0 {"))
    #expect(text.contains("\"1#0\" -> \"2\";"))
    #expect(text.contains("\"1\" -> \"4\" [weight=0];"))
  }

  @Test func whatIsRequiredTwiceIsDrawnOnce() throws {
    let request = try ArrangementRequest(
      map(
        components: """
          {"id": "b"}, {"id": "a", "dependsOn": [{"component": "b", "strength": "soft"},
            {"component": "b", "neededTo": "start"}, "b"]}
          """))
    #expect(request.arrows.count == 1)
    #expect(request.arrows.first?.bond == .hard)
  }

  @Test(.enabled(if: PackageRoot.hasProgram("dot"), "Graphviz is not installed"))
  func theAnswerPlacesEverything() throws {
    let request = try ArrangementRequest(map(components: PageDrawingTests.components))
    let answer = try ChildProcess.bash("dot -Tplain", input: Data(request.text.utf8))
    let arrangement = try #require(MapArrangement(request, plain: Array(answer.output)))
    #expect(arrangement.nodes.count == 4 * 5)
    #expect(arrangement.groups.prefix(2) == [1, 0])
    #expect(arrangement.frames == [0, -1])
    #expect(arrangement.edges.prefix(4) == [1, -1, 0, 0])
  }

  @Test func anAnswerThatIsNoneGivesNoArrangement() throws {
    let request = try ArrangementRequest(map(components: PageDrawingTests.components))
    for answer in ["", "graph 1 2 3\nnode 1 0 0\n", "graph 1 2 3\nedge 1 2 4 0 0 0 0 0 0\nstop\n"] {
      #expect(MapArrangement(request, plain: Array(answer.utf8)) == nil)
    }
  }

  @Test(.enabled(if: PackageRoot.hasProgram("dot"), "Graphviz is not installed"))
  func placesThatAreNoNumbersAreNotBelieved() throws {
    let request = try ArrangementRequest(map(components: PageDrawingTests.components))
    let answer = try ChildProcess.bash("dot -Tplain", input: Data(request.text.utf8)).outputText
    for line in answer.split(separator: "\n") where !line.hasPrefix("stop") {
      let words = line.split(separator: " ").map(String.init)
      // The last number of the line: the height of the graph, of a box, of a bend.
      let place = words[0] == "graph" ? 3 : words[0] == "node" ? 5 : 4
      for bad in ["nan", "-nan", "inf", "1e308", "-1e19", "x"] {
        var changed = words
        changed[place] = bad
        let text = answer.replacing(line, with: changed.joined(separator: " "))
        #expect(MapArrangement(request, plain: Array(text.utf8)) == nil, "\(changed)")
      }
    }
    let many = answer.replacing("edge 1 2 4 ", with: "edge 1 2 9223372036854775807 ")
    #expect(many == answer || MapArrangement(request, plain: Array(many.utf8)) == nil)
  }

  @Test func aMissingGraphvizIsSaidOnThePageAndBesideIt() {
    let environment = environment()
    #expect(environment.run("report", "map.json", "-o", "report.html") == 0)
    let remark = "the map is not drawn whole: Graphviz (dot) is not installed"
    #expect(environment.errors.hasPrefix("blastradius: \(remark)"))
    let page = String(decoding: environment.files["report.html"] ?? [], as: UTF8.self)
    #expect(page.contains(remark))
  }

  @Test func aFailingGraphvizIsSaidToo() {
    let environment = environment()
    environment.programs["dot"] = { _, _ in .success(ProgramResult(status: 1)) }
    #expect(environment.run("report", "map.json") == 0)
    #expect(environment.errors.contains("Graphviz gave no answer (status 1)"))
    environment.programs["dot"] = { _, _ in .failure(.timeLimit("dot", seconds: 20)) }
    #expect(environment.run("report", "map.json") == 0)
    #expect(environment.errors.contains("dot took more than 20 s"))
    #expect(environment.output.hasPrefix("<!DOCTYPE html>"))
  }
}
