import FilesAndProcesses
import MapDiagnostics
import MapReporting
import TestSupport
import Testing

@testable import BlastRadiusCommand

/// Every verb in every mode, in every format, with every option and limit, in memory: nothing traps, and an
/// option that is given is consumed or refused.
@Suite struct EveryWayTests {
  private static let map = """
    {"components": [
      {"id": "zone", "kind": "domain"}, {"id": "a", "within": "zone", "tier": 1, "owner": "x"},
      {"id": "b", "dependsOn": ["a"]},
      {"id": "c", "tier": 2, "dependsOn": [{"anyOf": ["a", "d"], "failover": "5m"}]}, {"id": "d"}]}
    """

  private static let part = """
    component,targetsDown,targetsDegraded,down,degraded,part 1/1 with 1 rows of question 0
    a,1,0,1,0,

    """

  private func environment() -> MemoryEnvironment {
    let environment = MemoryEnvironment(files: [
      "m.json": Self.map, "names.json": #"{"rules": []}"#,
      "compose.json": #"{"name": "x", "services": {"web": {"image": "nginx"}}}"#,
      "part.csv": Self.part,
    ])
    environment.programs["dot"] = { arguments, _ in
      .success(ProgramResult(status: 0, output: PictureTests.picture(arguments)))
    }
    return environment
  }

  /// The words that make a command line of `verb` one of `mode`, with all that it needs.
  private func words(_ verb: VerbDefinition, _ mode: ModeDefinition) -> [String] {
    var words = [verb.name]
    switch verb.operands {
    case .maps: words.append("m.json")
    case .files: words.append(verb.name == "import" ? "compose.json" : "part.csv")
    case .word(_, let choices): words.append(choices[0])
    case .verb: words.append("impact")
    case .actions(let actions):
      guard case .word(let word) = mode.choice else { break }
      words.append(word)
      if let action = actions.first(where: { $0.name == word }), action.count.lowerBound > 0 {
        words.append("aws/us-east-1/lambda")
      }
    }
    if case .option(let option) = mode.choice { words += typed(option) }
    if !mode.needsOneOf.isEmpty, !mode.needsOneOf.contains(where: { words.contains($0.typed) }) {
      words += ["--fail", "a"]
    }
    return words
  }

  /// `option` as it is typed, with a value that means something.
  private func typed(_ option: OptionDefinition) -> [String] {
    switch option.value {
    case .none: [option.typed]
    case .selector: [option.typed, "a"]
    case .duration: [option.typed, "1h"]
    case .text: [option.typed, option == .allow ? "isolated-component" : "eu-west-1"]
    case .shard: [option.typed, "1/2"]
    case .number(let minimum): [option.typed, "\(minimum)"]
    case .choice(let words): [option.typed, words[words.count - 1]]
    case .format: [option.typed, "json"]
    case .file:
      switch option {
      case .names: [option.typed, "names.json"]
      case .scenario: [option.typed, "none"]
      default: [option.typed, "out"]
      }
    }
  }

