import MapDiagnostics
import MapReporting
import Testing

@testable import BlastRadiusCommand

/// The invocation that a command line stands for; the words are split at spaces.
func invocation(_ line: String) throws -> Invocation {
  let request = try CommandLineTool.request(line.split(separator: " ").map(String.init))
  guard case .invocation(let invocation) = request else {
    throw CommandFailure("no invocation: \(line)")
  }
  return invocation
}

@Suite struct ArgumentParserTests {
  @Test(
    "an option's value may be written in several ways",
    arguments: [
      "rank m --format csv", "rank m --format=csv", "rank m -f csv", "rank m -fcsv",
      "rank m -f=csv", "rank -f csv m", "rank --format=csv m",
    ])
  func valueForms(line: String) throws {
    let invocation = try invocation(line)
    #expect(invocation.verb.name == "rank")
    #expect(invocation.operands.map(\.text) == ["m"])
    #expect(invocation.value(of: .format) == "csv")
  }

  @Test("selectors repeat, in order, and are not looked into")
  func repeatedOptions() throws {
    let invocation = try invocation(
      "impact a.json --fail x --degrade kind=cloud,tier!=1 --fail=label.a=b b/ --fail *")
    #expect(invocation.values(of: .fail) == ["x", "label.a=b", "*"])
    #expect(invocation.values(of: .degrade) == ["kind=cloud,tier!=1"])
    #expect(invocation.values(of: .target) == [])
    #expect(invocation.operands.map(\.text) == ["a.json", "b/"])
  }

  @Test("flags and numbers")
  func flagsAndNumbers() throws {
    let draw = try invocation("draw m --fail x --only-affected --focus y --depth 0")
    #expect(draw.has(.onlyAffected))
    #expect(draw.number(of: .depth) == 0)
    #expect(!draw.has(.output))
    #expect(try invocation("rank m --limit 17").number(of: .limit) == 17)
    #expect(try invocation("rank m").number(of: .limit) == nil)
  }

  @Test("a lone hyphen is a map, and may be a value")
  func loneHyphen() throws {
    let invocation = try invocation("rank - -o -")
    #expect(invocation.operands.map(\.text) == ["-"])
    #expect(invocation.value(of: .output) == "-")
  }

  @Test("two hyphens end the options")
  func endOfOptions() throws {
    let invocation = try invocation("rank --limit 3 -- --odd -f --help --")
    #expect(invocation.operands.map(\.text) == ["--odd", "-f", "--help", "--"])
    #expect(invocation.number(of: .limit) == 3)
  }

  @Test("a value may begin with a hyphen behind an equals sign")
  func hyphenValue() throws {
    #expect(try invocation("impact m --fail=--odd").values(of: .fail) == ["--odd"])
  }

  @Test(
    "help is found anywhere",
    arguments: [
      ("--help", String?.none), ("-h", nil), ("help", nil), ("help --help", "help"),
      ("impact --help", "impact"), ("impact m --fail x -h", "impact"), ("--help rank", "rank"),
      ("help spof", "spof"), ("spof --limit --help", "spof"),
    ])
  func help(line: String, verb: String?) throws {
    let request = try CommandLineTool.request(line.split(separator: " ").map(String.init))
    guard case .help(let found) = request else {
      Issue.record("\(line) asks for no help")
      return
    }
    #expect(found == verb)
  }

  @Test("the version is found anywhere", arguments: [["--version"], ["rank", "--version"]])
  func version(arguments: [String]) throws {
    guard case .version = try CommandLineTool.request(arguments) else {
      Issue.record("no version asked for")
      return
    }
  }

  @Test("an operand knows the option it may have been meant for")
  func precedingOption() throws {
    let operands = try invocation("impact m --fail a b c --limit 3 d --degrade=e f").operands
    #expect(operands.map(\.text) == ["m", "b", "c", "d", "f"])
    #expect(operands.map { $0.precedingOption?.option } == [nil, .fail, .fail, nil, .degrade])
    #expect(operands.map { $0.precedingOption?.value } == [nil, "a", "a", nil, "e"])
  }

  @Test(
    "the format is the option's, else the file's, else the verb's",
    arguments: [
      ("rank m", "text"), ("draw m", "dot"), ("rank m -f json", "json"),
      ("rank m -o a/b.c/x.csv", "csv"), ("rank m -o X.JSON", "json"), ("rank m -o x", "text"),
      ("rank m -o csv", "text"), ("rank m -o .csv", "text"), ("rank m -o x.log", "text"),
      ("impact m --fail x -o x.gv", "dot"), ("rank m -o x.csv -f json", "json"),
      ("rank m --spreadsheet", "csv"), ("rank m --spreadsheet -o x.csv", "csv"),
    ])
  func formatName(line: String, format: String) throws {
    #expect(try invocation(line).format?.name == format)
  }

  @Test("every option of every verb is understood in all its forms")
  func allOptions() throws {
    for verb in CommandLineTool.verbs {
      for option in verb.options where option != .help {
        let value =
          switch option.value {
          case .none: ""
          case .selector, .file, .text: "value"
          case .number: "7"
          case .duration: "6h"
          case .shard: "2/7"
          case .choice, .format: verb.choices(of: option)?.first ?? ""
          }
        let operand = verb.operandChoices(among: CommandLineTool.verbs)?.last ?? "m"
        var line = [verb.name, operand] + option.typedForms.suffix(1)
        if !value.isEmpty { line.append(value) }
        let needFocus: [OptionDefinition] = [.depth, .dependenciesOnly, .dependentsOnly]
        if needFocus.contains(option) { line += ["--focus", "x"] }
        if option == .theme { line += ["-f", "svg"] }
        if verb.options.contains(.fail), option != .fullStop { line += ["--fail", "x"] }
        if verb.name == "catalog" { line.insert("an-id", at: 2) }
        let invocation = try invocation(line.joined(separator: " "))
        #expect(invocation.has(option), "\(line)")
      }
    }
  }
}
