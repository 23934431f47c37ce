/// Completion for bash 3.2 and later.
///
/// Readline breaks words at `=` too, so that `--format=js` arrives as three words. Where files are
/// wanted the script answers nothing, and `-o default` has readline complete them with its quoting.
enum BashCompletions {
  static func script(_ verbs: [VerbDefinition]) -> String {
    let names = verbs.map(\.name)
    return """
      # Completion of blastradius for bash.
      # Load it with: source <(blastradius completions bash)

      _blastradius() {
        local current=${COMP_WORDS[COMP_CWORD]} previous= prefix= words= index
        COMPREPLY=()
        if ((COMP_CWORD <= 1)); then
          COMPREPLY=($(compgen -W "\(names.joined(separator: " ")) --help --version" -- "$current"))
          return
        fi
        previous=${COMP_WORDS[COMP_CWORD - 1]}
        if [[ $current == "=" ]]; then
          current=
        elif [[ $previous == "=" ]]; then
          previous=${COMP_WORDS[COMP_CWORD - 2]}
        elif [[ $current == --*=* ]]; then
          previous=${current%%=*}
          prefix=$previous=
          current=${current#*=}
        fi
        for ((index = 2; index < COMP_CWORD; index++)); do
          [[ ${COMP_WORDS[index]} == "--" ]] && return
        done
        case ${COMP_WORDS[1]}:$previous in
      \(valueCases(verbs).joined(separator: "\n"))
        *)
          case ${COMP_WORDS[1]} in
      \(verbCases(verbs).joined(separator: "\n"))
          esac
          ;;
        esac
        [[ -n $words ]] && COMPREPLY=($(compgen -P "$prefix" -W "$words" -- "$current"))
      }

      complete -o default -F _blastradius blastradius

      """
  }

  /// What may stand behind each option of each verb.
  private static func valueCases(_ verbs: [VerbDefinition]) -> [String] {
    verbs.flatMap { verb in
      verb.options.compactMap { option -> String? in
        let pattern = option.typedForms.map { "\(verb.name):\($0)" }.joined(separator: " | ")
        switch option.value {
        case .none: return nil
        case .file: return "  \(pattern)) ;;"
        case .selector, .number, .shard, .text, .duration:
          return "  \(pattern)) compopt +o default 2>/dev/null ;;"
        case .choice, .format:
          let words = verb.choices(of: option) ?? []
          return "  \(pattern)) words=\"\(words.joined(separator: " "))\" ;;"
        }
      }
    }
  }

  /// What else may stand behind each verb.
  private static func verbCases(_ verbs: [VerbDefinition]) -> [String] {
    verbs.map { verb in
      let options = verb.options.flatMap(\.typedForms).joined(separator: " ")
      let onHyphen = "[[ $current == -* ]] && words=\"\(options)\""
      guard let choices = verb.operandChoices(among: verbs) else {
        return "    \(verb.name)) \(onHyphen) ;;"
      }
      let words = choices.joined(separator: " ")
      return "    \(verb.name)) words=\"\(words)\" && \(onHyphen) ;;"
    }
  }
}
