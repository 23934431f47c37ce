import MapReporting

extension Verb {
  static let mergeRanking = Verb(
    "merge-ranking",
    summary: "the parts of a ranking as one",
    usage: "PART…",
    operands: .files(placeholder: "PART"),
    modes: [
      Mode(holds: [.table], options: [.output]) { (question) throws(CommandFailure) in
        .bytes(try RankingParts.merged(of: question.invocation, in: question.environment))
      }
    ],
    examples: [
      VerbDefinition.Example(
        purpose: "One of eight parts, each computed by another machine:",
        command: "rank maps/ --shard 3/8 -o part-3.csv"),
      VerbDefinition.Example(
        purpose: "The ranking, from all of them:",
        command: "merge-ranking part-*.csv -o ranking.csv"),
    ])
}
