import MapReporting

/// Everything there is to know of how one verb is typed. Parsing, help and completions are made from it.
package struct VerbDefinition: Sendable {
  /// What stands behind a verb besides options.
  package enum Operands: Sendable, Equatable {
    /// One or more maps.
    case maps
    /// One or more files that are no maps.
    case files(placeholder: String)
    /// One of a few words.
    case word(placeholder: String, choices: [String])
    /// The name of a verb, or nothing.
    case verb
    /// One of a few words that says what to do, and words behind it.
    case actions([Action])
  }

  /// A word that says what to do.
  package struct Action: Sendable, Equatable {
    /// The word.
    package var name: String
    /// What the words behind it are called.
    package var placeholder: String
    /// How many there may be.
    package var count: ClosedRange<Int>
  }

  /// A command line that shows the verb at work.
  package struct Example: Sendable {
    /// What it answers.
    package var purpose: String
    /// The command line behind the tool's name.
    package var command: String
  }

  /// Its name.
  package let name: String
  /// What it answers, as a phrase.
  package let summary: String
  /// The command line behind the verb, without the options that may be left out.
  package let usage: String
  /// What stands behind it besides options.
  package let operands: Operands
  /// The ways to use it, never none.
  package let modes: [ModeDefinition]
  /// How it is used.
  package let examples: [Example]

  /// All options of any mode, in the order of its help.
  package let options: [OptionDefinition]

  init(
    _ name: String, summary: String, usage: String, operands: Operands, modes: [ModeDefinition],
    examples: [Example]
  ) {
    self.name = name
    self.summary = summary
    self.usage = usage
    self.operands = operands
    self.modes = modes
    self.examples = examples
    options = VerbDefinition.union(of: modes.map(\.options)) + [.help]
  }

  /// The members of all lists, each behind what it stands behind in its own.
  private static func union(of lists: [[OptionDefinition]]) -> [OptionDefinition] {
    var union: [OptionDefinition] = []
    for list in lists {
      var place = 0
      for option in list {
        if let known = union.firstIndex(of: option) {
          place = known + 1
        } else {
          union.insert(option, at: place)
          place += 1
        }
      }
    }
    return union
  }

  /// The formats of any of its answers, the default first.
  package var formats: [OutputFormat] {
    modes.flatMap(\.formats).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The words that may stand behind `option`, when these are given.
  package func choices(of option: OptionDefinition) -> [String]? {
    if case .format = option.value { return formats.map(\.name) }
    guard case .choice(let choices) = option.value else { return nil }
    return choices
  }

  /// The first words that the verb takes instead of maps, or `nil` when it takes files.
  func operandChoices(among verbs: [VerbDefinition]) -> [String]? {
    switch operands {
    case .maps, .files: nil
    case .word(_, let choices): choices
    case .verb: verbs.map(\.name)
    case .actions(let actions): actions.map(\.name)
    }
  }
}

extension [VerbDefinition] {
  /// The verb called `name`.
  package func named(_ name: String) -> VerbDefinition? { first { $0.name == name } }

  /// The names of the verbs that take `option`.
  func names(taking option: OptionDefinition) -> [String] {
    filter { $0.options.contains(option) }.map(\.name)
  }

  /// Every option of any verb, each once.
  package var allOptions: [OptionDefinition] {
    var seen: Set<OptionDefinition> = [.version]
    return flatMap(\.options).filter { seen.insert($0).inserted } + [.version]
  }
}
