/// Everything there is to know of one verb. Parsing, help and completions are made from it.
package struct VerbDefinition: Sendable {
  /// What stands behind a verb besides options.
  package enum Operands: Sendable, Equatable {
    /// One or more maps.
    case maps
    /// One or more files that are no maps.
    case files(placeholder: String)
    /// One of a few words.
    case word(placeholder: String, choices: [String], isRequired: Bool)
    /// One of a few words that says what to do, and any words behind it.
    case action(choices: [String], placeholder: String)
  }

  /// A command line that shows the verb at work.
  package struct Example: Sendable {
    /// What it answers.
    package var purpose: String
    /// The command line behind the tool's name.
    package var command: String
  }

  /// Its name.
  package let verb: Verb
  /// What it answers, as a phrase.
  package let summary: String
  /// The command line behind the verb, without the options that may be left out.
  package let usage: String
  /// What stands behind it besides options.
  package let operands: Operands
  /// The formats of its answer, the default first; empty when it has only one.
  package let formats: [String]
  /// Its options, in the order of its help.
  package let options: [OptionDefinition]
  /// Options of which one must be given.
  package let needsOneOf: [OptionDefinition]
  /// How it is used.
  package let examples: [Example]

  package init(
    _ verb: Verb, summary: String, usage: String, operands: Operands = .maps,
    formats: [String] = [], options: [OptionDefinition],
    needsOneOf: [OptionDefinition] = [], examples: [Example]
  ) {
    self.verb = verb
    self.summary = summary
    self.usage = usage
    self.operands = operands
    self.formats = formats
    self.options = options + [.help]
    self.needsOneOf = needsOneOf
    self.examples = examples
  }

  /// The words that may stand behind `option`, when these are given.
  package func choices(of option: OptionDefinition) -> [String]? {
    guard case .choice(let choices) = option.value else { return nil }
    return option == .format ? formats : choices
  }

  /// The verbs that take `option`.
  package static func verbs(taking option: OptionDefinition) -> [Verb] {
    Verb.allCases.filter { $0.definition.options.contains(option) }
  }

  /// Every option of any verb, each once.
  package static var allOptions: [OptionDefinition] {
    var seen: Set<OptionDefinition> = [.version]
    return Verb.allCases.flatMap(\.definition.options).filter { seen.insert($0).inserted }
      + [.version]
  }
}
