import DependencyGraph
import FailurePropagation
import HTMLReport
import MapDiagnostics
import MapReporting
import ResilienceAnalysis

extension Verb {
  static let report = Verb(
    "report",
    summary: "one HTML file that draws, searches and answers what fails",
    usage: "MAP… -o FILE",
    modes: [
      Mode(
        endings: ["html", "htm"],
        options: .scenario + [.target] + .reading + [.output, .color], answer: page)
    ],
    examples: [
      VerbDefinition.Example(
        purpose: "A page to open, to mail or to put into a review:",
        command: "report shop.blastradius.json -o report.html"),
      VerbDefinition.Example(
        purpose: "One that opens with a region down, about tier 1:",
        command: "report maps/ --fail aws/us-east-1 --target tier=1 -o report.html"),
    ])

  private static func page(_ question: Question) throws(CommandFailure) -> Answer {
    let map = try question.map()
    let (targets, scenario) = (try question.targets(in: map), try question.scenario(of: map))
    let ranking = try question.withProgress(in: "components") { observer in
      try Ranking(
        PropagationEngine(map), among: Array(map.components), targets: targets.components,
        observer: observer)
    }
    let drawing = PageDrawing(of: map, in: question.environment)
    if let remark = drawing.remark { question.note("\(remark)") }
    let page = ReportPage(
      map: map, targets: targets, ranking: ranking, scenario: scenario,
      arrangement: drawing.arrangement, arrangementRemark: drawing.remark)
    return .bytes(page.bytes)
  }
}
