public import DependencyGraph
public import FailurePropagation

/// Single changes to a map by what they would have saved in a scenario.
///
/// Tried are, as far as each can help,
///
/// - for each requirement that took something down or degraded it, a tolerance as long as it was
///   missed;
/// - for each group that something waited for to switch, a switch without delay;
/// - for each component whose recovery kept something down, a recovery without delay.
///
/// Each is tried alone, by running the scenario again. So what is listed is the most a change of this
/// kind can save; a smaller one saves less.
public struct Advice: Sendable {
  /// One change and what it saves.
  public struct Entry: Sendable {
    /// The change.
    public let change: TimedChange
    /// The component that is changed.
    public let component: Component
    /// What the duration is now; 0 for none.
    public let current: Duration
    /// By how much the targets are down for less, all together. It can be negative.
    public let savedDown: Duration
    /// By how much they are degraded for less.
    public let savedDegraded: Duration
  }

  /// What the scenario does without a change.
  public let timeline: Timeline
  /// Until when downtime is counted.
  public let horizon: Duration
  /// The changes that save something, the best first.
  public let entries: [Entry]
  /// How many changes there are to try.
  public let candidateCount: Int
  /// How many were tried: those whose causes lasted longest.
  public let triedCount: Int

  /// Tries single changes against a scenario.
  ///
  /// - `engine`: The map.
  /// - `scenario`: What happens.
  /// - `targets`: Whose downtime counts.
  /// - `maximumCandidates`: How many changes are tried.
  /// - `observer`: Is told how many were tried.
  /// - Throws: `CancellationError` when the current task is cancelled.
  /// - Complexity: `maximumCandidates` timelines.
  public init(
    _ engine: PropagationEngine, for scenario: Scenario, targets: [Component],
    maximumCandidates: Int = 100, observer: ProgressObserver = .none
  ) throws(CancellationError) {
    let timeline = try engine.timeline(of: scenario)
    let boundaries = scenario.events.map { max($0.startSeconds, $0.endSeconds ?? 0) }
    let horizon = max(timeline.settled.wholeSeconds, boundaries.max() ?? 0)
    let candidates = timeline.adviceCandidates(before: horizon)
    let tried = candidates.prefix(maximumCandidates)
    let before = LostTime(timeline, targets, horizon)
    var entries: [Entry] = []
    for (number, candidate) in tried.enumerated() {
      try observer.note(number, of: tried.count)
      let after = LostTime(
        try engine.timeline(of: scenario, after: candidate.change), targets, horizon)
      let entry = Entry(
        change: candidate.change, component: candidate.component,
        current: .seconds(candidate.current), savedDown: .seconds(before.down - after.down),
        savedDegraded: .seconds(before.degraded - after.degraded))
      if entry.savedDown > .zero || entry.savedDown == .zero && entry.savedDegraded > .zero {
        entries.append(entry)
      }
    }
    self.timeline = timeline
    self.horizon = .seconds(horizon)
    self.entries = Advice.ordered(entries)
    candidateCount = candidates.count
    triedCount = tried.count
  }

  /// The best first; of equals the one that asks for less, then the one that was a candidate earlier.
  private static func ordered(_ entries: [Entry]) -> [Entry] {
    entries.enumerated().sorted { one, other in
      let (first, second) = (one.element, other.element)
      if first.savedDown != second.savedDown { return first.savedDown > second.savedDown }
      if first.savedDegraded != second.savedDegraded {
        return first.savedDegraded > second.savedDegraded
      }
      let asked = [first, second].map { entry in
        max(entry.change.duration - entry.current, entry.current - entry.change.duration)
      }
      return asked[0] != asked[1] ? asked[0] < asked[1] : one.offset < other.offset
    }.map(\.element)
  }

  /// For how many seconds targets are down and degraded, all together.
  private struct LostTime {
    var down: Int64 = 0
    var degraded: Int64 = 0

    init(_ timeline: Timeline, _ targets: [Component], _ horizon: Int64) {
      for target in targets {
        for outage in timeline.outages(of: target) {
          let length = outage.seconds(before: horizon)
          if outage.state == .down { down.addClamped(length) } else { degraded.addClamped(length) }
        }
      }
    }
  }
}
