import TestSupport
import Testing

@testable import BlastRadiusCommand

/// What is written grows with the map and the rows that are asked for, and no faster: four times the map may
/// give four times the bytes, not sixteen.
@Suite struct OutputGrowthTests {
  private func bytes(_ map: String, _ words: String...) -> Int {
    let environment = MemoryEnvironment(files: ["m.json": map])
    #expect(CommandLineTool(environment: environment).run(words) == 0, "\(environment.errors)")
    return environment.bytes(.standardOutput).count
  }

  /// A service with `count` spares.
  private func spares(_ count: Int) -> String {
    let ids = (0..<count).map { "\"m\($0)\"" }
    let components = ids.map { "{\"id\": \($0)}" }.joined(separator: ",")
    return "{\"components\": [\(components), {\"id\": \"s\", \"dependsOn\": [{\"anyOf\": "
      + "[\(ids.joined(separator: ","))]}]}]}"
  }

  /// `count` components that need a hub that needs as many.
  private func hub(_ count: Int) -> String {
    let above = (0..<count).map { "{\"id\": \"a\($0)\", \"dependsOn\": [\"hub\"]}" }
    let below = (0..<count).map { "{\"id\": \"b\($0)\"}" }
    let needed = (0..<count).map { "\"b\($0)\"" }.joined(separator: ",")
    return "{\"components\": [\((above + below).joined(separator: ",")), "
      + "{\"id\": \"hub\", \"dependsOn\": [\(needed)]}]}"
  }

  @Test(arguments: ["text", "csv", "json", "dot"])
  func anExplanationOfManySpares(format: String) {
    let few = bytes(spares(250), "explain", "m.json", "--fail", "m*", "--target", "s", "-f", format)
    let many = bytes(
      spares(1000), "explain", "m.json", "--fail", "m*", "--target", "s", "-f", format)
    #expect(many < 5 * few, "\(few) \(many)")
  }

  @Test func aLimitLimitsAnExplanation() {
    let words = ["explain", "m.json", "--fail", "m*", "--target", "s", "--limit", "3"]
    let environment = MemoryEnvironment(files: ["m.json": spares(1000)])
    #expect(CommandLineTool(environment: environment).run(words) == 0)
    #expect(environment.output.contains("… and 998 more rows; --limit 1001 shows all"))
    #expect(environment.output.utf8.count < 1000)
    let json = MemoryEnvironment(files: ["m.json": spares(1000)])
    #expect(CommandLineTool(environment: json).run(words + ["-f", "json"]) == 0)
    #expect(json.output.contains("\"omitted\": 998,"))
  }

  @Test(arguments: ["dot", "mermaid", "json"]) func aHiddenHub(format: String) {
    let few = bytes(hub(100), "draw", "m.json", "--hide", "hub", "-f", format)
    let many = bytes(hub(400), "draw", "m.json", "--hide", "hub", "-f", format)
    #expect(many < 5 * few, "\(few) \(many)")
  }

  /// A small hub is gone round as ever; a large one is a dot, and the picture says so.
  @Test func aDotIsSaidToBeOne() {
    let environment = MemoryEnvironment(files: ["few.json": hub(3), "many.json": hub(100)])
    #expect(environment.run("draw", "few.json", "--hide", "hub") == 0)
    #expect(environment.output.contains("\"a0\" -> \"b2\" [label=\"1 hidden\""))
    #expect(!environment.output.contains("shape=point"))
    #expect(environment.run("draw", "many.json", "--hide", "hub") == 0)
    #expect(environment.output.contains("1 hidden is a dot: too many arrows go through it"))
    #expect(environment.output.contains("\"a0\" -> \"hub\""))
  }

  @Test func aWideCellDoesNotPadAllRows() {
    let wide = String(repeating: "w", count: 20_000)
    let others = (0..<500).map { "{\"id\": \"c\($0)\", \"dependsOn\": [\"x\"]}" }
    let map =
      "{\"components\": [{\"id\": \"x\", \"owner\": \"\(wide)\"}, "
      + "\(others.joined(separator: ","))]}"
    #expect(bytes(map, "impact", "m.json", "--fail", "x") < 5 * map.utf8.count)
  }
}
