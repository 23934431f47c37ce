import FailurePropagation
import MapDiagnostics

/// One line on a terminal's standard error that says how far a long answer is, from its second second
/// on, and is gone when the answer comes.
final class ProgressLine {
  private let environment: any CommandEnvironment
  private let unit: String
  private let isShown: Bool
  private let start = ContinuousClock.now
  private var last: ContinuousClock.Instant
  private var isOnScreen = false

  init(_ environment: any CommandEnvironment, unit: String) {
    self.environment = environment
    self.unit = unit
    isShown = environment.isTerminal(.standardError)
    last = start
  }

  /// Shows what a question says about how far it is.
  var observer: ProgressObserver { ProgressObserver { self.show($0, of: $1) } }

  private func show(_ done: Int, of total: Int?) {
    guard isShown else { return }
    let now = ContinuousClock.now
    guard now - start > .seconds(1), now - last > .milliseconds(200) else { return }
    last = now
    isOnScreen = true
    let share = total.map { "\(done * 100 / max($0, 1)) % of \($0)" } ?? "\(done)"
    write("\r\(share) \(unit)")
  }

  func end() {
    if isOnScreen { write("\r\u{1B}[K") }
    isOnScreen = false
  }

  private func write(_ text: String) {
    environment.say(VisibleText(composed: text))
  }
}
