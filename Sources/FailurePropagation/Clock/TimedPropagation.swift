import DependencyGraph

/// One timed scenario on one graph, from instant to instant: where the rule of the model with a clock
/// is decided.
///
/// At each instant at which something may change
///
///  1. events begin and end, tolerances, failovers and recoveries run out (`+Instant`);
///  2. what may get better is let go, and the least solution is built up again from what is left
///     (`+Settling`), until nothing that has stopped can start any more (`+Starting`);
///  3. what is down without the recovery of its circle is noted (`+Recovery`), and what the records
///     with durations have to remember;
///  4. the outages that began or ended are written down with their causes (`+Outages`).
///
/// The states of components and the severities of records are kept from instant to instant, with
/// counters of what fails in each group and at each component, so that an instant costs what it reaches.
/// Each store keeps its own invariant; what is left here is the order in which they are asked.
final class TimedPropagation {
  let graph: TimedGraph
  let scenario: Scenario
  var queue = ClockQueue()
  private(set) var now: Int64 = 0
  /// Counts the rounds of all instants.
  var round = 0
  /// The first round of this instant.
  var firstRound = 0

  /// How each component stands.
  var standings: [ClockStanding]
  /// How severe each record is.
  var ledger: SeverityLedger
  /// What is remembered of the records with durations.
  var pasts: RequirementPasts
  /// What the events make of components.
  var decrees: DecreeCounts
  /// What is to be looked at.
  var work: InstantWork
  /// What recovers of each circle.
  var circles: CircleRecoveries
  /// What is written down.
  var log = OutageLog()

  init(_ graph: TimedGraph, _ scenario: Scenario) {
    self.graph = graph
    self.scenario = scenario
    let count = graph.map.componentCount
    standings = Array(repeating: ClockStanding(), count: count)
    ledger = SeverityLedger(recordCount: graph.owners.count, timingCount: graph.timings.count)
    pasts = RequirementPasts(graph.timings)
    decrees = DecreeCounts(scenario.events)
    work = InstantWork(componentCount: count)
    circles = CircleRecoveries(graph.circles)
    for (number, event) in scenario.events.enumerated() {
      precondition(
        event.components.allSatisfy { $0.index < count }, "events name components of the map")
      guard event.state != .up, event.endSeconds.map({ $0 > event.startSeconds }) ?? true else {
        continue
      }
      queue.add(.eventStart(number), at: event.startSeconds)
      if let end = event.endSeconds { queue.add(.eventEnd(number), at: end) }
    }
  }

  /// Runs until nothing changes any more.
  ///
  /// - Throws: `CancellationError` when the current task is cancelled.
  func run(_ observer: ProgressObserver) throws(CancellationError) {
    while let time = queue.nextTime {
      now = time
      work.begin()
      try observer.note(Int(work.instant), of: nil)
      runInstant()
    }
  }
}
