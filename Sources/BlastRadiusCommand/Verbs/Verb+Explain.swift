import MapReporting

extension Verb {
  static let explain = Verb(
    "explain",
    summary: "the chain of causes, or what saved it",
    usage: "MAP… --fail SELECTOR… --target SELECTOR",
    modes: [
      Mode(
        holds: [.text, .table, .document, .drawing],
        options: .scenario + [.target, .theme] + .reading + .output, needsOneOf: .scenario,
        answer: explanation)
    ],
    examples: [
      VerbDefinition.Example(
        purpose: "Why checkout goes down with a region:",
        command: "explain shop.blastradius.json --fail aws/us-east-1 --target checkout"),
      VerbDefinition.Example(
        purpose: "The same for every tier 1 service, as JSON:",
        command: "explain maps/ --fail aws/us-east-1 --target tier=1 -f json"),
    ])

  private static func explanation(_ question: Question) throws(CommandFailure) -> Answer {
    let map = try question.map()
    return .report(
      .explain(
        try question.impact(on: map), targets: try question.targets(in: map).components,
        limit: question.limit))
  }
}
