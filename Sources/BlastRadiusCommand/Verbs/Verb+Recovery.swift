import DependencyGraph
import FailurePropagation
import MapReporting
import ResilienceAnalysis

extension Verb {
  static let recovery = Verb(
    "recovery",
    summary: "in which order things come back, and what never does",
    usage: "MAP… --fail SELECTOR… | --full-stop",
    modes: [
      Mode(
        holds: [.text, .table, .document],
        options: .scenario + [.duration] + .reading + .output,
        needsOneOf: .scenario + [.fullStop]
      ) { (question) throws(CommandFailure) in
        let map = try question.map()
        return try recovery(map, after: try question.timedScenario(of: map), question)
      },
      Mode(
        when: .option(.fullStop), holds: [.text, .table, .document],
        options: [.fullStop] + .reading + .output
      ) { (question) throws(CommandFailure) in
        let map = try question.map()
        return try recovery(map, after: .fullStop(of: map), question)
      },
    ],
    examples: [
      VerbDefinition.Example(
        purpose: "Coming back after the loss of a region for an hour:",
        command: "recovery shop.blastradius.json --fail aws/us-east-1 --for 1h"),
      VerbDefinition.Example(
        purpose: "Starting everything from nothing; who waits for whom:",
        command: "recovery maps/ --full-stop"),
    ])

  private static func recovery(
    _ map: DependencyMap, after scenario: Scenario, _ question: Question
  ) throws(CommandFailure) -> Answer {
    let plan = try question.withProgress(in: "instants") { observer in
      try RecoveryPlan(PropagationEngine(map), after: scenario, observer: observer)
    }
    return .report(.recovery(plan, limit: question.limit))
  }
}
