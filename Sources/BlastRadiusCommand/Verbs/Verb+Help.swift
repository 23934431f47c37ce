extension Verb {
  static let help = Verb(
    "help",
    summary: "how to use the tool or a verb",
    usage: "[VERB]",
    operands: .verb,
    modes: [
      Mode(options: []) { (question) throws(CommandFailure) in
        let verb = (question.invocation.operands.first?.text).flatMap(question.verbs.named)
        return .text(verb.map(HelpText.verb) ?? HelpText.tool(question.verbs))
      }
    ],
    examples: [
      VerbDefinition.Example(purpose: "The options of impact:", command: "help impact"),
      VerbDefinition.Example(purpose: "The same:", command: "impact --help"),
    ])
}
