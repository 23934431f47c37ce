import BlastRadiusCommand
import Foundation
import TestSupport
import Testing

/// Pictures that Graphviz draws, with a Graphviz that is made up.
@Suite struct PictureTests {
  private static let map =
    "{\"components\": [{\"id\": \"a\"}, {\"id\": \"b\", \"dependsOn\": [\"a\"]}]}"

  private func environment() -> MemoryEnvironment { MemoryEnvironment(files: ["m.json": Self.map]) }

  @Test func dotDrawsWhatItIsGiven() throws {
    let environment = environment()
    environment.programs["dot"] = { arguments, input in
      #expect(arguments == ["-Tsvg"])
      #expect(String(decoding: input, as: UTF8.self).hasPrefix("digraph {"))
      return .success(ProgramResult(status: 0, output: Array("<svg/>".utf8)))
    }
    #expect(environment.run("draw", "m.json", "-o", "map.svg") == 0)
    #expect(environment.files["map.svg"] == Array("<svg/>".utf8))
    #expect(environment.run("impact", "m.json", "--fail", "a", "-f", "svg") == 0)
    #expect(environment.output == "<svg/>")
  }

  @Test func whereItIsMissingTheWayToGetItIsSaid() {
    let environment = environment()
    #expect(environment.run("draw", "m.json", "-o", "map.png") == 2)
    #expect(environment.files["map.png"] == nil)
    #expect(environment.errors.contains("png is drawn by Graphviz, and its program dot is not"))
    #expect(environment.errors.contains("apt-get install graphviz"))
  }

  @Test func itsErrorsArePassedOnAndNothingIsWritten() {
    let environment = environment()
    environment.programs["dot"] = { _, _ in
      .success(ProgramResult(status: 1, errors: Array("Error: no font\nmore\n".utf8)))
    }
    #expect(environment.run("draw", "m.json", "-o", "map.pdf") == 2)
    #expect(environment.files["map.pdf"] == nil)
    #expect(environment.errors.contains("dot of Graphviz failed: Error: no font"))
    environment.programs["dot"] = { _, _ in .failure(.timeLimit("dot", seconds: 120)) }
    #expect(environment.run("draw", "m.json", "-f", "svg") == 2)
    #expect(environment.errors.contains("did not finish within 120 seconds"))
  }

  @Test func aTerminalIsNotFilledWithAPicture() {
    let environment = environment()
    environment.terminals = [.standardOutput]
    environment.programs["dot"] = { _, _ in .success(ProgramResult(status: 0, output: [1])) }
    #expect(environment.run("draw", "m.json", "-f", "png") == 2)
    #expect(environment.output.isEmpty)
    #expect(environment.errors.contains("write it to a file: -o map.png"))
    #expect(environment.run("draw", "m.json", "-o", "map.png") == 0)
  }

  @Test func aLargePictureIsDrawnAndSaidToBeLarge() {
    let components = (0...300).map { "{\"id\": \"c\($0)\"}" }.joined(separator: ",")
    let environment = MemoryEnvironment(files: ["m.json": "{\"components\": [\(components)]}"])
    #expect(environment.run("draw", "m.json") == 0)
    #expect(environment.output.contains("\"c300\""))
    #expect(environment.errors.contains("the picture has 301 boxes; to shrink it: --focus"))
    #expect(environment.run("draw", "m.json", "--collapse", "kind") == 0)
    #expect(environment.errors.components(separatedBy: "boxes").count == 2)
  }

  @Test(
    "slips in what is drawn get their message",
    arguments: [
      (["draw", "m.json", "--dependencies-only"], "--dependencies-only needs --focus"),
      (
        ["draw", "m.json", "--focus", "a", "--dependencies-only", "--dependents-only"],
        "exclude each other"
      ),
      (["impact", "m.json", "--fail", "a", "--theme", "dark"], "--theme is about pictures"),
      (["draw", "m.json", "--collapse", "team"], "'team' is not one of domain, owner"),
      (["draw", "m.json", "-o", "x.gif"], "'x.gif': pictures are drawn from DOT by Graphviz"),
    ])
  func slips(_ words: [String], _ message: String) {
    let environment = environment()
    #expect(CommandLineTool(environment: environment).run(words) == 2)
    #expect(environment.errors.contains(message), "\(environment.errors)")
  }
}