  /// Runs `words`, expecting an answer or a reason and no answer, and a promise kept for each option.
  private func run(_ words: [String]) {
    let environment = environment()
    let status: Int32
    do throws(CommandFailure) {
      guard case .invocation(let invocation) = try CommandLineTool.request(words) else {
        #expect(
          words.contains("--help") || words.contains("--version") || words.first == "help",
          "\(words) asks nothing")
        return
      }
      status = try CommandLineTool(environment: environment).answer(invocation)
      let dropped = invocation.unconsumed.map(\.typed)
      #expect(dropped.isEmpty, "\(words) drops \(dropped)")
    } catch {
      #expect(!error.problems.isEmpty || !environment.errors.isEmpty, "\(words): no reason")
      #expect(environment.output.isEmpty, "\(words) fails and answers")
      // What the framework let pass, the answer keeps: a report holds what its verb says it does.
      #expect(!error.text.text.contains(" is written as "), "\(words): \(error.text)")
      return
    }
    #expect((0...2).contains(status), "\(words)")
    let isAnswered = !environment.output.isEmpty || environment.files["out"] != nil
    #expect(isAnswered, "\(words): status \(status) and no answer")
  }

  @Test(arguments: CommandLineTool.verbs.map(\.name))
  func nothingTrapsAndNothingIsDropped(name: String) throws {
    let verb = try #require(CommandLineTool.verbs.named(name))
    let limits = LimitName.allCases.map(\.option)
    for mode in verb.modes {
      let words = words(verb, mode)
      run(words)
      for format in OutputFormat.allCases {
        let formatted = words + ["-f", format.name]
        run(formatted)
        for option in CommandLineTool.verbs.allOptions where option != .format {
          run(formatted + typed(option))
          guard option == .limit || limits.contains(option) else { continue }
          for other in limits where other != option {
            run(formatted + typed(option) + typed(other))
          }
        }
      }
      for option in CommandLineTool.verbs.allOptions { run(words + typed(option)) }
    }
  }

  @Test func everyWayAnswersInEveryFormatOfItsOwn() throws {
    for verb in CommandLineTool.verbs {
      for mode in verb.modes where mode.options.contains(.format) {
        for format in mode.formats {
          let environment = environment()
          let words = words(verb, mode) + ["-f", format.name]
          #expect(
            CommandLineTool(environment: environment).run(words) == 0,
            "\(words): \(environment.errors)")
          #expect(!environment.output.isEmpty, "\(words)")
        }
      }
    }
  }

  @Test func aWrongFormatNamesTheRightOnes() throws {
    for verb in CommandLineTool.verbs {
      for mode in verb.modes where mode.options.contains(.format) {
        for format in OutputFormat.allCases where !mode.formats.contains(format) {
          let environment = environment()
          let words = words(verb, mode) + ["-f", format.name]
          #expect(CommandLineTool(environment: environment).run(words) == 2, "\(words)")
          for right in mode.formats {
            #expect(environment.errors.contains(right.name), "\(words): \(environment.errors)")
          }
          for ending in format.fileEndings {
            let words = self.words(verb, mode) + ["-o", "x.\(ending)"]
            #expect(CommandLineTool(environment: environment).run(words) == 2, "\(words)")
            #expect(environment.files["x.\(ending)"] == nil)
          }
        }
      }
    }
  }

  /// Numbers that are the first of something: of what a sign, a half or a whole word holds, or a `Double`.
  @Test(arguments: [
    "0", "1", "-1", "2147483647", "2147483648", "9007199254740992", "9223372036854775807",
    "9223372036854775808", "10000000000000000000", "1e308", "-9223372036854775808",
  ])
  func everyNumberIsTakenOrRefused(number: String) {
    for verb in CommandLineTool.verbs {
      for mode in verb.modes {
        for option in mode.options {
          var values: [String]
          switch option.value {
          case .number: values = [number]
          case .shard: values = ["\(number)/\(number)", "1/\(number)"]
          case .duration: values = [number + "s", number + "d"]
          case .selector where option == .fail || option == .degrade:
            values = ["a@\(number)s", "a@\(number)s+\(number)d"]
          default: continue
          }
          for value in values {
            var words = words(verb, mode)
            if case .option(option) = mode.choice {
              words.removeAll { $0 == "1h" || $0 == option.typed }
            }
            run(words + ["\(option.typed)=\(value)"] + (option == .depth ? ["--focus", "a"] : []))
          }
        }
      }
    }
  }

  @Test(
    "what 0.1.0 trapped at or dropped",
    arguments: [
      ("impact m.json --fail a --for 1h -f dot", 2, "impact --for writes text, csv, json and svg"),
      ("impact m.json --fail a --for 1h -o x.png", 2, "impact --for writes text"),
      (
        "timeline m.json --fail a --advise -f svg", 2, "timeline --advise writes text, csv and json"
      ),
      ("impact m.json --fail a --for 1h --max-down 0", 1, "--max-down 0 is exceeded: found 2"),
      ("impact m.json --fail a --for 1h --max-down 2", 0, ""),
      ("recovery m.json --full-stop --fail a", 2, "recovery --full-stop has no use for --fail"),
      ("recovery m.json --full-stop --for 1h", 2, "recovery --full-stop has no use for --for"),
      ("impact m.json --fail a --for 1h --theme dark", 2, "--theme is about pictures"),
      ("impact m.json --fail a -f dot --limit 2", 2, "--limit is about lists"),
      ("draw m.json --fail a --only-affected", 0, ""),
      ("draw m.json --only-affected", 2, "--only-affected needs a scenario"),
      ("catalog list --catalog-unverified", 2, "catalog list has no use for --catalog-unverified"),
      ("rank m.json -o x.html", 2, "'x.html': .html is no ending of text, csv and json"),
      ("rank m.json -o x.yaml", 2, "its files end in .txt, .csv and .json"),
      ("draw m.json -o x.md", 2, "'x.md': .md is no ending"),
      ("merge m.json -o x.csv", 2, "'x.csv' asks for csv; merge writes json"),
      ("report m.json -o x.svg", 2, "'x.svg' asks for svg; report writes .html"),
      ("report m.json -o x.html", 0, ""),
      ("rank m.json -o x", 0, ""),
    ])
  func cases(line: String, status: Int32, message: String) {
    let environment = environment()
    let words = line.split(separator: " ").map(String.init)
    #expect(CommandLineTool(environment: environment).run(words) == status, "\(environment.errors)")
    #expect(message.isEmpty || environment.errors.contains(message), "\(environment.errors)")
  }

  @Test func aChartHasTheColoursThatAreAskedFor() {
    let themes = ["light", "dark", "print"].map { theme in
      let environment = environment()
      #expect(
        environment.run(
          "impact", "m.json", "--fail", "a", "--for", "1h", "-f", "svg", "--theme", theme)
          == 0)
      return environment.output
    }
    #expect(Set(themes).count == 3)
    #expect(themes[1].contains("fill=\"#12161A\""))
  }
}
