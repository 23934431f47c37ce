import MapDiagnostics

extension CommandFailure {
  /// Nothing that can be a value stands behind an option.
  static func missingValue(
    _ option: OptionDefinition, typed: String, next: String?, in definition: VerbDefinition
  ) -> CommandFailure {
    let hint = next.map { "a value that begins with a hyphen is written \(option.typed)=\($0)" }
    return .usage(definition.verb, "\(typed) needs a value: \(option.placeholder)", hint: hint)
  }

  /// An option that takes one value is given two.
  static func givenTwice(
    _ option: OptionDefinition, first: String, second: String, in definition: VerbDefinition
  ) -> CommandFailure {
    .usage(definition.verb, "\(option.typed) is given twice: '\(first)' and '\(second)'")
  }

  /// A value is none of the words that may stand there.
  static func noChoice(
    _ value: String, of name: String, choices: [String], in definition: VerbDefinition
  ) -> CommandFailure {
    let near = NameSuggestion.nearest(to: value, among: choices)
    return .usage(
      definition.verb,
      "\(name): '\(value)' is not one of \(choices.joined(separator: ", "))",
      hint: near.map { "did you mean \($0)?" })
  }

  /// `-f` is followed by something that is no format of the verb.
  static func noFormat(
    _ value: String, typed: String, in definition: VerbDefinition
  ) -> CommandFailure {
    if case .choice(let all) = OptionDefinition.format.value, all.contains(value) {
      return noSuchAnswer(value, why: "\(typed) \(value) is not possible", in: definition)
    }
    if FileEnding.pictures.contains(value.lowercased()) {
      return .picture(nil, ending: value.lowercased(), in: definition)
    }
    var failure = noChoice(value, of: typed, choices: definition.formats, in: definition)
    if ["xls", "xlsx", "excel"].contains(value.lowercased()), definition.formats.contains("csv") {
      failure.problems[0].hint = "for a spreadsheet: -f csv --spreadsheet"
    }
    let otherFormats: Set<String> = [
      "yaml", "yml", "xml", "html", "md", "markdown", "table", "tsv",
    ]
    guard failure.problems[0].hint == nil, typed == "-f", definition.options.contains(.fail),
      !otherFormats.contains(value.lowercased())
    else { return failure }
    failure.problems[0].hint =
      "-f is --format; did you mean --fail \(ShellWord.quoted(value))?"
    return failure
  }

  /// The verb's answer cannot be written in `format`.
  static func noSuchAnswer(
    _ format: String, why: String, in definition: VerbDefinition
  ) -> CommandFailure {
    let others = Verb.allCases.filter { $0.definition.formats.contains(format) }.map(\.rawValue)
    return .usage(
      definition.verb,
      "\(why); \(definition.verb.rawValue) writes \(words(definition.formats))",
      hint: "\(format) is written by \(words(others))")
  }

  /// A picture is asked for, which Graphviz draws from DOT.
  static func picture(
    _ output: String?, ending: String, in definition: VerbDefinition
  ) -> CommandFailure {
    let verb = definition.formats.contains("dot") ? definition.verb : .draw
    let file = ShellWord.quoted(output ?? "map.\(ending)")
    return .usage(
      definition.verb,
      "\(output.map { "'\($0)': " } ?? "")pictures are drawn from DOT by Graphviz",
      hint: "blastradius \(verb.rawValue) MAP… -f dot | dot -T\(ending) -o \(file)")
  }

  /// The map `operand` does not exist.
  ///
  /// Names the slip behind it when there is one: `--fail a b` takes `b` for a map.
  package static func missingMap(_ operand: Invocation.Operand, verb: Verb) -> CommandFailure {
    var hint: String?
    if let preceding = operand.precedingOption, FileEnding.ending(of: operand.text) != "json" {
      let option = preceding.option.typed
      let values = [preceding.value, operand.text].map(ShellWord.quoted)
      hint = "for both, repeat the option: \(option) \(values[0]) \(option) \(values[1])"
    }
    return .usage(verb, "no map at '\(operand.text)': no such file or folder", hint: hint)
  }
}
