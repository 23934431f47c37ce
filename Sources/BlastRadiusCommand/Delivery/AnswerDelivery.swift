import MapDiagnostics
import MapReporting

/// How the answer to one invocation reaches the user.
struct AnswerDelivery {
  /// How many rows of a list a terminal shows when nothing else is said.
  private static let terminalLimit = 50
  /// How many boxes a picture may have before it is said that it is large.
  private static let readableCount = 300

  private let invocation: Invocation
  private let environment: any CommandEnvironment

  init(_ invocation: Invocation, _ environment: any CommandEnvironment) {
    self.invocation = invocation
    self.environment = environment
  }

  /// The most rows of a list to show, or `nil` for all.
  var limit: Int? {
    if let limit = invocation.number(of: .limit) { return limit }
    let isForReading = invocation.format == .text && environment.answersOnTerminal(invocation)
    return isForReading ? AnswerDelivery.terminalLimit : nil
  }

  /// Writes `answer` where it was asked for, and returns the exit status.
  func deliver(_ answer: Answer) throws(CommandFailure) -> Int32 {
    // The format and the colours are settled here for every answer, also where it has but one form.
    _ = invocation.value(of: .format)
    _ = environment.usesColor(on: .standardOutput, for: invocation)
    switch answer {
    case .bytes(let bytes, let afterwards):
      try write(bytes)
      return afterwards()
    case .report(var report, let answersQuestion):
      try apply(limitsTo: &report)
      try write(&report)
      for limit in report.exceeded where invocation.format != .json {
        environment.note(
          "\(limit.name.option.typed) \(limit.allowed) is exceeded: found \(limit.found)")
      }
      guard answersQuestion else { return ExitStatus.notAnswered }
      return report.exceeded.isEmpty ? ExitStatus.answered : ExitStatus.exceeded
    }
  }

  /// Whoever sets a limit gets it, or is told that it cannot be had.
  private func apply(limitsTo report: inout Report) throws(CommandFailure) {
    for name in LimitName.allCases where invocation.has(name.option) {
      // An option without a number allows none.
      let allowed = invocation.number(of: name.option) ?? 0
      do throws(UnknownLimit) {
        try report.limit(name, to: allowed)
      } catch {
        throw CommandFailure("\(error.description)")
      }
    }
  }

  private func write(_ report: inout Report) throws(CommandFailure) {
    guard let format = invocation.format, let content = format.content(among: report.contents)
    else { throw unwritable(report) }
    if content == .drawing { measure(&report) }
    if !format.isText, environment.answersOnTerminal(invocation) {
      throw .usage(
        invocation.verb.name, "a terminal shows no \(format.name)",
        hint: "write it to a file: -o map.\(format.fileEndings[0])")
    }
    if format.needsGraphviz(for: content) {
      let text = try bytes(of: report, as: styled(.dot))
      try write(try Graphviz.picture(text, as: format.name, in: environment))
    } else {
      try stream(report, as: styled(format))
    }
  }

  private func styled(_ format: OutputFormat) -> ReportFormat {
    var styled = ReportFormat(format)
    if format == .text {
      styled.textStyle = TextStyle(
        isColored: environment.usesColor(on: .standardOutput, for: invocation),
        width: environment.textWidth(for: invocation), limitOption: OptionDefinition.limit.typed)
    }
    styled.isForSpreadsheet = invocation.has(.spreadsheet)
    if let theme = invocation.value(of: .theme).flatMap({ DrawingTheme(rawValue: $0) }) {
      styled.theme = theme
    }
    return styled
  }

  private func bytes(
    of report: Report, as format: ReportFormat
  ) throws(CommandFailure) -> [UInt8] {
    do throws(UnwritableFormat) {
      return try report.bytes(as: format)
    } catch {
      throw CommandFailure("\(error.description)")
    }
  }

  private func unwritable(_ report: Report) -> CommandFailure {
    let formats = OutputFormat.all(writing: report.contents).map(\.name)
    return CommandFailure(
      "\(invocation.name) is written as \(formats.joined(separator: ", "))")
  }

  /// Lays the drawing out, once, and says when nobody will be able to read it.
  private func measure(_ report: inout Report) {
    guard let drawing = report.drawing?() else { return }
    report.drawing = { drawing }
    guard drawing.nodes.count > AnswerDelivery.readableCount else { return }
    let ways: VisibleText =
      invocation.mode.options.contains(.hide)
      ? "--focus SELECTOR, --only-affected with --fail, --hide SELECTOR or --collapse KEY"
      : "blastradius draw with --focus, --only-affected, --hide or --collapse"
    environment.note("the picture has \(drawing.nodes.count) boxes; to shrink it: \(ways)")
  }

  // MARK: - Bytes

  /// Whether what is written has to be made visible: it is text, a person looks at it, and it has no door of
  /// its own as the text format has.
  private var needsVisibleText: Bool {
    environment.answersOnTerminal(invocation) && invocation.format != .text
  }

  private func write(_ bytes: [UInt8]) throws(CommandFailure) {
    let isVisible = needsVisibleText && invocation.format?.isText ?? true
    let bytes = isVisible ? AnswerDelivery.visible(bytes[...]) : bytes
    try environment.deliver(to: invocation.value(of: .output)) { write in
      try bytes.withUnsafeBytes { try write($0) }
    }
  }

  private func stream(_ report: Report, as format: ReportFormat) throws(CommandFailure) {
    let isVisible = needsVisibleText
    try environment.deliver(to: invocation.value(of: .output)) { write in
      try withoutActuallyEscaping(write) { write in
        // A piece of a report never ends within a character.
        try report.write(as: format) { bytes in
          guard isVisible else { return try write(bytes) }
          try AnswerDelivery.visible(bytes).withUnsafeBytes { try write($0) }
        }
      }
    }
  }

  /// `bytes` as text that a terminal only shows; a file or a pipe gets them as they are.
  private static func visible(_ bytes: some Collection<UInt8>) -> [UInt8] {
    Array(VisibleText.visibleLines(String(decoding: bytes, as: UTF8.self)).utf8)
  }
}
