import DependencyGraph
import FailurePropagation
import MapReporting

extension Verb {
  static let draw = Verb(
    "draw",
    summary: "the map, or a scenario on it, as a picture",
    usage: "MAP… [--fail SELECTOR…]",
    modes: [
      Mode(
        holds: [.drawing, .document],
        options: .scenario + [
          .focus, .depth, .dependenciesOnly, .dependentsOnly, .onlyAffected, .hide, .collapse,
          .theme,
        ] + .reading + [.format, .output, .color],
        answer: picture)
    ],
    examples: [
      VerbDefinition.Example(
        purpose: "The whole map as SVG, a box for each owner:",
        command: "draw shop.blastradius.json --collapse owner -o shop.svg"),
      VerbDefinition.Example(
        purpose: "What the loss of a region reaches:",
        command: "draw maps/ --fail aws/us-east-1 --only-affected -o outage.dot"),
    ])

  private static func picture(_ question: Question) throws(CommandFailure) -> Answer {
    let map = try question.map()
    let invocation = question.invocation
    let isScenario = [OptionDefinition].scenario.contains(where: invocation.has)
    let scope = DrawingScope(
      focus: try question.components(.focus, in: map) ?? [],
      depth: invocation.number(of: .depth) ?? 1, direction: direction(of: invocation),
      onlyAffected: invocation.has(.onlyAffected),
      hidden: try question.components(.hide, in: map) ?? [],
      collapse: invocation.value(of: .collapse).flatMap { DrawingScope.Collapse(rawValue: $0) })
    return .report(
      .draw(map, radius: isScenario ? try question.impact(on: map) : nil, scope: scope))
  }

  private static func direction(of invocation: Invocation) -> DrawingScope.Direction {
    let (needed, needing) = (
      invocation.has(.dependenciesOnly), invocation.has(.dependentsOnly)
    )
    return needed ? .dependencies : needing ? .dependents : .both
  }
}
