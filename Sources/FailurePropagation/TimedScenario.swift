public import DependencyGraph

/// What is down or degraded by decree, and when: events on a clock that starts at 0.
///
///     aws/us-east-1/dynamodb  ▁▁████████▁▁▁     down from 10m until 3h10m
///
/// Where events of one component overlap, the worst counts. Before 0 everything was always up.
public struct TimedScenario: Sendable, Equatable {
  /// One component, decreed to one state for a time.
  public struct Event: Sendable, Equatable {
    /// The index of the component.
    public var component: Int
    /// What it is decreed to be: `degraded` or `down`.
    public var state: State
    /// The second from which the event lasts, at least 0.
    public var start: Int64
    /// The second at which it is over, no longer contained; `nil` when it has no end. An event
    /// that ends where it starts is none.
    public var end: Int64?

    /// An event.
    public init(component: Int, state: State, start: Int64, end: Int64?) {
      self.component = component
      self.state = state
      self.start = start
      self.end = end
    }
  }

  /// The events, in the order in which they were stated.
  public var events: [Event]

  /// A scenario of `events`.
  public init(events: [Event]) {
    self.events = events
  }
}

extension TimedScenario {
  /// What `scenario` says.
  public init(_ scenario: NamedScenario) {
    events = scenario.events.flatMap { event in
      event.components.map {
        Event(
          component: $0, state: event.isDown ? .down : .degraded, start: event.start,
          end: event.end)
      }
    }
  }

  /// Everything that is ever decreed, at once and for ever: the scenario without its clock.
  public func untimed() -> Scenario {
    let lasting = events.filter { ($0.end ?? .max) > $0.start }
    return Scenario(
      failing: lasting.filter { $0.state == .down }.map(\.component),
      degrading: lasting.filter { $0.state == .degraded }.map(\.component))
  }
}
