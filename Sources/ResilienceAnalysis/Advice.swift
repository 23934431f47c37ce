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
    /// The index of the component that is changed.
    public let component: Int
    /// What the duration is now in seconds; 0 for none.
    public let current: Int64
    /// By how many seconds the targets are down for less, all together. It can be negative.
    public let savedDown: Int64
    /// By how many seconds they are degraded for less.
    public let savedDegraded: Int64
  }

  /// What the scenario does without a change.
  public let timeline: Timeline
  /// The second until which downtime is counted.
  public let horizon: Int64
  /// The changes that save something, the best first.
  public let entries: [Entry]
  /// How many changes there are to try.
  public let candidateCount: Int
  /// How many were tried: those whose causes lasted longest.
  public let triedCount: Int

  /// Tries single changes against a scenario.
  ///
  /// - Parameters:
  ///   - engine: The map.
  ///   - scenario: What happens.
  ///   - targets: Whose downtime counts.
  ///   - maximumCandidates: How many changes are tried.
  ///   - progress: Is told how many were tried.
  /// - Throws: `CancellationError` when the current task is cancelled.
  /// - Complexity: `maximumCandidates` timelines.
  public init(
    _ engine: PropagationEngine, for scenario: TimedScenario, targets: [Component],
    maximumCandidates: Int = 100, progress: (Int) -> Void = { _ in }
  ) throws(CancellationError) {
    let timeline = engine.timeline(of: scenario)
    let boundaries = scenario.events.map { max($0.start, $0.end ?? 0) }
    let horizon = max(timeline.settled, boundaries.max() ?? 0)
    let candidates = timeline.adviceCandidates(before: horizon)
    let (down, degraded) = (
      Advice.time(.down, timeline, targets, horizon),
      Advice.time(.degraded, timeline, targets, horizon)
    )
    var entries: [Entry] = []
    for (number, candidate) in candidates.prefix(maximumCandidates).enumerated() {
      if Task.isCancelled { throw CancellationError() }
      let changed = engine.timeline(of: scenario, after: candidate.change)
      let entry = Entry(
        change: candidate.change, component: candidate.component, current: candidate.current,
        savedDown: down - Advice.time(.down, changed, targets, horizon),
        savedDegraded: degraded - Advice.time(.degraded, changed, targets, horizon))
      if entry.savedDown > 0 || entry.savedDown == 0 && entry.savedDegraded > 0 {
        entries.append(entry)
      }
      progress(number + 1)
    }
    self.timeline = timeline
    self.horizon = horizon
    self.entries = Advice.ordered(entries)
    candidateCount = candidates.count
    triedCount = min(candidates.count, maximumCandidates)
  }

  /// The best first; of equals the one that asks for less, then the one that was a candidate earlier.
  private static func ordered(_ entries: [Entry]) -> [Entry] {
    entries.enumerated().sorted { one, other in
      let (first, second) = (one.element, other.element)
      if first.savedDown != second.savedDown { return first.savedDown > second.savedDown }
      if first.savedDegraded != second.savedDegraded {
        return first.savedDegraded > second.savedDegraded
      }
      let asked = [first, second].map { abs($0.change.seconds - $0.current) }
      return asked[0] != asked[1] ? asked[0] < asked[1] : one.offset < other.offset
    }.map(\.element)
  }

  private static func time(
    _ state: State, _ timeline: Timeline, _ targets: [Component], _ horizon: Int64
  ) -> Int64 {
    targets.reduce(0) { $0 + timeline.duration(of: state, at: $1.index, before: horizon) }
  }
}
