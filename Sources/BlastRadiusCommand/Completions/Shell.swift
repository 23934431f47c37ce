/// A shell that the tool can complete its command line in.
package enum Shell: String, CaseIterable, Sendable {
  case bash
  case zsh
  case fish

  /// A script that completes the command lines of `verbs` in this shell.
  package func completions(_ verbs: [VerbDefinition]) -> String {
    switch self {
    case .bash: BashCompletions.script(verbs)
    case .zsh: ZshCompletions.script(verbs)
    case .fish: FishCompletions.script(verbs)
    }
  }
}
