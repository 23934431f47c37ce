import CloudCatalog
import DependencyGraph
import MapReporting

/// From a verb to the module that answers it.
enum VerbDispatch {
  /// Answers `invocation` and returns the exit status.
  static func answer(
    _ invocation: Invocation, in environment: any CommandEnvironment
  ) throws(CommandFailure) -> Int32 {
    let delivery = ReportDelivery(invocation, environment)
    let (reading, selection) = CatalogUse(invocation).reading(
      try MapTexts.read(for: invocation, in: environment))
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
    let question = Question(invocation, map, delivery)
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
}
