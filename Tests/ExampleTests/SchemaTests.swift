import DependencyGraph
import Foundation
import MapDiagnostics
import MapLoading
import TestSupport
import Testing

/// What the schemas in `docs/schema` promise, held against every example.
@Suite struct SchemaTests {
  private static let root = PackageRoot.url.path

  /// The maps of the examples by their paths, and a folder that is one map of many files.
  static let maps: [String] = {
    let all =
      FileManager.default.enumerator(atPath: root + "/Examples")?
      .compactMap { $0 as? String } ?? []
    return all.filter { $0.hasSuffix(".blastradius.json") }.map { "Examples/\($0)" }.sorted()
      + ["Examples/twelve-teams"]
  }()

  private func schema(_ name: String) throws -> JSONSchema {
    try JSONSchema(
      Data(contentsOf: PackageRoot.url.appending(path: "docs/schema/\(name).schema.json")))
  }

  /// The problems of the JSON that `arguments` print.
  private func problems(
    _ arguments: [String], input: String = "", status: Int32 = 0
  ) throws -> [String] {
    let found = try ChildProcess.blastradius(
      arguments + ["-f", "json"], input: Data(input.utf8), in: PackageRoot.url)
    #expect(found.status == status, "\(arguments) \(found.errorText)")
    return try schema(arguments[0]).problems(in: JSONValue(parsing: found.output))
  }

  /// Some ids of the map at `path`, spread over it.
  private func someIDs(_ path: String) throws -> [String] {
    let ids = try ChildProcess.blastradius(
      ["rank", path, "-f", "json", "--target", "*"], in: PackageRoot.url)
    let ranking = try JSONValue(parsing: ids.output)["ranking"]?.elements ?? []
    let names = ranking.compactMap { $0["component"]?.text }
    return stride(from: 0, to: names.count, by: max(1, names.count / 4)).map { names[$0] }
  }

  @Test(arguments: maps) func everyAnswerFitsItsSchema(_ map: String) throws {
    for verb in ["rank", "spof", "check", "draw"] { #expect(try problems([verb, map]) == []) }
    let ids = try someIDs(map)
    #expect(!ids.isEmpty)
    for id in ids {
      let scenario = ["--fail=\(id)", "--degrade=\(ids[0])"]
      #expect(try problems(["impact", map] + scenario) == [])
      #expect(try problems(["draw", map, "--collapse", "kind"] + scenario) == [])
      #expect(try problems(["draw", map, "--hide=\(id)"] + scenario) == [])
      #expect(try problems(["explain", map, "--target=*"] + scenario) == [])
    }
    #expect(try problems(["impact", map, "--fail=*", "--limit", "1", "--target=*"]) == [])
    for options in [["--for=6h"], []] {
      let scenario = ["--fail=\(ids[0])@5m"] + options
      #expect(try problems(["timeline", map] + scenario) == [])
      #expect(try problems(["timeline", map, "--advise", "--limit=2"] + scenario) == [])
      #expect(try problems(["recovery", map] + scenario) == [])
    }
    #expect(try problems(["recovery", map, "--full-stop"]) == [])
  }

  @Test func theCataloguesListAndMapFitTheirSchemas() throws {
    #expect(try problems(["catalog", "list"]) == [])
    #expect(try problems(["catalog", "list", "nothing-like-it"]) == [])
    let ids = ["aws/eu-west-1/connect", "okta/ok1", "trello", "launchdarkly", "azure/portal"]
    let shown = try ChildProcess.blastradius(
      ["catalog", "show"] + ids + ["--catalog-unverified", "-f", "json"], in: PackageRoot.url)
    #expect(try schema("map").problems(in: JSONValue(parsing: shown.output)) == [])
  }

  @Test func exceededLimitsAndCutListsFitTheirSchemas() throws {
    let shop = "Examples/shop"
    let cut = ["--limit", "2"]
    #expect(
      try problems(
        ["impact", shop, "--fail", "database", "--max-down", "0"] + cut, status: 1) == [])
    #expect(try problems(["rank", shop, "--max-down", "0"] + cut, status: 1) == [])
    #expect(try problems(["spof", shop, "--max-points", "0"] + cut, status: 1) == [])
    #expect(try problems(["check", "Examples/mutual", "--deny-warnings"], status: 1) == [])
  }

