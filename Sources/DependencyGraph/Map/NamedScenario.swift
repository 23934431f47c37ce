/// A scenario with a name, as a map or a file of scenarios states it, its components found.
public struct NamedScenario: Sendable, Equatable {
  /// Components that are down or degraded by decree for a time.
  public struct Event: Sendable, Equatable {
    /// Their indices, ascending.
    public var components: [Int]
    /// Whether they are down; otherwise they are degraded.
    public var isDown: Bool
    /// The second from which it lasts.
    public var start: Int64
    /// The second at which it is over; `nil` when it has no end.
    public var end: Int64?
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
