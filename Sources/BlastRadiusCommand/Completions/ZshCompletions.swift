/// Completion for zsh.
enum ZshCompletions {
  static func script(_ verbs: [VerbDefinition]) -> String {
    let names = verbs.map { verb in
      "      " + ShellWord.singleQuoted("\(verb.name):\(verb.summary)")
    }
    return """
      #compdef blastradius
      # Completion of blastradius for zsh.
      # Save it as _blastradius in a folder of $fpath, or: source <(blastradius completions zsh)

      _blastradius() {
        local context state state_descr line
        typeset -A opt_args
        _arguments -C \\
          '(- *)--help[show help]' '(- *)--version[show the version]' \\
          '1:verb:->verb' '*::argument:->argument'
        case $state in
        verb)
          local -a verbs
          verbs=(
      \(names.joined(separator: "\n"))
          )
          _describe verb verbs
          ;;
        argument)
          case $words[1] in
      \(verbs.map { verbCase($0, verbs) }.joined(separator: "\n"))
          esac
          ;;
        esac
      }

      if [[ $funcstack[1] == _blastradius ]]; then
        _blastradius "$@"
      else
        compdef _blastradius blastradius
      fi

      """
  }

  private static func verbCase(
    _ verb: VerbDefinition, _ verbs: [VerbDefinition]
  ) -> String {
    let operand =
      verb.operandChoices(among: verbs).map { "1:word:(\($0.joined(separator: " ")))" }
      ?? "*:map:_files"
    let specifications =
      verb.options.map { specification($0, in: verb) }
      + [ShellWord.singleQuoted(operand)]
    return "    \(verb.name))\n      _arguments -S \\\n        "
      + specifications.joined(separator: " \\\n        ") + "\n      ;;"
  }

  private static func specification(
    _ option: OptionDefinition, in definition: VerbDefinition
  ) -> String {
    let value =
      switch option.value {
      case .none: ""
      case .file: ":\(option.placeholder):_files"
      case .selector, .number, .shard, .text, .duration: ":\(option.placeholder): "
      case .choice, .format:
        ":\(option.placeholder):(\(definition.choices(of: option)?.joined(separator: " ") ?? ""))"
      }
    let help = ShellWord.singleQuoted("[\(escaped(option.help))]\(value)")
    let equals = option.value == .none ? "" : "="
    if let short = option.short {
      let plus = option.value == .none ? "" : "+"
      return "'(-\(short) \(option.typed))'{-\(short)\(plus),\(option.typed)\(equals)}\(help)"
    }
    return (option.repeats ? "'*'" : "") + option.typed + equals + help
  }

  /// Help inside the brackets of a specification.
  private static func escaped(_ help: String) -> String {
    help.map { "[]:\\".contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}
