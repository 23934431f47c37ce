import DependencyGraph
import FailurePropagation
import MapDiagnostics
import MapReporting
import ResilienceAnalysis

extension Verb {
  static let spof = Verb(
    "spof",
    summary: "single points of failure, per target",
    usage: "MAP…",
    modes: [
      Mode(
        holds: [.text, .table, .document, .drawing],
        options: [.target, .among, .shard, .maximumPoints, .theme] + .reading + .output,
        answer: points)
    ],
    examples: [
      VerbDefinition.Example(
        purpose: "Single points of failure outside our control, for tier 1:",
        command: "spof maps/ --among outside --target tier=1"),
      VerbDefinition.Example(
        purpose: "Fails when checkout has any:",
        command: "spof maps/ --target checkout --max-points 0"),
    ])

  private static func points(_ question: Question) throws(CommandFailure) -> Answer {
    let map = try question.map()
    let (targets, candidates) = (try question.targets(in: map), try question.candidates(in: map))
    let part = question.part(of: candidates)
    let found = try question.withProgress(in: "components") { observer in
      try SinglePointsOfFailure(
        PropagationEngine(map), among: part, targets: targets.components, observer: observer)
    }
    // In text it stands below the headline.
    if question.invocation.format != .text, let remark = targets.remarkOnUnknowns {
      question.note("\(remark)")
    }
    return .report(
      .spof(
        found, targets: targets, scope: question.scope(of: candidates, targets, in: map),
        limit: question.limit))
  }
}
