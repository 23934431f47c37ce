import DependencyGraph
import MapReporting

/// From a verb to the module that answers it.
enum VerbDispatch {
  /// Answers `invocation` and returns the exit status.
  static func answer(
    _ invocation: Invocation, in environment: any CommandEnvironment
  ) throws(CommandFailure) -> Int32 {
    let reading = MapReading(try MapTexts.read(for: invocation, in: environment))
    let delivery = ReportDelivery(invocation, environment)
    if invocation.verb == .check {
      let report = Report.check(
        reading, limit: delivery.limit, deniesWarnings: invocation.has(.denyWarnings),
        isColored: environment.usesColor(on: .standardOutput, for: invocation))
      let status = try delivery.deliver(report)
      return reading.map == nil ? ExitStatus.notAnswered : status
    }
    guard let map = reading.map else {
      delivery.printErrors(of: reading)
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
