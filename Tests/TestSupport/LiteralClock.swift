import DependencyGraph

/// The rule of time, executed as it is written: second by second, with the whole past kept. Slow and
/// obvious.
///
///     decree   ▁▁████▁▁▁▁▁▁
///     stripe   ▁▁████▁▁▁▁▁▁     each column is one instant; checkout tolerates two seconds
///     checkout ▁▁▁▁██▁▁▁▁▁▁
///
/// Whole seconds are enough, although time has no gaps. All starts, ends and durations are whole, and
/// every interval contains its start and not its end. Suppose that until the whole instant *t* whatever
/// has a value kept it on each [*n*, *n* + 1). For a moment *t* + *e* with 0 ≤ *e* < 1, the last *d* is
/// [*t* + *e* − *d*, *t* + *e*]: it touches exactly the seconds that begin at *t* − *d*, …, *t*, whatever
/// *e* is. So the rule says the same at each moment of [*t*, *t* + 1), and "the last *d*" is the *d* + 1
/// whole instants from *t* − *d* to *t*. What was "just before" *t* is what was at *t* − 1.
package struct LiteralClock {
  package let map: DependencyMap
  package let scenario: Scenario
  /// What was at each second from 0 on.
  package private(set) var instants: [Instant] = []
  /// The first second from which on nothing ever changes; `nil` when that was not seen.
  package private(set) var settled: Int?

  /// What recovers together.
  package let circles: [Set<Int>]
  private let longestMemory: Int

  /// What is at one second.
  package struct Instant: Equatable {
    /// The state of each component.
    package var states: [State] = []
    /// What is decreed down.
    package var decreed: Set<Int> = []
    /// What has stopped and has not been anything but down since.
    package var stopped: Set<Int> = []
    /// Which of them are held down by a requirement to start.
    package var waiting: Set<Int> = []
    /// What is down without the recoveries of its circle.
    package var downWithoutRecovery: Set<Int> = []
    /// The severity of each requirement, by its position, without its own tolerance.
    package var plain: [UInt32: State] = [:]
    /// The same with its own tolerance, where its dependent has tolerances.
    package var felt: [UInt32: State] = [:]
  }

  /// Runs until nothing can ever change again, or for `maximumSeconds`.
  package init(_ map: DependencyMap, _ scenario: Scenario, maximumSeconds: Int = 3000) {
    self.map = map
    self.scenario = scenario
    circles = LiteralClock.circles(of: map)
    longestMemory = LiteralClock.longestDuration(in: map)
    let lastBoundary = Int(
      scenario.events.map { max($0.startSeconds, $0.endSeconds ?? 0) }.max() ?? 0)
    var unchangedSince = 0
    while instants.count < maximumSeconds {
      let next = instant()
      if let last = instants.last, last != next { unchangedSince = instants.count }
      instants.append(next)
      // The next instant depends on nothing but the events and this much of the past.
      if instants.count - 1 > max(unchangedSince, lastBoundary) + longestMemory {
        settled = (instants.lastIndex { $0.states != next.states } ?? -1) + 1
        return
      }
    }
  }

  /// The state of the component at `index` at a second; the last one seen after the end.
  package func state(of index: Int, at second: Int) -> State {
    second < 0 ? .up : instants[min(second, instants.count - 1)].states[index]
  }

  /// What is down for ever, by index.
  package var downForEver: Set<Int> {
    guard settled != nil, let last = instants.last else { return [] }
    return Set(last.states.indices.filter { last.states[$0] == .down })
  }
}
