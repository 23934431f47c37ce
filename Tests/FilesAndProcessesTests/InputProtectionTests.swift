import FilesAndProcesses
import Foundation
import TestSupport
import Testing

/// No output replaces what was read, however either is spelled.
@Suite struct InputProtectionTests {
  private static let map = #"{"components": [{"id": "shop", "dependsOn": ["db"]}, {"id": "db"}]}"#
  private static let scenario = #"{"name": "s", "events": [{"fail": "db"}]}"#
  private static let compose = #"{"services": {"shop": {"depends_on": ["db"]}, "db": {}}}"#

  /// What stands in the folder before each command.
  private static let files = [
    "in.json": map, "maps/a.blastradius.json": map,
    "maps/deep/b.blastradius.json": #"{"components": []}"#,
    "names.json": #"{"rules": []}"#, "scenario.json": scenario, "compose.json": compose,
  ]

  /// A command line in bash, and the message behind `blastradius: error: cannot write `.
  struct Attempt: Sendable, CustomTestStringConvertible {
    var command: String
    var message: String
    var testDescription: String { command }

    init(_ command: String, _ message: String) {
      self.command = command
      self.message = message
    }

    static func replacing(_ output: String, _ input: String, _ command: String) -> Attempt {
      Attempt(command, "\(output): it would replace '\(input)', which is read")
    }
  }

  static let attempts: [Attempt] = [
    .replacing("'./in.json'", "in.json", "$blastradius rank in.json -o ./in.json"),
    .replacing("'maps/../in.json'", "in.json", "$blastradius rank in.json -o maps/../in.json"),
    .replacing(
      "'//'", "in.json", "cp in.json x; $blastradius rank in.json -f json -o $PWD/in.json"),
    .replacing(
      "'link'", "in.json", "ln -s in.json link; $blastradius rank in.json -f json -o link"),
    .replacing(
      "'in.json'", "link", "ln -s in.json link; $blastradius rank link -f json -o in.json"),
    .replacing(
      "'d/in.json'", "in.json", "ln -s . d; $blastradius rank in.json -f json -o d/in.json"),
    .replacing("'hard'", "in.json", "ln in.json hard; $blastradius rank in.json -f csv -o hard"),
    .replacing(
      "'maps/a.blastradius.json'", "maps/a.blastradius.json",
      "$blastradius merge maps -o maps/a.blastradius.json"),
    .replacing(
      "'names.json'", "names.json",
      "$blastradius rank in.json --names names.json -f json -o names.json"),
    .replacing(
      "'scenario.json'", "scenario.json",
      "$blastradius impact in.json --scenario scenario.json -f json -o scenario.json"),
    .replacing(
      "'scenario.json'", "scenario.json",
      "$blastradius impact in.json --scenario 'scenario.json#s' -f json -o scenario.json"),
    .replacing(
      "'compose.json'", "compose.json", "$blastradius import compose compose.json -o compose.json"),
    .replacing(
      "'part.csv'", "part.csv",
      "$blastradius rank in.json --shard 1/1 -f csv > part.csv; cp part.csv kept.csv; "
        + "$blastradius merge-ranking part.csv -o part.csv; status=$?; "
        + "cmp part.csv kept.csv && exit $status"),
    .replacing("'in.json'", "<stdin>", "$blastradius rank - -f json -o in.json < in.json"),
    .replacing(
      "'compose.json'", "<stdin>",
      "$blastradius import compose - -o compose.json < compose.json"),
    .replacing(
      "'/dev/fd/3'", "in.json", "$blastradius rank in.json -f json -o /dev/fd/3 3>> in.json"),
    .replacing("to standard output", "in.json", "$blastradius rank in.json >> in.json"),
    .replacing("'/dev/stdin'", "<stdin>", "$blastradius rank - -f json -o /dev/stdin < in.json"),
    .replacing(
      "'in.json'", "/dev/fd/0", "$blastradius rank /dev/fd/0 -f json -o in.json < in.json"),
    Attempt(
      "$blastradius merge maps -o maps/all.blastradius.json",
      "'maps/all.blastradius.json': it would become one of the maps of 'maps', which is read"),
    Attempt(
      "$blastradius merge maps/ -o ./maps/deep/all.blastradius.json",
      "'./maps/deep/all.blastradius.json': it would become one of the maps of 'maps/', which is read"
    ),
    Attempt(
      "ln -s maps elsewhere; $blastradius merge elsewhere -o maps/all.blastradius.json",
      "'maps/all.blastradius.json': it would become one of the maps of 'elsewhere', which is read"),
    Attempt(
      "ln -s maps/new.blastradius.json out; $blastradius merge maps -o out",
      "'out': it would become one of the maps of 'maps', which is read"),
    Attempt(
      "cd maps; $blastradius merge . -o all.blastradius.json",
      "'all.blastradius.json': it would become one of the maps of '.', which is read"),
    Attempt(
      "$blastradius rank maps -f json -o maps/ranking.blastradius.json",
      "'maps/ranking.blastradius.json': it would become one of the maps of 'maps', which is read"),
  ]

  @Test(arguments: attempts) func anInputIsNeverReplaced(_ attempt: Attempt) throws {
    let folder = try TemporaryFolder()
    for (name, text) in InputProtectionTests.files { try folder.write(text, to: name) }
    let result = try ChildProcess.bash(attempt.command, in: folder.url)
    #expect(result.status == 2)
    #expect(result.outputText == "")
    let message = attempt.message.replacing("'//'", with: "'\(folder.url.path)/in.json'")
    #expect(
      result.errorText.split(separator: "\n").map(String.init)
        .contains("blastradius: error: cannot write \(message)"), "\(result.errorText)")
    #expect(result.errorText.contains("  hint: write "))
    for (name, text) in InputProtectionTests.files {
      #expect(try folder.text(of: name) == text, "\(name)")
    }
    let left = try ChildProcess.bash("find . -name '*.partial' -o -name '*all*'", in: folder.url)
    #expect(left.outputText == "")
  }

  @Test(
    "what only looks like an input is written",
    arguments: [
      "cp in.json copy; $blastradius rank in.json -f json -o copy",
      "$blastradius merge maps -o maps/all.json",
      "$blastradius merge maps -o maps/.all.blastradius.json",
      "$blastradius merge maps -o all.blastradius.json",
      "$blastradius merge maps/a.blastradius.json -o maps/all.blastradius.json",
      "mkfifo p; cat in.json > p & $blastradius rank p -f json > out",
      "$blastradius rank - -f json -o /dev/null < /dev/null || [ $? = 2 ]",
    ])
  func others(command: String) throws {
    let folder = try TemporaryFolder()
    for (name, text) in InputProtectionTests.files { try folder.write(text, to: name) }
    let result = try ChildProcess.bash(command, in: folder.url)
    #expect(result.status == 0, "\(result.errorText)")
    #expect(!result.errorText.contains("cannot write"))
  }
}
