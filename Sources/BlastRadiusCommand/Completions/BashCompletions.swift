/// Completion for bash 3.2 and later.
///
/// Readline breaks words at `=` too, so that `--format=js` arrives as three words. Where files are
/// wanted the script answers nothing, and `-o default` has readline complete them with its quoting.
enum BashCompletions {
  static var script: String {
    let verbs = Verb.allCases.map(\.rawValue)
    return """
      # Completion of blastradius for bash.
      # Load it with: source <(blastradius completions bash)

      _blastradius() {
        local current=${COMP_WORDS[COMP_CWORD]} previous= prefix= words= index
        COMPREPLY=()
        if ((COMP_CWORD <= 1)); then
          COMPREPLY=($(compgen -W "\(verbs.joined(separator: " ")) --help --version" -- "$current"))
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
      \(valueCases.joined(separator: "\n"))
        *)
          case ${COMP_WORDS[1]} in
      \(verbCases.joined(separator: "\n"))
          esac
          ;;
        esac
        [[ -n $words ]] && COMPREPLY=($(compgen -P "$prefix" -W "$words" -- "$current"))
      }

      complete -o default -F _blastradius blastradius

      """
  }

  /// What may stand behind each option of each verb.
  private static var valueCases: [String] {
    Verb.allCases.flatMap { verb in
      verb.definition.options.compactMap { option -> String? in
        let pattern = option.typedForms.map { "\(verb.rawValue):\($0)" }.joined(separator: " | ")
        switch option.value {
        case .none: return nil
        case .file: return "  \(pattern)) ;;"
        case .selector, .number, .shard, .text, .duration:
          return "  \(pattern)) compopt +o default 2>/dev/null ;;"
        case .choice:
          let words = verb.definition.choices(of: option) ?? []
          return "  \(pattern)) words=\"\(words.joined(separator: " "))\" ;;"
        }
      }
    }
  }

  /// What else may stand behind each verb.
  private static var verbCases: [String] {
    Verb.allCases.map { verb in
      let options = verb.definition.options.flatMap(\.typedForms).joined(separator: " ")
      let onHyphen = "[[ $current == -* ]] && words=\"\(options)\""
      guard let choices = verb.definition.operandChoices else {
        return "    \(verb.rawValue)) \(onHyphen) ;;"
      }
      let words = choices.joined(separator: " ")
      return "    \(verb.rawValue)) words=\"\(words)\" && \(onHyphen) ;;"
    }
  }
}
