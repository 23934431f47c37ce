import CloudCatalog
import DependencyGraph
import MapDiagnostics
import MapLoading
import MapReporting

/// From a verb to the module that answers it.
enum VerbDispatch {
  /// Answers `invocation` and returns the exit status.
  static func answer(
    _ invocation: Invocation, in environment: any CommandEnvironment
  ) throws(CommandFailure) -> Int32 {
    let texts = try MapTexts.read(for: invocation, in: environment)
    let options = try readingOptions(of: invocation, in: environment)
    let delivery = ReportDelivery(invocation, environment)
    let (reading, selection) = CatalogUse(invocation).reading(texts, options)
    if let selection { delivery.note(selection.summary(supplemented: reading.supplementedCount)) }
    if invocation.verb == .check {
      let report = Report.check(
        reading, limit: delivery.limit, deniesWarnings: invocation.has(.denyWarnings),
        isColored: environment.usesColor(on: .standardOutput, for: invocation))
      let status = try delivery.deliver(report)
      return reading.map == nil ? ExitStatus.notAnswered : status
    }
    guard let map = reading.map else {
      delivery.printErrors(of: reading)
      if let hint = CatalogUse(invocation).hint(for: reading) { delivery.note(hint) }
      return ExitStatus.notAnswered
    }
    if invocation.verb == .merge {
      delivery.printDifferences(of: reading)
      return try delivery.deliver(text: map.json)
    }
    let question = Question(invocation, map, delivery, environment)
    if invocation.verb == .report {
      let page = try question.page(in: environment)
      delivery.pointToWarnings(of: reading)
      return try delivery.deliver(page: page)
    }
    // Warnings about a large map are still being looked for while the question is answered.
    let report = try question.report()
    delivery.pointToWarnings(of: reading)
    return try delivery.deliver(report)
  }

  private static func readingOptions(
    of invocation: Invocation, in environment: any CommandEnvironment
  ) throws(CommandFailure) -> MapReadingOptions {
    var options = MapReadingOptions(assumesSoft: invocation.value(of: .assume) == "soft")
    guard let path = invocation.value(of: .names) else { return options }
    let text = try environment.text(named: path)
    do throws(NameRules.Failure) {
      options.names = try NameRules(text)
    } catch {
      let renderer = DiagnosticText(sources: [text])
      throw CommandFailure(
        problems: error.diagnostics.map {
          CommandFailure.Problem(renderer.text(of: $0, color: false))
        })
    }
    return options
  }
}
