import DependencyGraph
import FailurePropagation
import MapReporting
import ResilienceAnalysis

extension Verb {
  static let rank = Verb(
    "rank",
    summary: "every component by its blast radius",
    usage: "MAP…",
    modes: [
      Mode(
        holds: [.text, .table, .document],
        options: [.target, .among, .shard, .maximumDown] + .reading + .output, answer: ranking)
    ],
    examples: [
      VerbDefinition.Example(
        purpose: "The ten worst things that can fail:",
        command: "rank shop.blastradius.json --limit 10"),
      VerbDefinition.Example(
        purpose: "All that is outside our control, for a spreadsheet:",
        command: "rank maps/ --among outside -o ranking.csv --spreadsheet"),
    ])

  private static func ranking(_ question: Question) throws(CommandFailure) -> Answer {
    let map = try question.map()
    let (targets, candidates) = (try question.targets(in: map), try question.candidates(in: map))
    let part = question.part(of: candidates)
    let ranking = try question.withProgress(in: "components") { observer in
      try Ranking(
        PropagationEngine(map), among: part, targets: targets.components,
        limit: question.limit, observer: observer)
    }
    return .report(
      .rank(
        ranking, targets: targets, scope: question.scope(of: candidates, targets, in: map),
        limit: question.limit))
  }
}
