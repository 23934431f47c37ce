/// What a map or a file of scenarios says that may happen, selectors as they were written.
public struct ScenarioStatement: Sendable, Equatable {
  /// What happens at one time.
  public struct Event: Sendable, Equatable {
    /// When an event is over.
    public enum End: Sendable, Equatable {
      /// After it has lasted this long.
      case after(Duration)
      /// At this time.
      case at(Duration)
    }

    /// When it begins, in whole seconds.
    public var start = Duration.zero
    /// Selectors of what is down.
    public var failing: [String] = []
    /// Selectors of what is degraded.
    public var degrading: [String] = []
    /// When it is over; `nil` when it has no end.
    public var end: End?
    /// What its author says of it.
    public var note: String?
    /// The keys that begin with `x-`.
    public var extensions: [ExtensionKey] = []

    /// An event in which nothing happens yet.
    public init() {}
  }

  /// What it is called.
  public var name: String
  /// What happens in it, in words.
  public var description: String?
  /// What happens, in the order of the text.
  public var events: [Event] = []
  /// The keys that begin with `x-`.
  public var extensions: [ExtensionKey] = []

  /// The scenario called `name`.
  public init(_ name: String) {
    self.name = name
  }
}
