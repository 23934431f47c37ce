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
    /// When it does.
    public let time: Duration
    /// The components, in the order of the map.
    public let components: [Component]
    /// When the event was over that these had waited for, of several events the first; `nil` when they
    /// came back without one, as by switching to a spare.
    public let origin: Duration?
  }

  /// One component on the way to the last return.
  public struct Step: Sendable, Equatable {
    /// The component.
    public let component: Component
    /// When all it needed was there, so that its recovery began.
    public let start: Duration
    /// When it came back.
    public let end: Duration
    /// What it had waited for until `start`: an event, or the step before.
    public let cause: TimedCause
  }

  /// What the scenario does.
  public let timeline: Timeline
  /// When the last event that ends is over.
  public let lastEventEnd: Duration
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
  /// - `observer`: Is told how far the scenario was run.
  /// - Throws: `CancellationError` when the current task is cancelled.
  /// - Complexity: That of a timeline; then O(components + requirements · outages).
  public init(
    _ engine: PropagationEngine, after scenario: Scenario, observer: ProgressObserver = .none
  ) throws(CancellationError) {
    timeline = try engine.timeline(of: scenario, observer: observer)
    lastEventEnd = .seconds(scenario.events.compactMap(\.endSeconds).max() ?? 0)
    waves = timeline.waves()
    criticalPath = timeline.criticalPath()
    restartWarnings = try timeline.restartWarnings(engine, observer)
  }

  /// What is down for ever although no lasting event takes it down.
  public var stuck: [Component] { timeline.stuck }

  /// The circles that keep things from starting.
  public var deadlocks: [ColdStartDeadlock] { timeline.deadlocks }
}

extension Scenario {
  /// Everything stops at 0 and may come back from 1 on: a start from nothing.
  public static func fullStop(of map: DependencyMap) -> Scenario {
    Scenario(events: [Event(map.components, .down, until: .seconds(1))])
  }
}
