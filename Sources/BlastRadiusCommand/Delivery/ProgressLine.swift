import MapDiagnostics

/// One line on a terminal's standard error that says how far a long answer is, from its second second
/// on, and is gone when the answer comes.
final class ProgressLine {
  private let environment: any CommandEnvironment
  private let count: Int
  private let isShown: Bool
  private let start = ContinuousClock.now
  private var last: ContinuousClock.Instant
  private var isOnScreen = false

  init(_ environment: any CommandEnvironment, count: Int) {
    self.environment = environment
    self.count = count
    isShown = environment.isTerminal(.standardError)
    last = start
  }

  func show(_ done: Int) {
    guard isShown else { return }
    let now = ContinuousClock.now
    guard now - start > .seconds(1), now - last > .milliseconds(200) else { return }
    last = now
    isOnScreen = true
    write("\r\(done * 100 / max(count, 1)) % of \(count) components")
  }

  func end() {
    if isOnScreen { write("\r\u{1B}[K") }
    isOnScreen = false
  }

  private func write(_ text: String) {
    environment.say(VisibleText(composed: text))
  }
}
