import DependencyGraph
import HTMLReport
import MapDiagnostics
import MapReporting

/// How answers and messages reach the user of one invocation.
struct ReportDelivery {
  /// How many rows of a list a terminal shows when nothing else is said.
  private static let terminalLimit = 50

  private let invocation: Invocation
  private let environment: any CommandEnvironment

  init(_ invocation: Invocation, _ environment: any CommandEnvironment) {
    self.invocation = invocation
    self.environment = environment
  }

  /// The most rows of a list to show, or `nil` for all.
  var limit: Int? {
    if let limit = invocation.number(of: .limit) { return limit }
    let isOnTerminal = invocation.formatName == "text" && width != nil
    return isOnTerminal ? ReportDelivery.terminalLimit : nil
  }

  private var width: Int? { environment.textWidth(for: invocation) }

  private var format: ReportFormat {
    switch invocation.formatName {
    case "csv": .csv(forSpreadsheet: invocation.has(.spreadsheet))
    case "json": .json
    case "dot": .dot
    default:
      .text(
        TextStyle(
          isColored: environment.usesColor(on: .standardOutput, for: invocation), width: width))
    }
  }

  /// Writes `report` where it was asked for, and returns the exit status.
  func deliver(_ report: Report) throws(CommandFailure) -> Int32 {
    try environment.deliver(to: invocation.value(of: .output)) { write in
      try withoutActuallyEscaping(write) { try report.write(as: format, to: $0) }
    }
    for exceeded in report.exceeded where invocation.formatName != "json" {
      note("--\(exceeded.limit) \(exceeded.allowed) is exceeded: found \(exceeded.found)")
    }
    return report.exceeded.isEmpty ? ExitStatus.answered : ExitStatus.exceeded
  }

  /// Writes `page` where it was asked for, and returns the exit status.
  func deliver(page: ReportPage) throws(CommandFailure) -> Int32 {
    let bytes = page.bytes
    try environment.deliver(to: invocation.value(of: .output)) { write in
      try bytes.withUnsafeBytes { try write($0) }
    }
    return ExitStatus.answered
  }

  /// Prints what is wrong with a map that gives no answer.
  func printErrors(of reading: MapReading) {
    let renderer = DiagnosticText(sources: reading.sources)
    let isColored = environment.usesColor(on: .standardError, for: invocation)
    for error in reading.errors {
      try? environment.write(renderer.text(of: error, color: isColored) + "\n", to: .standardError)
    }
    let count = reading.errors.count
    note("no answer: the map has \(count) \(count == 1 ? "error" : "errors")")
  }

  /// Says in a line that a map has warnings.
  func pointToWarnings(of reading: MapReading) {
    let count = reading.warnings.count
    guard count > 0 else { return }
    let maps = invocation.operands.map { ShellWord.quoted(VisibleText.visible($0.text)) }
    let command = "blastradius check \(maps.joined(separator: " "))"
    note("\(count) \(count == 1 ? "warning" : "warnings") about the map; see: \(command)")
  }

  func note(_ text: String) {
    try? environment.write("blastradius: \(text)\n", to: .standardError)
  }

  /// Progress over `count` steps, shown where a person looks at standard error.
  func progress(of count: Int) -> ProgressLine {
    ProgressLine(environment, count: count)
  }
}
