import Foundation
import TestSupport
import Testing

/// How maps reach the tool, and what it says of those that are wrong.
@Suite struct MapsFromOutsideTests {
  @Test func fiveMistakesAreReportedAtOnceWithPlacesAndSuggestions() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      { "components": [
        { "id": "checkout", "dependOn": ["orders"] },
        { "id": "orders", "kind": "servise", "dependsOn": ["databse"] },
        { "id": "database", "recovery": "20 minutes" },
        { "id": "orders" }
      ] }
      """, to: "shop.json")
    let found = try ChildProcess.blastradius(
      ["impact", "shop.json", "--fail", "orders"], in: folder.url)
    #expect(found.status == 2 && found.output.isEmpty)
    let errors = found.errorText.split(separator: "\n").map(String.init)
    let places = errors.filter { $0.contains(": error: ") }
    let expected = [
      ("shop.json:2:23: error: ", "[unknown-key]"), ("shop.json:3:29: error: ", "[unknown-word]"),
      ("shop.json:3:54: error: ", "[unknown-component]"),
      ("shop.json:4:35: error: ", "[bad-duration]"),
      ("shop.json:5:11: error: ", "[duplicate-definition]"),
    ]
    #expect(places.count == 5, "\(found.errorText)")
    for (line, part) in zip(places, expected) {
      #expect(line.hasPrefix(part.0) && line.hasSuffix(part.1), "\(line)")
    }
    for suggestion in ["\"dependsOn\"", "\"service\"", "\"database\""] {
      #expect(found.errorText.contains("did you mean \(suggestion)?"), "\(suggestion)")
    }
    #expect(found.errorText.contains("shop.json:3:11: note: "))
    #expect(errors.count { $0.contains("| ") && $0.contains("^~") } >= 5)
  }

  @Test func aMapMayComeFromStandardInput() throws {
    let piped = try ChildProcess.bash(
      "cat Examples/shop/shop.blastradius.json | $blastradius impact - --fail database -f csv",
      in: PackageRoot.url)
    let read = try ChildProcess.blastradius(
      ["impact", "Examples/shop", "--fail", "database", "-f", "csv"], in: PackageRoot.url)
    #expect(piped.status == 0 && !read.output.isEmpty)
    #expect(piped.output == read.output)
  }

  @Test func aFolderAndItsFilesAreTheSameMap() throws {
    let question = "--fail cirrus/west/a -f csv"
    let folder = try ChildProcess.bash(
      "$blastradius impact Examples/twelve-teams \(question)", in: PackageRoot.url)
    let files = try ChildProcess.bash(
      "$blastradius impact Examples/twelve-teams/teams/*.json \(question)", in: PackageRoot.url)
    #expect(folder.status == 0 && folder.outputText.contains("cirrus/west/a"))
    #expect(folder.output == files.output)
  }

  @Test func aStubKnowsNothingOfWhatItsDefinitionNeeds() throws {
    func down(_ map: String) throws -> Set<String> {
      let found = try ChildProcess.blastradius(
        ["impact", map, "--fail", "latchkey", "-f", "csv"], in: PackageRoot.url)
      return Set(try CSVTable.rows(found.outputText).dropFirst().map { $0[0] })
    }
    let alone = try down("Examples/twelve-teams/teams/identity.blastradius.json")
    let together = try down("Examples/twelve-teams")
    #expect(alone.contains("latchkey"))
    #expect(alone.isStrictSubset(of: together))
  }

  @Test func aClosedPipeEndsALongAnswerQuietly() throws {
    let components = (0..<20_000).map { "{\"id\": \"service-\($0)\", \"dependsOn\": [\"base\"]}" }
    let map = "{\"components\": [{\"id\": \"base\"}, \(components.joined(separator: ", "))]}"
    let found = try ChildProcess.bash(
      """
      { $blastradius impact - --fail base -f csv; echo "status $?" >&2; } | head -1
      """, input: Data(map.utf8))
    #expect(found.outputText.hasPrefix("component,kind,"))
    #expect(found.outputText.split(separator: "\n").count == 1)
    #expect(found.errorText == "status 0\n")
  }
}
