import CloudCatalog
import MapDiagnostics
import MapReporting

extension Verb {
  static let catalog = Verb(
    "catalog",
    summary: "what is known of clouds and third parties",
    usage: "list [PATTERN] | show ID…",
    operands: .actions([
      VerbDefinition.Action(name: "list", placeholder: "PATTERN", count: 0...1),
      VerbDefinition.Action(name: "show", placeholder: "ID", count: 1...Int.max),
    ]),
    modes: [
      Mode(
        when: .word("list"), holds: [.text, .table, .document], options: .output, answer: list),
      Mode(
        when: .word("show"), holds: [.text, .table, .map],
        options: [.catalogUnverified] + .output, answer: show),
    ],
    examples: [
      VerbDefinition.Example(
        purpose: "All that it knows of Lambda, in any region:", command: "catalog list lambda"),
      VerbDefinition.Example(
        purpose: "What EC2 launches in Ireland need, with the sources, as a map:",
        command: "catalog show aws/eu-west-1/ec2/launches -o launches.json"),
    ])

  private static func list(_ question: Question) throws(CommandFailure) -> Answer {
    let pattern = question.invocation.operands.dropFirst().first?.text
    return .report(.catalogList(.builtIn, pattern: pattern, limit: question.limit))
  }

  private static func show(_ question: Question) throws(CommandFailure) -> Answer {
    let catalog = Catalog.builtIn
    let ids = question.invocation.operands.dropFirst().map(\.text)
    try check(ids, in: catalog)
    let selection = catalog.selection(
      of: ids, includesUnverified: question.invocation.has(.catalogUnverified))
    // As JSON it is a map like any other.
    if question.invocation.format == .json { return .text(selection.json) }
    var report = Report.catalogShow(selection, limit: question.limit)
    let count = selection.unverifiedCount
    if count > 0 {
      report.remarks.append(
        "\(count) unverified \(count == 1 ? "requirement is" : "requirements are") left out; "
          + "\(OptionDefinition.catalogUnverified.typed) shows \(count == 1 ? "it" : "them").")
    }
    return .report(report)
  }

  private static func check(_ ids: [String], in catalog: Catalog) throws(CommandFailure) {
    let problems = ids.filter { !catalog.contains($0) }.map { id in
      CommandFailure.Problem(
        "the catalogue has no '\(id)'",
        hint: catalog.suggestion(for: id).map { "did you mean \($0)?" }
          ?? "blastradius catalog list shows what it has")
    }
    guard problems.isEmpty else { throw CommandFailure(problems: problems) }
  }
}
