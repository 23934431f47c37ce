/// What must hold between the parts of a command line.
enum InvocationRules {
  /// Checks what no single argument shows.
  static func check(_ invocation: Invocation) throws(CommandFailure) {
    try checkOperands(invocation)
    try checkNeededOptions(invocation)
    try checkPicture(invocation)
    try checkOutput(invocation)
  }

  private static func checkOperands(_ invocation: Invocation) throws(CommandFailure) {
    let definition = invocation.verb.definition
    let words = invocation.operands.map(\.text)
    switch definition.operands {
    case .maps:
      if words.isEmpty { throw .noMap(in: definition) }
      if words.filter({ $0 == "-" }).count > 1 {
        throw .usage(invocation.verb, "standard input (-) can be read only once")
      }
    case .files(let placeholder):
      if words.isEmpty {
        throw .usage(
          invocation.verb, "\(invocation.verb.rawValue) needs a \(placeholder), a file")
      }
    case .action(let choices, let placeholder):
      try checkAction(words, choices, placeholder, in: definition)
    case .word(let placeholder, let choices, let isRequired):
      guard let word = words.first else {
        guard isRequired else { return }
        throw .usage(
          invocation.verb,
          "\(invocation.verb.rawValue) needs a \(placeholder): \(choices.joined(separator: ", "))")
      }
      if words.count > 1 {
        throw .usage(
          invocation.verb,
          "\(invocation.verb.rawValue) takes one \(placeholder), not also '\(words[1])'")
      }
      guard choices.contains(word) else {
        throw .noChoice(word, of: placeholder, choices: choices, in: definition)
      }
    }
  }

  private static func checkAction(
    _ words: [String], _ choices: [String], _ placeholder: String, in definition: VerbDefinition
  ) throws(CommandFailure) {
    let verb = definition.verb
    guard let action = words.first else {
      throw .usage(
        verb, "\(verb.rawValue) needs to know what to do: \(choices.joined(separator: ", "))")
    }
    guard choices.contains(action) else {
      throw .noChoice(action, of: "ACTION", choices: choices, in: definition)
    }
    if action == "show", words.count < 2 {
      throw .usage(verb, "\(verb.rawValue) show needs an \(placeholder)")
    }
    if action == "list", words.count > 2 {
      throw .usage(verb, "\(verb.rawValue) list takes one pattern, not also '\(words[2])'")
    }
  }

  private static func checkNeededOptions(_ invocation: Invocation) throws(CommandFailure) {
    let needed = invocation.verb.definition.needsOneOf
    guard !needed.isEmpty, !needed.contains(where: invocation.has) else { return }
    throw .missingOption(of: needed, in: invocation)
  }

  private static func checkPicture(_ invocation: Invocation) throws(CommandFailure) {
    if invocation.has(.depth), !invocation.has(.focus) {
      throw .usage(
        invocation.verb, "--depth needs --focus",
        hint: "--depth counts steps around --focus SELECTOR")
    }
    for option in [OptionDefinition.dependenciesOnly, .dependentsOnly]
    where invocation.has(option) && !invocation.has(.focus) {
      throw .usage(invocation.verb, "\(option.typed) needs --focus")
    }
    if invocation.has(.dependenciesOnly), invocation.has(.dependentsOnly) {
      throw .usage(
        invocation.verb, "--dependencies-only and --dependents-only exclude each other",
        hint: "without either, both are drawn")
    }
    if invocation.has(.theme), ["text", "csv", "json"].contains(invocation.formatName) {
      throw .usage(
        invocation.verb, "--theme is about pictures, and the format is \(invocation.formatName)")
    }
    if invocation.has(.onlyAffected), !invocation.has(.fail), !invocation.has(.degrade) {
      throw .usage(
        invocation.verb, "--only-affected needs a scenario", hint: "add --fail or --degrade")
    }
  }

  private static func checkOutput(_ invocation: Invocation) throws(CommandFailure) {
    if invocation.has(.spreadsheet), invocation.formatName != "csv" {
      throw .usage(
        invocation.verb, "--spreadsheet is about CSV, and the format is \(invocation.formatName)",
        hint: "add -f csv, or leave --spreadsheet out")
    }
    guard let output = invocation.value(of: .output) else { return }
    if invocation.verb.definition.operands == .maps,
      invocation.operands.contains(where: { $0.text == output && output != "-" })
    {
      throw .usage(invocation.verb, "the output '\(output)' would replace a map that is read")
    }
    try checkEnding(of: output, in: invocation)
  }

  private static func checkEnding(
    of output: String, in invocation: Invocation
  ) throws(CommandFailure) {
    let definition = invocation.verb.definition
    guard !definition.formats.isEmpty, !invocation.has(.format),
      let ending = FileEnding.ending(of: output)
    else { return }
    if FileEnding.pictures.contains(ending) {
      throw .picture(output, ending: ending, in: definition)
    }
    if let format = FileEnding.format(ofFile: output), !definition.formats.contains(format) {
      throw .noSuchAnswer(
        format, why: "'\(output)' asks for \(format)", in: definition)
    }
  }
}
