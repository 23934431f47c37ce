import DependencyGraph
import HTMLReport
import MapDiagnostics
import MapLoading
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
    let isForReading = invocation.formatName == "text" && environment.answersOnTerminal(invocation)
    return isForReading ? ReportDelivery.terminalLimit : nil
  }

  private var width: Int? { environment.textWidth(for: invocation) }

  private var format: ReportFormat {
    switch invocation.formatName {
    case "csv": .csv(forSpreadsheet: invocation.has(.spreadsheet))
    case "json": .json
    case "dot", "svg", "png", "pdf": .dot(theme)
    case "mermaid": .mermaid(theme)
    default:
      .text(
        TextStyle(
          isColored: environment.usesColor(on: .standardOutput, for: invocation), width: width))
    }
  }

  private var theme: DrawingTheme {
    invocation.value(of: .theme).flatMap { DrawingTheme(rawValue: $0) } ?? .light
  }

  /// Writes `report` where it was asked for, and returns the exit status.
  func deliver(_ report: Report) throws(CommandFailure) -> Int32 {
    var report = report
    if case .dot = format { measure(&report) } else if case .mermaid = format { measure(&report) }
    if invocation.formatName == "svg", let chart = report.chart {
      return try deliver(text: chart())
    }
    if ["svg", "png", "pdf"].contains(invocation.formatName) {
      if invocation.formatName != "svg", environment.answersOnTerminal(invocation) {
        throw .usage(
          invocation.verb, "a terminal shows no \(invocation.formatName)",
          hint: "write it to a file: -o map.\(invocation.formatName)")
      }
      let picture = try Graphviz.picture(
        report.bytes(as: format), as: invocation.formatName, in: environment)
      try environment.deliver(to: invocation.value(of: .output)) { write in
        try picture.withUnsafeBytes { try write($0) }
      }
    } else {
      try environment.deliver(to: invocation.value(of: .output)) { write in
        try withoutActuallyEscaping(write) { try report.write(as: format, to: $0) }
      }
    }
    for exceeded in report.exceeded where invocation.formatName != "json" {
      note("--\(exceeded.limit) \(exceeded.allowed) is exceeded: found \(exceeded.found)")
    }
    return report.exceeded.isEmpty ? ExitStatus.answered : ExitStatus.exceeded
  }

  /// How many boxes a picture may have before it is said that it is large.
  private static let readableCount = 300

  /// Lays the drawing out, once, and says when nobody will be able to read it.
  private func measure(_ report: inout Report) {
    guard let drawing = report.drawing?() else { return }
    report.drawing = { drawing }
    guard drawing.nodes.count > ReportDelivery.readableCount else { return }
    let ways =
      invocation.verb == .draw
      ? "--focus SELECTOR, --only-affected with --fail, --hide SELECTOR or --collapse KEY"
      : "blastradius draw with --focus, --only-affected, --hide or --collapse"
    note("the picture has \(drawing.nodes.count) boxes; to shrink it: \(ways)")
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

  /// How many differences of one sort are shown.
  private static let shownDifferences = 10

  /// Prints where maps that were merged differ, and what overlays changed.
  func printDifferences(of reading: MapReading) {
    let sorts: [DiagnosticID] = [
      .mergedDefinition, .appliedOverlay, .undeclaredCall, .unseenDependency, .sharedFate,
    ]
    let renderer = DiagnosticText(sources: reading.sources)
    let isColored = environment.usesColor(on: .standardError, for: invocation)
    let diagnostics = reading.diagnostics
    for sort in sorts {
      let found = diagnostics.filter { $0.id == sort }
      for warning in found.prefix(ReportDelivery.shownDifferences) {
        try? environment.write(
          renderer.text(of: warning, color: isColored) + "\n", to: .standardError)
      }
      if found.count > ReportDelivery.shownDifferences {
        note("\(found.count - ReportDelivery.shownDifferences) more of [\(sort.name)]")
      }
    }
    pointToWarnings(of: reading)
  }

  /// Writes `text` where it was asked for, and returns the exit status.
  func deliver(text: String) throws(CommandFailure) -> Int32 {
    let bytes = Array(text.utf8)
    try environment.deliver(to: invocation.value(of: .output)) { write in
      try bytes.withUnsafeBytes { try write($0) }
    }
    return ExitStatus.answered
  }

  /// Says in a line that a map has warnings.
  func pointToWarnings(of reading: MapReading) {
    let count = reading.warnings.count
    guard count > 0 else { return }
    let maps = invocation.operands.map { ShellWord.quoted(VisibleText.visible($0.text)) }
    var options = [OptionDefinition.catalog, .catalogUnverified].filter(invocation.has).map(\.typed)
    for option in [OptionDefinition.names, .assume] {
      guard let value = invocation.value(of: option) else { continue }
      options += [option.typed, ShellWord.quoted(VisibleText.visible(value))]
    }
    let command = "blastradius check " + (maps + options).joined(separator: " ")
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
