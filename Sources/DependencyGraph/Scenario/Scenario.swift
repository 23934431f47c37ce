/// What is down or degraded by decree, and when: events on a clock that starts at 0.
///
///     aws/us-east-1/dynamodb  ▁▁████████▁▁▁     down from 10m until 3h10m
///
/// Where events of one component overlap, the worst counts. Before 0 everything was always up. A question
/// without a clock takes everything that is ever decreed at once and for ever.
public struct Scenario: Sendable, Equatable {
  /// Components, decreed to one state for a time.
  public struct Event: Sendable, Equatable {
    /// The components.
    public var components: [Component]
    /// What they are decreed to be: `degraded` or `down`.
    public var state: State
    /// When it begins, in whole seconds; before 0 is at 0.
    public var start: Duration
    /// When it is over, in whole seconds, that instant no longer contained; `nil` when it has no end. An
    /// event that ends where it starts is none.
    public var end: Duration?

    /// An event; without times one that always was and lasts for ever.
    public init(
      _ components: some Sequence<Component>, _ state: State, from start: Duration = .zero,
      until end: Duration? = nil
    ) {
      self.components = Array(components)
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

  /// The scenario without times in which `failing` are down and `degrading` degraded. What is named in
  /// both is down.
  public init(failing: some Sequence<Component>, degrading: some Sequence<Component> = []) {
    events = [Event(failing, .down), Event(degrading, .degraded)].filter { !$0.components.isEmpty }
  }
}

extension Scenario.Event {
  /// The second from which it lasts.
  package var startSeconds: Int64 { max(0, start.wholeSeconds) }

  /// The second at which it is over; `nil` when it has no end.
  package var endSeconds: Int64? { end?.wholeSeconds }

  /// Whether it ever is.
  var isAny: Bool { state != .up && endSeconds.map { $0 > startSeconds } ?? true }
}

extension Scenario {
  /// The components that are ever decreed down, in the order of the map, each once.
  ///
  /// - Complexity: O(*n* log *n*) for *n* components in events.
  public var failing: [Component] { components(decreed: .down, where: \.isAny) }

  /// The components that are ever decreed degraded and never down, likewise.
  public var degrading: [Component] {
    let down = Set(failing.map(\.index))
    return components(decreed: .degraded, where: \.isAny).filter { !down.contains($0.index) }
  }

  private func components(
    decreed state: State, where isWanted: (Event) -> Bool
  ) -> [Component] {
    let named = events.filter { $0.state == state && isWanted($0) }.flatMap(\.components)
    guard named.count > 1 else { return named }
    let ordered = named.sorted { $0.index < $1.index }
    return ordered.indices.filter { $0 == 0 || ordered[$0].index != ordered[$0 - 1].index }
      .map { ordered[$0] }
  }

  /// What of it lasts for ever, without a clock.
  public var endless: Scenario {
    Scenario(
      events: events.filter { $0.end == nil }.map { Event($0.components, $0.state) })
  }

  /// Whether any of it begins later than at 0 or ends.
  public var isTimed: Bool { events.contains { $0.startSeconds > 0 || $0.end != nil } }
}
