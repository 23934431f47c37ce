import MapDiagnostics
import MapLoading
import MapReporting

extension Verb {
  static let check = Verb(
    "check",
    summary: "problems in the map itself",
    usage: "MAP…",
    modes: [
      Mode(
        holds: [.text, .table, .document], options: [.denyWarnings, .allow] + .reading + .output,
        answer: problems)
    ],
    examples: [
      VerbDefinition.Example(
        purpose: "Every error and warning in the maps of all teams:", command: "check maps/"),
      VerbDefinition.Example(
        purpose: "The same before a merge, where warnings count:",
        command: "check maps/ --deny-warnings"),
    ])

  /// A map with an error is an answer here, and the exit status that of none.
  private static func problems(_ question: Question) throws(CommandFailure) -> Answer {
    let allowed = try allowedIDs(question.invocation)
    let reading = try question.reading()
    let isColored = question.environment.usesColor(on: .standardOutput, for: question.invocation)
    let report = Report.check(
      reading, allowing: allowed, limit: question.limit,
      isColored: isColored && question.invocation.format == .text)
    return .report(report, answersQuestion: reading.map != nil)
  }

  private static func allowedIDs(
    _ invocation: Invocation
  ) throws(CommandFailure) -> Set<DiagnosticID> {
    let known = DiagnosticID.doubtful
    var problems: [CommandFailure.Problem] = []
    var allowed: Set<DiagnosticID> = []
    for name in invocation.values(of: .allow) {
      if let id = known.first(where: { $0.name == name }) {
        allowed.insert(id)
      } else {
        let near = NameSuggestion.nearest(to: name, among: known.map(\.name))
        problems.append(
          CommandFailure.Problem(
            "--allow: '\(name)' is no kind of warning",
            hint: near.map { "did you mean --allow \($0)?" }
              ?? "it stands in brackets behind each warning; an error cannot be allowed"))
      }
    }
    guard problems.isEmpty else { throw CommandFailure(problems: problems) }
    return allowed
  }
}
