import Foundation
import TestSupport
import Testing

/// The tool as its users meet it.
@Suite struct EndToEndTests {
  private let shop = "Examples/shop"

  private func run(_ arguments: String...) throws -> ChildProcess {
    try ChildProcess.blastradius(arguments, in: PackageRoot.url)
  }

  @Test func exitStatusesSayWhetherLimitsHold() throws {
    #expect(try run("impact", shop, "--fail", "database", "--max-down", "10").status == 0)
    let over = try run("impact", shop, "--fail", "database", "--max-down", "9", "-f", "json")
    #expect(over.status == 1)
    #expect(over.outputText.contains("{\"limit\": \"max-down\", \"allowed\": 9, \"found\": 10}"))
    #expect(try run("rank", shop, "--max-down", "11").status == 1)
    #expect(try run("spof", shop, "--max-points", "0").status == 1)
    #expect(try run("check", shop, "--deny-warnings").status == 0)
    #expect(try run("check", "Examples/mutual").status == 0)
    #expect(try run("check", "Examples/mutual", "--deny-warnings").status == 1)
    #expect(try run("impact", shop, "--fail", "nothing-like-it").status == 2)
    #expect(try run("impact", shop).status == 2)
  }

  @Test func aMapWithErrorsGivesNoAnswer() throws {
    let map = Data("{\"components\": [{\"id\": \"a\", \"dependsOn\": [\"b\"]}]}".utf8)
    let found = try ChildProcess.blastradius(["impact", "-", "--fail", "a"], input: map)
    #expect(found.status == 2 && found.output.isEmpty)
    #expect(found.errorText.hasPrefix("<stdin>:1:43: error: no component is called \"b\""))
    let checked = try ChildProcess.blastradius(["check", "-"], input: map)
    #expect(checked.status == 2 && checked.outputText.contains("[unknown-component]"))
  }

  @Test func warningsAreALineThatPointsToCheck() throws {
    let found = try run("impact", "Examples/mutual", "--fail", "storage")
    #expect(
      found.errorText
        == "blastradius: 1 warning about the map; see: blastradius check Examples/mutual\n")
  }

  @Test func slipsGetHints() throws {
    #expect(
      try run("impact", shop, "--fail", "accounts", "orders").errorText
        .contains("--fail accounts --fail orders"))
    #expect(
      try run("impact", shop, "-f", "aws/us-east-1").errorText.contains("--fail aws/us-east-1"))
    #expect(
      try run("impact", shop, "--fail", "chekout").errorText.contains("--fail checkout"))
    #expect(try run("impcat", shop).errorText.contains("impact"))
    #expect(
      try run("impact", shop, "--fail", "owner=pyaments").errorText.contains("owner=payments"))
  }

  @Test func everyTeamsFileIsCompleteByItself() throws {
    let teams = "Examples/twelve-teams/teams"
    let files = try FileManager.default.contentsOfDirectory(
      atPath: PackageRoot.url.appending(path: teams).path)
    #expect(files.count == 12)
    for file in files { #expect(try run("check", "\(teams)/\(file)").status == 0, "\(file)") }
    #expect(
      try run("check", "Examples/twelve-teams").outputText == "no problems in 40 components\n")
  }

  @Test func aClosedPipeEndsQuietly() throws {
    let found = try ChildProcess.bash(
      "for i in 1 2 3; do \"$blastradius\" impact Examples/shop --fail rotterdam -f json | head -1; done",
      in: PackageRoot.url)
    #expect(found.status == 0 && found.errorText.isEmpty)
    #expect(found.outputText == "{\n{\n{\n")
  }

  @Test func whatCannotBeWrittenLeavesWhatWasThere() throws {
    let full = try run("impact", shop, "--fail", "database", "-o", "/dev/full")
    #expect(full.status == 2 && full.errorText.contains("/dev/full"))
    let missing = try run("impact", shop, "--fail", "database", "-o", "/nowhere/answer.json")
    #expect(missing.status == 2 && missing.errorText.contains("/nowhere/answer.json"))
  }

  @Test func theSameMapGivesTheSameBytesInWhateverOrderItStands() throws {
    func answer(_ seed: Int) throws -> Data {
      let map = Data(RandomMap(seed: 11).shuffledJSON(seed: seed).utf8)
      return try ChildProcess.blastradius(
        ["rank", "-", "-f", "csv", "--target", "*"], input: map
      ).output
    }
    let first = try answer(1)
    #expect(first.count > 100)
    for seed in 2..<5 { #expect(try answer(seed) == first) }
  }
}
