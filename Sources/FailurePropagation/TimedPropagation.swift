import DependencyGraph

/// One timed scenario on one graph, from instant to instant: where the rule of the model with a clock
/// is decided.
///
/// At each instant at which something may change
///
///  1. events begin and end, tolerances, failovers and recoveries run out (`TimedPropagation+Instant`);
///  2. what may get better is let go, and the least solution is built up again from what is left
///     (`+Settling`), until nothing that has stopped can start any more (`+Starting`);
///  3. what is down without the recovery of its circle is noted (`+Recovery`), and what the records
///     with durations have to remember (`+Past`);
///  4. the outages that began or ended are written down with their causes (`+Causes`).
///
/// The states of components and the severities of records are kept from instant to instant, with
/// counters of what fails in each group and at each component, so that an instant costs what it reaches.
final class TimedPropagation {
  /// How many members of a group are at least degraded, and down.
  struct Losses {
    var notUp: UInt32 = 0
    var down: UInt32 = 0
  }

  /// What recovers of a circle.
  struct CircleRecovery {
    /// How many members are kept down by their recoveries.
    var count = 0
    /// How many members are down without their recoveries, as it was last solved; `nil` when nothing
    /// was, since nothing recovered.
    var downUnrecovered: Int?
  }

  /// What happened to a knot in this instant.
  struct KnotChange {
    var isWorse = false
    var isBetter = false
  }

  let graph: TimedGraph
  let scenario: TimedScenario
  var queue = ClockQueue()
  var now: Int64 = 0
  /// Counts the instants, from 1.
  var instant: UInt32 = 0
  /// Counts the rounds of all instants.
  var round = 0
  /// The first round of this instant.
  var firstRound = 0

  var standings: [ClockStanding]
  /// The severity of each record, its tolerance considered, before softening.
  var severities: [State]
  /// For each record that is a group, its members' losses.
  var losses: [Losses]
  /// For each timing of a group that fails over, the losses of the members that are used first.
  var firstLosses: [Losses]
  var pasts: [RequirementPast]
  /// How many events of a component make it degraded and down now.
  var eventCounts: [UInt32: Losses] = [:]

  /// What has to be looked at because something it rests on changed, possibly several times.
  var noted: [UInt32] = []
  /// What may get better.
  var improved: [UInt32] = []
  /// What waits to start and perhaps can.
  var starters: [UInt32] = []
  /// The components that were looked at in this instant, each once.
  var seen: [UInt32] = []
  /// The timings whose records were looked at, possibly several times.
  var seenTimings: [UInt32] = []

  /// For each circle, which of it recovers.
  var recoveries: [CircleRecovery]
  var knotChanges: [KnotChange]
  /// The knots with changes in this instant.
  var changedKnots: [UInt32] = []
  /// In which round a component of a circle went down that was built up anew because of its recoveries.
  var circleRounds: [UInt32: Int] = [:]

  var outages: [Outage] = []
  /// The outage of a component that has not ended.
  var openOutages: [UInt32: Int] = [:]
  var settled: Int64 = 0

  init(_ graph: TimedGraph, _ scenario: TimedScenario) {
    self.graph = graph
    self.scenario = scenario
    let count = graph.map.componentCount
    standings = Array(repeating: ClockStanding(), count: count)
    severities = Array(repeating: .up, count: graph.owners.count)
    losses = Array(repeating: Losses(), count: graph.owners.count)
    firstLosses = Array(repeating: Losses(), count: graph.timings.count)
    pasts = Array(repeating: RequirementPast(), count: graph.timings.count)
    recoveries = Array(repeating: CircleRecovery(), count: graph.circles.circles.count)
    knotChanges = Array(repeating: KnotChange(), count: graph.circles.knots.count)
    for (number, event) in scenario.events.enumerated() {
      precondition(event.component >= 0 && event.component < count, "a component of the map")
      let start = max(0, event.start)
      guard event.state != .up, event.end.map({ $0 > start }) ?? true else { continue }
      queue.add(.eventStart(number), at: start)
      if let end = event.end { queue.add(.eventEnd(number), at: end) }
    }
  }

  func run() {
    while let time = queue.nextTime {
      now = time
      runInstant()
    }
  }
}
