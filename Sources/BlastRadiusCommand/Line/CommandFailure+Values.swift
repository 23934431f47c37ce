import MapDiagnostics
import MapReporting

extension CommandFailure {
  /// Nothing that can be a value stands behind an option.
  static func missingValue(
    _ option: OptionDefinition, typed: String, next: String?, in definition: VerbDefinition
  ) -> CommandFailure {
    .usage(
      definition.name, "\(typed) needs a value: \(option.placeholder)",
      hint: next.map { "a value that begins with a hyphen is written \(option.typed)=\($0)" })
  }

  /// An option that takes one value is given two.
  static func givenTwice(
    _ option: OptionDefinition, first: String, second: String, in definition: VerbDefinition
  ) -> CommandFailure {
    .usage(definition.name, "\(option.typed) is given twice: '\(first)' and '\(second)'")
  }

  /// A value is none of the words that may stand there.
  static func noChoice(
    _ value: String, of name: String, choices: [String], in verb: String
  ) -> CommandFailure {
    let near = NameSuggestion.nearest(to: value, among: choices)
    return .usage(
      verb, "\(name): '\(value)' is not one of \(choices.joined(separator: ", "))",
      hint: near.map { "did you mean \($0)?" })
  }

  /// `-f` is followed by something that is no format at all.
  static func noFormat(
    _ value: String, typed: String, in definition: VerbDefinition
  ) -> CommandFailure {
    if FileEnding.otherPictures.contains(value.lowercased()) {
      return .otherPicture(nil, ending: value.lowercased(), in: definition)
    }
    let names = definition.formats.map(\.name)
    var failure = noChoice(value, of: typed, choices: names, in: definition.name)
    if ["xls", "xlsx", "excel"].contains(value.lowercased()), names.contains("csv") {
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

  /// The answer cannot be written in `format`.
  static func noSuchAnswer(
    _ format: OutputFormat, why: VisibleText, of invocation: Invocation,
    among verbs: [VerbDefinition]
  ) -> CommandFailure {
    let verb = invocation.verb
    let formats = words(invocation.mode.formats.map(\.name))
    var hint: VisibleText
    if verb.formats.contains(format), case .option(let option) = invocation.mode.choice {
      hint = "without \(option.typed), \(verb.name) writes \(format.name)"
    } else {
      let others = verbs.filter {
        $0.formats.contains(format) && $0.options.contains(.format)
      }.map(\.name)
      hint = "\(format.name) is written by \(words(others))"
    }
    return .usage(verb.name, "\(why); \(invocation.name) writes \(formats)", hint: hint)
  }

  /// A picture is asked for that Graphviz draws from DOT and we do not know.
  static func otherPicture(
    _ output: String?, ending: String, in definition: VerbDefinition
  ) -> CommandFailure {
    let verb = definition.formats.contains(.dot) ? definition.name : "draw"
    let file = ShellWord.quoted(output ?? "map.\(ending)")
    let subject: VisibleText = output.map { "'\($0)': " } ?? ""
    return .usage(
      definition.name, "\(subject)pictures are drawn from DOT by Graphviz",
      hint: "blastradius \(verb) MAP… -f dot | dot -T\(ending) -o \(file)")
  }

  /// An output file whose ending no format of the answer has.
  static func unknownEnding(
    _ ending: String, of output: String, in invocation: Invocation
  ) -> CommandFailure {
    let formats = invocation.mode.formats
    let endings = formats.compactMap(\.fileEndings.first).map { "." + $0 }
    let near = NameSuggestion.nearest(to: ending, among: formats.flatMap(\.fileEndings))
    return .usage(
      invocation.verb.name,
      "'\(output)': .\(ending) is no ending of \(words(formats.map(\.name)))",
      hint: near.map { "did you mean .\($0)?" }
        ?? "its files end in \(words(endings)); -f FORMAT writes to a file of any name")
  }
}
