/// A scenario with a name, as a map or a file of scenarios states it, its components found.
public struct NamedScenario: Sendable, Equatable {
  /// Components that are down or degraded by decree for a time.
  public struct Event: Sendable, Equatable {
    /// Their indices, ascending.
    package var components: [Int]
    /// Whether they are down; otherwise they are degraded.
    package var isDown: Bool
    /// The second from which it lasts.
    package var start: Int64
    /// The second at which it is over; `nil` when it has no end.
    package var end: Int64?
    /// What its author says of it.
    public var note: String?

    package init(
      components: [Int], isDown: Bool, start: Int64, end: Int64?, note: String?
    ) {
      self.components = components
      self.isDown = isDown
      self.start = start
      self.end = end
      self.note = note
    }
  }

  /// What it is called.
  public var name: String
  /// What happens in it, in words.
  public var description: String?
  /// What happens, in the order of the text.
  public var events: [Event]

  package init(name: String, description: String?, events: [Event]) {
    self.name = name
    self.description = description
    self.events = events
  }
}

extension NamedScenario {
  /// What happens in it to `map`, of which it is.
  public func scenario(in map: DependencyMap) -> Scenario {
    Scenario(
      events: events.map { event in
        Scenario.Event(
          event.components.map { map[$0] }, event.isDown ? .down : .degraded,
          from: .seconds(event.start), until: event.end.map { .seconds($0) })
      })
  }
}
