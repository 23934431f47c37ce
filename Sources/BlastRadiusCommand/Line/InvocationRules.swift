import MapDiagnostics
import MapReporting

/// What must hold between the parts of a command line. It follows from the definitions alone: no rule knows
/// a verb.
struct InvocationRules {
  private let invocation: Invocation
  private let verbs: [VerbDefinition]
  private var verb: VerbDefinition { invocation.verb }

  /// Checks what no single argument shows.
  static func check(
    _ invocation: Invocation, among verbs: [VerbDefinition]
  ) throws(CommandFailure) {
    let rules = InvocationRules(invocation: invocation, verbs: verbs)
    try rules.checkOperands()
    try rules.checkConsumption()
    try rules.checkNeededOptions()
    try rules.checkFormat()
    try rules.checkSubjects()
    try rules.checkCompany()
    try rules.checkOutput()
  }

  private func checkOperands() throws(CommandFailure) {
    let words = invocation.operands.map(\.text)
    switch verb.operands {
    case .maps:
      if words.isEmpty { throw .noMap(in: verb) }
      try checkStandardInput(words)
    case .files(let placeholder):
      if words.isEmpty { throw .usage(verb.name, "\(verb.name) needs a \(placeholder), a file") }
      try checkStandardInput(words)
    case .actions(let actions): try check(words, actions)
    case .word(let placeholder, let choices):
      guard !words.isEmpty else {
        throw .usage(
          verb.name, "\(verb.name) needs a \(placeholder): \(choices.joined(separator: ", "))")
      }
      try check(words, of: placeholder, choices)
    case .verb: try check(words, of: "VERB", verbs.map(\.name))
    }
  }

  private func checkStandardInput(_ words: [String]) throws(CommandFailure) {
    guard words.count(where: { $0 == "-" }) > 1 else { return }
    throw .usage(verb.name, "standard input (-) can be read only once")
  }

  private func check(
    _ words: [String], of placeholder: String, _ choices: [String]
  ) throws(CommandFailure) {
    if words.count > 1 {
      throw .usage(verb.name, "\(verb.name) takes one \(placeholder), not also '\(words[1])'")
    }
    guard let word = words.first, !choices.contains(word) else { return }
    throw .noChoice(word, of: placeholder, choices: choices, in: verb.name)
  }

  private func check(
    _ words: [String], _ actions: [VerbDefinition.Action]
  ) throws(CommandFailure) {
    let names = actions.map(\.name)
    guard let word = words.first else {
      throw .usage(
        verb.name, "\(verb.name) needs to know what to do: \(names.joined(separator: ", "))")
    }
    guard let action = actions.first(where: { $0.name == word }) else {
      throw .noChoice(word, of: "ACTION", choices: names, in: verb.name)
    }
    let others = words.dropFirst()
    if others.count < action.count.lowerBound {
      throw .usage(verb.name, "\(verb.name) \(word) needs an \(action.placeholder)")
    }
    guard others.count > action.count.upperBound else { return }
    let surplus = others[others.startIndex + action.count.upperBound]
    throw .usage(
      verb.name, "\(verb.name) \(word) takes one \(action.placeholder), not also '\(surplus)'")
  }

  /// An option that this way of using the verb has no use for.
  private func checkConsumption() throws(CommandFailure) {
    let surplus = invocation.options.first {
      $0 != .help && !invocation.mode.options.contains($0)
    }
    guard let surplus else { return }
    guard case .option(let choice) = invocation.mode.choice else {
      throw .usage(
        verb.name, "\(invocation.name) has no use for \(surplus.typed)",
        hint: "leave \(surplus.typed) out")
    }
    throw .usage(
      verb.name, "\(invocation.name) has no use for \(surplus.typed)",
      hint: "leave out \(choice.typed) or \(surplus.typed)")
  }

  private func checkNeededOptions() throws(CommandFailure) {
    let needed = invocation.mode.needsOneOf
    guard !needed.isEmpty, !needed.contains(where: invocation.isGiven) else { return }
    throw .missingOption(of: needed, in: invocation)
  }

  /// A format that the answer cannot be written in.
  private func checkFormat() throws(CommandFailure) {
    guard let name = invocation.typedValue(of: .format),
      let format = OutputFormat(rawValue: name), !invocation.mode.formats.contains(format)
    else { return }
    throw .noSuchAnswer(
      format, why: "-f \(name) is not possible", of: invocation, among: verbs)
  }

  /// An option about something that the answer, in its format, does not hold.
  private func checkSubjects() throws(CommandFailure) {
    guard let format = invocation.format,
      let content = format.content(among: invocation.mode.contents)
    else { return }
    for option in invocation.options {
      guard let subject = option.subject, !subject.contents.contains(content) else { continue }
      throw .usage(
        verb.name, "\(option.typed) is about \(subject.name), and the format is \(format.name)",
        hint: subject.hint.map { "\($0)" })
    }
  }

  private func checkCompany() throws(CommandFailure) {
    let given = Set(invocation.options.map(\.name))
    for option in invocation.options {
      if let needs = option.needs, given.isDisjoint(with: needs.names) {
        throw .usage(
          verb.name, "\(option.typed) \(needs.message)", hint: needs.hint.map { "\($0)" })
      }
      if let excludes = option.excludes, !given.isDisjoint(with: excludes.names) {
        throw .usage(
          verb.name, "\(option.typed) \(excludes.message)", hint: excludes.hint.map { "\($0)" })
      }
    }
  }

  private func checkOutput() throws(CommandFailure) {
    guard let output = invocation.typedValue(of: .output), output != "-" else { return }
    if verb.operands == .maps, invocation.operands.contains(where: { $0.text == output }) {
      throw .usage(verb.name, "the output '\(output)' would replace a map that is read")
    }
    guard let ending = FileEnding.ending(of: output) else { return }
    let mode = invocation.mode
    let format = OutputFormat(fileEnding: ending)
    if mode.formats.isEmpty {
      try checkEnding(ending, format, of: output)
      return
    }
    guard !invocation.isGiven(.format), !(format.map(mode.formats.contains) ?? false) else {
      return
    }
    if FileEnding.otherPictures.contains(ending) {
      throw .otherPicture(output, ending: ending, in: verb)
    }
    guard let format else { throw .unknownEnding(ending, of: output, in: invocation) }
    throw .noSuchAnswer(
      format, why: "'\(output)' asks for \(format.name)", of: invocation, among: verbs)
  }

  /// The ending of an answer that has one form only must not promise another.
  private func checkEnding(
    _ ending: String, _ format: OutputFormat?, of output: String
  ) throws(CommandFailure) {
    let endings = invocation.mode.fileEndings
    guard let own = endings.first, let format, !endings.contains(ending) else { return }
    throw .usage(
      verb.name, "'\(output)' asks for \(format.name); \(invocation.name) writes .\(own)")
  }
}
