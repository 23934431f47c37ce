import DependencyGraph
import MapDiagnostics
import MapLoading
import MapReporting

extension Verb {
  static let merge = Verb(
    "merge",
    summary: "several maps as one, and where they differ",
    usage: "MAP…",
    modes: [
      Mode(
        holds: [.map], options: [.catalog, .catalogUnverified, .names, .output, .color],
        answer: merged)
    ],
    examples: [
      VerbDefinition.Example(
        purpose: "Imported maps and what people wrote by hand:",
        command: "merge cluster.blastradius.json calls.blastradius.json overlay.blastradius.json"),
      VerbDefinition.Example(
        purpose: "Names of one made names of the others:",
        command: "merge maps/ --names names.json -o all.blastradius.json"),
    ])

  /// How many differences of one sort are shown.
  private static let shownDifferences = 10

  private static func merged(_ question: Question) throws(CommandFailure) -> Answer {
    let (map, reading) = try question.checkedReading()
    let sorts: [DiagnosticID] = [
      .mergedDefinition, .appliedOverlay, .undeclaredCall, .unseenDependency, .sharedFate,
    ]
    let diagnostics = reading.diagnostics
    for sort in sorts {
      let found = diagnostics.filter { $0.id == sort }
      question.environment.say(
        found.prefix(shownDifferences), in: reading.sources, isColored: question.colorsMessages)
      if found.count > shownDifferences {
        question.note("\(found.count - shownDifferences) more of [\(sort.name)]")
      }
    }
    return .text(map.json)
  }
}
