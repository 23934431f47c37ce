import FilesAndProcesses
import TestSupport
import Testing

@testable import BlastRadiusCommand

/// Whatever step of whatever command fails, there is no answer, the old file is whole, and it is said why.
@Suite struct FailingStepTests {
  private static let map = """
    {"components": [{"id": "shop", "dependsOn": ["db", {"anyOf": ["a", "b"], "failover": "2m"}]},
      {"id": "db"}, {"id": "a"}, {"id": "b"}],
     "scenarios": [{"name": "s", "events": [{"fail": "db", "for": "1h"}]}]}
    """

  private static let files = [
    "m.json": map, "maps/a.blastradius.json": map,
    "maps/b.blastradius.json":
      #"{"components": [{"id": "other", "dependsOn": ["shop"]}, {"id": "shop", "declaration": "stub"}]}"#,
    "names.json": #"{"rules": []}"#,
    "scenario.json": #"{"name": "t", "events": [{"fail": "db", "for": "2h"}]}"#,
    "compose.json": #"{"services": {"shop": {"depends_on": ["db"]}, "db": {}}}"#,
    "part.csv":
      "component,targetsDown,targetsDegraded,down,degraded,part 1/1 with 1 rows of question 0\n"
      + "db,1,0,1,0,\n",
    "out": "old", "out.svg": "old",
  ]

  /// Every verb, and every way in and out.
  static let lines = [
    "impact m.json --fail db", "impact m.json --fail db -f json -o out",
    "impact maps --names names.json --scenario scenario.json -f csv -o out",
    "impact - --fail db --for 1h -f json -o out", "explain m.json --fail db --target shop -o out",
    "rank maps -f csv -o out", "spof m.json -f json", "timeline m.json --scenario s -f svg",
    "timeline m.json --fail db --advise -f csv -o out",
    "recovery m.json --full-stop -f json -o out",
    "draw m.json -o out.svg", "draw m.json --fail db -f dot -o out", "draw m.json -f svg",
    "report m.json -o out", "check maps -f json -o out", "check m.json",
    "import compose compose.json -o out", "import compose compose.json", "merge maps -o out",
    "merge m.json --names names.json", "catalog list -f csv -o out",
    "merge-ranking part.csv -o out",
    "completions bash -o out", "help impact", "--help", "--version",
  ]

  private func world() -> MemoryEnvironment {
    let world = MemoryEnvironment(files: FailingStepTests.files)
    world.input = Array(FailingStepTests.map.utf8)
    world.programs["dot"] = { arguments, input in
      .success(ProgramResult(status: 0, output: Array("<svg></svg>".utf8)))
    }
    return world
  }

  private func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

  @Test func everyVerbIsTried() {
    let verbs = Set(FailingStepTests.lines.compactMap { words($0).first })
    for verb in CommandLineTool.verbs { #expect(verbs.contains(verb.name), "\(verb.name)") }
  }

  @Test(arguments: lines) func noStepFailsInSilence(line: String) throws {
    let whole = FailingEnvironment(world())
    #expect(CommandLineTool(environment: whole).run(words(line)) != 2)
    #expect(!whole.steps.isEmpty)
    for number in whole.steps.indices {
      let world = world()
      let environment = FailingEnvironment(world, failing: number)
      let status = CommandLineTool(environment: environment).run(words(line))
      let failed = try #require(environment.failed)
      if failed == .run, line.hasPrefix("report") {
        // The page draws what is near the selection by itself, and says so.
        #expect(status == 0 && world.errors.contains(FailingEnvironment.reason))
        continue
      }
      #expect(status == 2, "\(failed) \(number)")
      #expect(world.errors.contains(FailingEnvironment.reason), "\(failed): \(world.errors)")
      #expect(
        world.files.mapValues { String(decoding: $0, as: UTF8.self) } == FailingStepTests.files)
    }
  }

  @Test(arguments: lines) func whenNobodyReadsAnyMoreTheAnswerIsStillAnAnswer(line: String) throws {
    let whole = FailingEnvironment(world())
    let expected = CommandLineTool(environment: whole).run(words(line))
    for number in whole.steps.indices where whole.steps[number] == .write {
      let environment = FailingEnvironment(world(), failing: number, isPipeClosed: true)
      #expect(CommandLineTool(environment: environment).run(words(line)) == expected)
      #expect(environment.failed == .write)
    }
  }
}
