extension Shell {
  /// A script that completes the tool's command lines in this shell.
  package var completions: String {
    switch self {
    case .bash: BashCompletions.script
    case .zsh: ZshCompletions.script
    case .fish: FishCompletions.script
    }
  }
}

extension OptionDefinition {
  /// How the option may be typed.
  var typedForms: [String] { (short.map { ["-\($0)"] } ?? []) + [typed] }
}

extension VerbDefinition {
  /// The first words that the verb takes instead of maps, or `nil` when it takes maps.
  var operandChoices: [String]? {
    switch operands {
    case .word(_, let choices, _), .action(let choices, _): choices
    case .maps, .files: nil
    }
  }
}
