import MapDiagnostics

extension Verb {
  static let completions = Verb(
    "completions",
    summary: "a completion script for a shell",
    usage: "bash|zsh|fish",
    operands: .word(placeholder: "SHELL", choices: Shell.allCases.map(\.rawValue)),
    modes: [
      Mode(options: [.output]) { (question) throws(CommandFailure) in
        let word = question.invocation.operands.first?.text ?? ""
        guard let shell = Shell(rawValue: word) else {
          throw CommandFailure("there are no completions for '\(word)'")
        }
        return .text(shell.completions(question.verbs))
      }
    ],
    examples: [
      VerbDefinition.Example(
        purpose: "For bash:",
        command: "completions bash -o ~/.local/share/bash-completion/completions/blastradius"),
      VerbDefinition.Example(
        purpose: "For fish:",
        command: "completions fish -o ~/.config/fish/completions/blastradius.fish"),
    ])
}
