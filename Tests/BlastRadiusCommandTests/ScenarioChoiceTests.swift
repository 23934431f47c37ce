import BlastRadiusCommand
import TestSupport
import Testing

@Suite struct ScenarioChoiceTests {
  private static let map = """
    {"components": [
      {"id": "web", "tier": 1, "costPerHour": 100, "dependsOn": [{"component": "db", "tolerates": "10m"}]},
      {"id": "db", "recovery": "5m"}, {"id": "db@1h"}],
     "scenarios": [{"name": "night", "events": [{"at": "1h", "fail": "db", "for": "30m"}]}]}
    """

  private func environment() -> MemoryEnvironment {
    let texts = [
      "m.json": ScenarioChoiceTests.map,
      "one.json": #"{"name": "x", "events": [{"fail": "d?", "for": "20m"}]}"#,
      "two.json": """
      {"scenarios": [{"name": "a", "events": [{"fail": "db"}]},
        {"name": "b", "events": [{"degrade": "web", "until": "1h"}]}]}
      """, "bad.json": #"{"name": "x", "events": [{"fail": "dd", "for": "soon"}]}"#,
    ]
    let environment = MemoryEnvironment()
    environment.files = texts.mapValues { Array($0.utf8) }
    return environment
  }

  /// The times in which each component is not up, as `component state from to`.
  private func times(_ arguments: String...) -> [String] {
    let environment = environment()
    let status = CommandLineTool(environment: environment).run(
      ["timeline", "m.json", "-f", "csv"] + arguments)
    guard status == 0 else { return [environment.errors] }
    return environment.output.split(separator: "\n").dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return "\(cells[0]) \(cells[8]) \(cells[9]) \(cells[10])"
    }
  }

  @Test("what fails may have a time behind it, unless that is its name")
  func times() {
    #expect(
      times("--fail", "db", "--for", "20m") == [
        "web down 600 1500", "db down 0 1200", "db down 1200 1500",
      ])
    #expect(times("--fail", "db@1h") == ["db@1h down 0 "])
    #expect(times("--fail", "db@2h+1m") == ["db down 7200 7260", "db down 7260 7560"])
    #expect(times("--degrade", "web@5m", "--for", "1m") == ["web degraded 300 360"])
  }

  @Test("scenarios come from the map by name, or from files")
  func names() {
    #expect(times("--scenario", "night").contains("db down 3600 5400"))
    #expect(times("--scenario", "one.json").contains("db down 0 1200"))
    #expect(times("--scenario", "two.json#b") == ["web degraded 0 3600"])
  }

  @Test(
    "a scenario that cannot be found or read is told",
    arguments: [
      ("nigth", "did you mean 'night'?"), ("two.json", "has 2 scenarios"),
      ("two.json#c", "has no scenario 'c'"), ("bad.json", "no component is called \"dd\""),
      ("bad.json", "for must be a duration"),
    ])
  func mistakes(_ name: String, _ message: String) {
    #expect(times("--scenario", name).joined().contains(message))
  }

  @Test("durations and ends are checked")
  func usage() {
    #expect(times("--fail", "db", "--for", "6 hours").joined().contains("--for must be a duration"))
    for text in ["db@soon", "db+5m", "db@10m+", "db@100000000000h+1h"] {
      #expect(times("--fail", text).joined().contains("times are written db@10m or db@10m+3h"))
    }
    #expect(times("--fail", "dd@10m").joined().contains("no component is called \"dd\""))
    #expect(times().joined().contains("needs"))
  }

  @Test("verbs without a clock take all at once, and say so")
  func untimed() {
    let environment = environment()
    #expect(environment.run("impact", "m.json", "--scenario", "night") == 0)
    #expect(environment.output.contains("1 of 3 services down"))
    #expect(environment.errors.contains("knows no time"))
  }

  @Test("impact with a duration is a timeline")
  func impactForATime() {
    let environment = environment()
    #expect(environment.run("impact", "m.json", "--fail", "db", "--for", "20m") == 0)
    #expect(environment.output.contains("everything is up again after 25m"))
  }
}
