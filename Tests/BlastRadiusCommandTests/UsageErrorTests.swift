import TestSupport
import Testing

@testable import BlastRadiusCommand

@Suite struct UsageErrorTests {
  /// The lines on standard error for a command line whose words are split at spaces.
  private func errors(_ line: String) -> String {
    let environment = MemoryEnvironment(files: ["m.json": "{}", "maps/a.blastradius.json": "{}"])
    let tool = CommandLineTool(environment: environment)
    let status = tool.run(line.split(separator: " ").map(String.init))
    #expect(status == 2, "\(line)")
    #expect(environment.output.isEmpty, "\(line)")
    return environment.errors
  }

  @Test("an error is a message, a hint and where to read on")
  func form() {
    #expect(
      errors("impact --fial x m.json") == """
        blastradius: error: unknown option '--fial'
          hint: did you mean --fail?
          see: blastradius impact --help

        """)
    #expect(
      errors("frobnicate") == """
        blastradius: error: unknown verb 'frobnicate'
          hint: verbs: impact, explain, rank, spof, timeline, recovery, draw, report, check, import, merge, catalog, merge-ranking, completions and help
          see: blastradius --help

        """)
  }

  @Test(
    "every slip gets its message",
    arguments: [
      ("impcat m.json", "unknown verb 'impcat'"),
      ("help impcat", "VERB: 'impcat' is not one of impact, explain"),
      ("impcat --help", "unknown verb 'impcat'"),
      ("m.json", "'m.json' is no verb, and the verb comes first"),
      ("--fail x", "'--fail' stands where the verb belongs"),
      ("--fail x impact m.json", "the verb comes first, before '--fail'"),
      ("impact", "impact needs a map"),
      ("impact --fail x", "impact needs a map"),
      ("impact m.json", "impact needs a scenario: --fail or --degrade"),
      ("impact - - --fail x", "standard input (-) can be read only once"),
      ("rank m.json --bogus-name", "unknown option '--bogus-name'"),
      ("rank m.json -x", "unknown option '-x'"),
      ("rank m.json -format csv", "unknown option '-format'"),
      ("impact m.json --max-points 3", "--max-points is an option of spof, not of impact"),
      (
        "check m.json --fail x",
        "--fail is an option of impact, explain, timeline, recovery, draw and report, not of check"
      ),
      ("help -f csv", "--format is an option of impact"),
      ("rank m.json --limit", "--limit needs a value: N"),
      ("impact m.json --fail --degrade x", "--fail needs a value: SELECTOR"),
      ("rank m.json --limit 0", "--limit must be a whole number of at least 1, not '0'"),
      ("rank m.json --limit -5", "--limit must be a whole number of at least 1, not '-5'"),
      ("rank m.json --limit ten", "--limit must be a whole number of at least 1, not 'ten'"),
      ("rank m.json --limit +5", "--limit must be a whole number of at least 1, not '+5'"),
      ("rank m.json --limit 1e3", "--limit must be a whole number of at least 1, not '1e3'"),
      ("rank m.json --max-down -1", "--max-down must be a whole number of at least 0, not '-1'"),
      ("rank m.json --limit 99999999999999999999", "not '99999999999999999999'"),
      ("rank m.json --limit=", "the value of --limit is empty"),
      ("rank m.json --limit 3 --limit 4", "--limit is given twice: '3' and '4'"),
      ("rank m.json -f csv --format=csv", "--format is given twice: 'csv' and 'csv'"),
      ("draw m.json --fail x --only-affected=yes", "--only-affected takes no value"),
      ("draw m.json --only-affected", "--only-affected needs a scenario"),
      ("draw m.json --depth 2", "--depth needs --focus"),
      ("rank m.json -f yaml", "-f: 'yaml' is not one of text, csv, json"),
      ("rank m.json -f dot", "-f dot is not possible; rank writes text, csv and json"),
      ("rank m.json -o x.dot", "'x.dot' asks for dot; rank writes text, csv and json"),
      ("draw m.json -o x.gif", "'x.gif': pictures are drawn from DOT by Graphviz"),
      ("rank m.json --color sometimes", "--color: 'sometimes' is not one of auto, always, never"),
      ("rank m.json --spreadsheet -f json", "--spreadsheet is about CSV, and the format is json"),
      ("rank m.json -o m.json", "the output 'm.json' would replace a map that is read"),
      ("completions", "completions needs a SHELL: bash, zsh, fish"),
      ("completions tcsh", "SHELL: 'tcsh' is not one of bash, zsh, fish"),
      ("completions bash zsh", "completions takes one SHELL, not also 'zsh'"),
    ])
  func message(line: String, message: String) {
    let errors = errors(line)
    #expect(errors.hasPrefix("blastradius: error: "), "\(line)")
    #expect(errors.contains(message), "\(line)")
    #expect(errors.hasSuffix("--help\n"), "\(line)")
  }

  @Test(
    "a slip that can be understood gets a hint",
    arguments: [
      ("impcat m.json", "did you mean impact?"),
      ("--fail x impact m.json", "blastradius impact --fail …"),
      ("maps/", "blastradius impact maps/ --fail …"),
      ("rank m.json --form csv", "did you mean --format?"),
      ("rank m.json --LIMIT 3", "did you mean --limit?"),
      ("rank m.json -format csv", "did you mean --format?"),
      ("impact m.json -fail x", "did you mean --fail?"),
      ("rank m.json --max-pionts 3", "--max-points is an option of spof, not of rank"),
      ("impact m.json", "blastradius impact m.json --fail ID"),
      ("impact m.json aws/*", "blastradius impact m.json --fail 'aws/*'"),
      ("impact m.json -f jsno --fail x", "did you mean json?"),
      ("impact m.json -f aws/us-east-1", "-f is --format; did you mean --fail aws/us-east-1?"),
      ("impact m.json -f stripe", "-f is --format; did you mean --fail stripe?"),
      ("impact m.json -f kind=cloud,tier=1", "did you mean --fail kind=cloud,tier=1?"),
      ("impact m.json -f region=*", "did you mean --fail 'region=*'?"),
      ("rank m.json -f xlsx", "for a spreadsheet: -f csv --spreadsheet"),
      ("rank m.json -f dot", "dot is written by impact, explain, spof and draw"),
      ("draw m.json -f gif", "blastradius draw MAP… -f dot | dot -Tgif -o map.gif"),
      ("impact m.json --fail --odd", "a value that begins with a hyphen is written --fail=--odd"),
      ("completions bsh", "did you mean bash?"),
      ("--verison", "did you mean --version?"),
      ("impact m.json -- --fail x", "behind -- everything is the name of a map; leave -- out"),
    ])
  func hint(line: String, hint: String) {
    #expect(errors(line).contains("  hint: "), "\(line)")
    #expect(errors(line).contains(hint), "\(line)")
  }

  @Test("a format that is no id is not taken for one", arguments: ["yaml", "html", "md"])
  func noFalseHint(format: String) {
    #expect(!errors("impact m.json -f \(format)").contains("--fail"))
  }

  @Test("an empty argument is named as such")
  func emptyArgument() throws {
    #expect(throws: CommandFailure.self) { try CommandLineTool.request(["rank", ""]) }
    #expect(throws: CommandFailure.self) { try CommandLineTool.request(["rank", "m", "-o", ""]) }
  }

  @Test("without any argument the help goes to standard error")
  func noArguments() {
    let environment = MemoryEnvironment()
    #expect(environment.run() == 2)
    #expect(environment.errors == HelpText.tool(CommandLineTool.verbs))
    #expect(environment.output.isEmpty)
  }
}
