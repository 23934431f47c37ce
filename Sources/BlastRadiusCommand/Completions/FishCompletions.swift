/// Completion for fish 3.0 and later.
enum FishCompletions {
  static func script(_ verbs: [VerbDefinition]) -> String {
    var lines = [
      "# Completion of blastradius for fish.",
      "# Save it as ~/.config/fish/completions/blastradius.fish",
      "",
      "complete -c blastradius -f",
      "complete -c blastradius -n __fish_use_subcommand -s h -l help -d 'show help'",
      "complete -c blastradius -n __fish_use_subcommand -l version -d 'show the version'",
    ]
    for verb in verbs {
      lines.append(
        "complete -c blastradius -n __fish_use_subcommand -a \(verb.name)"
          + " -d \(ShellWord.singleQuoted(verb.summary))")
    }
    for verb in verbs {
      let condition = "-n '__fish_seen_subcommand_from \(verb.name)'"
      lines += ["", "complete -c blastradius \(condition) \(operands(of: verb, verbs))"]
      lines += verb.options.map { option in
        "complete -c blastradius \(condition) \(specification(option, in: verb))"
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func operands(
    of definition: VerbDefinition, _ verbs: [VerbDefinition]
  ) -> String {
    definition.operandChoices(among: verbs).map { "-a '\($0.joined(separator: " "))'" } ?? "-F"
  }

  private static func specification(
    _ option: OptionDefinition, in definition: VerbDefinition
  ) -> String {
    let short = option.short.map { "-s \($0) " } ?? ""
    let value =
      switch option.value {
      case .none: ""
      case .file: "-r -F "
      case .selector, .number, .shard, .text, .duration: "-x "
      case .choice, .format:
        "-x -a '\(definition.choices(of: option)?.joined(separator: " ") ?? "")' "
      }
    return "\(short)-l \(option.name) \(value)-d \(ShellWord.singleQuoted(option.help))"
  }
}
