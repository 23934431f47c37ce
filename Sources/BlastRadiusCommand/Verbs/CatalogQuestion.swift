import CloudCatalog
import MapDiagnostics
import MapReporting

/// A question about the catalogue itself.
struct CatalogQuestion {
  private let invocation: Invocation
  private let environment: any CommandEnvironment
  private let delivery: ReportDelivery
  private var catalog: Catalog { .builtIn }

  init(_ invocation: Invocation, _ environment: any CommandEnvironment) {
    self.invocation = invocation
    self.environment = environment
    delivery = ReportDelivery(invocation, environment)
  }

  /// Answers it and returns the exit status.
  func answer() throws(CommandFailure) -> Int32 {
    let words = invocation.operands.map(\.text)
    guard words.first == "show" else {
      return try delivery.deliver(
        .catalogList(catalog, pattern: words.dropFirst().first, limit: delivery.limit))
    }
    let ids = Array(words.dropFirst())
    try check(ids)
    let selection = catalog.selection(
      of: ids, includesUnverified: invocation.has(.catalogUnverified))
    guard invocation.formatName == "json" else {
      return try delivery.deliver(.catalogShow(selection, limit: delivery.limit))
    }
    let bytes = Array(selection.json.utf8)
    try environment.deliver(to: invocation.value(of: .output)) { write in
      try bytes.withUnsafeBytes { try write($0) }
    }
    return ExitStatus.answered
  }

  private func check(_ ids: [String]) throws(CommandFailure) {
    let problems = ids.filter { !catalog.contains($0) }.map { id in
      CommandFailure.Problem(
        "the catalogue has no '\(VisibleText.visible(id))'",
        hint: catalog.suggestion(for: id).map { "did you mean \($0)?" }
          ?? "blastradius catalog list shows what it has")
    }
    guard problems.isEmpty else { throw CommandFailure(problems: problems) }
  }
}
