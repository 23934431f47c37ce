public import DependencyGraph
public import FailurePropagation

/// In which order things come back after a scenario, what that waits for, and what never does.
///
///     wave 1   0s    dns, power           nothing they need is down
///     wave 2   5m    registry             needed dns, and five minutes
///     wave 3   5m    web, worker          needed registry
public struct RecoveryPlan: Sendable {
  /// What comes back together.
  public struct Wave: Sendable, Equatable {
    /// The second at which it does.
    public let time: Int64
    /// The indices of the components, ascending.
    public let components: [Int]
  }

  /// One component on the way to the last return.
  public struct Step: Sendable, Equatable {
    /// The index of the component.
    public let component: Int
    /// The second from which all it needed was there, so that its recovery began.
    public let start: Int64
    /// The second at which it came back.
    public let end: Int64
    /// What it had waited for until `start`: an event, or the step before.
    public let cause: TimedCause
  }

  /// What the scenario does.
  public let timeline: Timeline
  /// The second at which the last event that ends is over: the recovery is counted from here.
  public let start: Int64
  /// What was down and came back for good, by time; of one instant in the order in which one thing needs
  /// another. What needs each other comes back in one wave.
  public let waves: [Wave]
  /// The chain of what the last return waited for, the first to come back first; none when nothing came
  /// back.
  public let criticalPath: [Step]
  /// What keeps running although it could not start again, by component and time.
  public let restartWarnings: [RestartWarning]

  /// The plan for `scenario`.
  ///
  /// - Complexity: That of a timeline; then O(components + requirements · outages).
  public init(_ engine: PropagationEngine, after scenario: TimedScenario) {
    timeline = engine.timeline(of: scenario)
    start = scenario.events.compactMap(\.end).max() ?? 0
    waves = timeline.waves()
    criticalPath = timeline.criticalPath()
    restartWarnings = timeline.restartWarnings(engine)
  }

  /// What is down for ever although no lasting event takes it down.
  public var stuck: [Int] { timeline.stuck }

  /// The circles that keep things from starting.
  public var deadlocks: [ColdStartDeadlock] { timeline.deadlocks }
}

extension TimedScenario {
  /// Everything stops at 0 and may come back from 1 on: a start from nothing.
  public static func fullStop(of map: DependencyMap) -> TimedScenario {
    TimedScenario(
      events: map.components.map { Event(component: $0.index, state: .down, start: 0, end: 1) })
  }
}
