import FailurePropagation
import MapReporting

extension Verb {
  static let impact = Verb(
    "impact",
    summary: "what fails, what limps, what lost its spare",
    usage: "MAP… --fail SELECTOR…",
    modes: [
      Mode(
        holds: [.text, .table, .document, .drawing],
        options: .scenario + [.target, .maximumDown, .theme] + .reading + .output,
        needsOneOf: .scenario, answer: impactOfAnOutage),
      // An outage that ends is one on a clock.
      Mode(
        when: .option(.duration), holds: [.text, .table, .document, .chart],
        options: .scenario + [.duration, .target, .maximumDown, .theme] + .reading + .output,
        needsOneOf: .scenario, answer: timelineOfAScenario),
    ],
    examples: [
      VerbDefinition.Example(
        purpose: "The loss of a region:",
        command: "impact shop.blastradius.json --fail aws/us-east-1"),
      VerbDefinition.Example(
        purpose: "Everything of one supplier; fails when a tier 1 service goes down:",
        command: "impact maps/ --fail provider=AWS --target tier=1 --max-down 0"),
    ])

  private static func impactOfAnOutage(_ question: Question) throws(CommandFailure) -> Answer {
    let map = try question.map()
    return .report(
      .impact(
        try question.impact(on: map), targets: try question.targets(in: map),
        limit: question.limit))
  }
}