  @Test(arguments: [
    "{\"components\": [{\"id\": \"a\", \"dependOn\": []}, {\"id\": \"a\"}]}",
    "{\"components\": [{\"id\": \"a\"},]}", "", "[]", "{}",
  ])
  func diagnosticsOfBrokenMapsFitTheSchema(_ map: String) throws {
    #expect(try problems(["check", "-"], input: map, status: 2) == [])
  }

  @Test func exampleMapsFitTheSchemaOfMaps() throws {
    let schema = try schema("map")
    for path in SchemaTests.maps.dropLast() {
      let map = try JSONValue(
        parsing: Data(contentsOf: PackageRoot.url.appending(path: path)))
      #expect(schema.problems(in: map) == [], "\(path)")
    }
  }

  /// A map of which all is right but `requirement`.
  private static func dependent(_ requirement: String) -> String {
    "{\"components\": [{\"id\": \"a\"}, {\"id\": \"b\", \"dependsOn\": [\(requirement)]}]}"
  }

  /// The schema and the reader refuse the same things, as far as a schema can say them.
  @Test(arguments: [
    "{}", "[]", "{\"components\": {}}", "{\"components\": [{}]}",
    "{\"components\": [], \"nam\": 1}",
    "{\"components\": [{\"id\": \"\"}]}", "{\"components\": [{\"id\": 7}]}",
    "{\"components\": [{\"id\": \"a\", \"kind\": \"server\"}]}",
    "{\"components\": [{\"id\": \"a\", \"tier\": 0}]}",
    "{\"components\": [{\"id\": \"a\", \"tier\": 1.5}]}",
    "{\"components\": [{\"id\": \"a\", \"availability\": 2}]}",
    "{\"components\": [{\"id\": \"a\", \"availability\": \"101%\"}]}",
    "{\"components\": [{\"id\": \"a\", \"recovery\": \"5 minutes\"}]}",
    "{\"components\": [{\"id\": \"a\", \"recovery\": \"5m5m\"}]}",
    "{\"components\": [{\"id\": \"a\", \"labels\": {\"x\": 1}}]}",
    "{\"components\": [{\"id\": \"a\", \"dependsOn\": [{\"anyOf\": []}]}]}",
    dependent("{\"component\": \"a\", \"anyOf\": [\"a\"]}"),
    dependent("{\"component\": \"a\", \"needs\": 1}"),
    dependent("{\"component\": \"a\", \"tolerates\": \"soon\"}"),
    dependent("{\"anyOf\": [{\"component\": \"a\", \"strength\": \"soft\"}]}"),
    dependent("{}"), dependent("7"),
    "{\"formatVersion\": 2, \"components\": []}",
  ])
  func whatTheReaderRefusesTheSchemaRefuses(_ map: String) throws {
    #expect(try !schema("map").problems(in: JSONValue(parsing: Data(map.utf8))).isEmpty)
    #expect(MapReading(SourceText(name: "map.json", text: map)).map == nil)
  }

  @Test func anAnswerWithoutAKeyOrWithAWrongValueFitsNoSchema() throws {
    let good = try ChildProcess.blastradius(
      ["impact", "Examples/shop", "--fail", "database", "-f", "json"], in: PackageRoot.url)
    let schema = try schema("impact")
    let wrong = [
      ("\"state\": \"down\"", "\"state\": \"broken\""), ("\"distance\": 1", "\"distance\": -1"),
      ("\"redundancyLost\": false", "\"redundancyLost\": null"), ("\"omitted\"", "\"omited\""),
      ("\"cause\":", "\"couse\":"), ("\"strength\": \"hard\"", "\"strength\": null"),
    ]
    for (found, replacement) in wrong {
      let text = good.outputText.replacing(found, with: replacement, maxReplacements: 1)
      #expect(text != good.outputText, "\(found)")
      #expect(
        try !schema.problems(in: JSONValue(parsing: Data(text.utf8))).isEmpty, "\(replacement)")
    }
  }

  @Test func aSchemaWithAnUnknownKeywordIsRefused() {
    #expect(throws: JSONSchema.Unsupported.self) {
      try JSONSchema(Data("{\"properties\": {\"a\": {\"unevaluatedItems\": false}}}".utf8))
    }
  }
}
