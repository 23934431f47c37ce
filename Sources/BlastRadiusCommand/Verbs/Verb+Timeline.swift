import DependencyGraph
import FailurePropagation
import MapReporting
import ResilienceAnalysis

extension Verb {
  static let timeline = Verb(
    "timeline",
    summary: "what fails when, and for how long",
    usage: "MAP… --fail SELECTOR… | --scenario NAME",
    modes: [
      Mode(
        holds: [.text, .table, .document, .chart],
        options: .scenario + [.duration, .target, .theme] + .reading + .output,
        needsOneOf: .scenario, answer: timelineOfAScenario),
      Mode(
        when: .option(.advise), holds: [.text, .table, .document],
        options: .scenario + [.duration, .target, .advise] + .reading + .output,
        needsOneOf: .scenario, answer: advice),
    ],
    examples: [
      VerbDefinition.Example(
        purpose: "Our region is offline for six hours:",
        command: "timeline shop.blastradius.json --fail aws/us-east-1 --for 6h"),
      VerbDefinition.Example(
        purpose: "What would have helped most, in a scenario from a file:",
        command: "timeline maps/ --scenario outage.json --advise"),
    ])

  /// Also what `impact` answers about an outage that ends.
  @Sendable static func timelineOfAScenario(
    _ question: Question
  ) throws(CommandFailure) -> Answer {
    let map = try question.map()
    let (targets, scenario) = (try question.targets(in: map), try question.timedScenario(of: map))
    let timeline = try question.withProgress(in: "instants") { observer in
      try PropagationEngine(map).timeline(of: scenario, observer: observer)
    }
    return .report(.timeline(timeline, targets: targets, limit: question.limit))
  }

  private static func advice(_ question: Question) throws(CommandFailure) -> Answer {
    let map = try question.map()
    let (targets, scenario) = (try question.targets(in: map), try question.timedScenario(of: map))
    let advice = try question.withProgress(in: "changes") { observer in
      try Advice(
        PropagationEngine(map), for: scenario, targets: targets.components, observer: observer)
    }
    return .report(.advice(advice, targets: targets, limit: question.limit))
  }
}
