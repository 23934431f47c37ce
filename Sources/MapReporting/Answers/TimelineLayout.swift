import DependencyGraph
import FailurePropagation
import MapDiagnostics

/// The rows and figures of a timeline.
///
/// Figures are those of the blast radius: what is worse than the scenario decrees at the time, and over.
/// What has no end is said to have none, and is in no figure.
struct TimelineLayout: Sendable {
  let timeline: Timeline
  let targets: TargetChoice
  /// The second until which time is drawn.
  let horizon: Int64
  /// Whether something never comes back.
  let isEndless: Bool
  /// The indices of the components that are ever not up, in order: services before others, by tier (none
  /// last), the earlier down first, the longer down first, by id.
  let order: [Int]

  init(_ timeline: Timeline, _ targets: TargetChoice) {
    self.timeline = timeline
    self.targets = targets
    isEndless = timeline.outages.contains { $0.end == nil }
    let boundaries = timeline.scenario.events.flatMap {
      [$0.startSeconds, $0.endSeconds ?? $0.startSeconds]
    }
    let last = max(timeline.settled.wholeSeconds, boundaries.max() ?? 0)
    // Where something lasts for ever the picture goes on a little, to show it.
    horizon = isEndless ? max(last + max(last / 10, 1), 3600) : max(last, 1)
    let map = timeline.map
    let hit = Set(timeline.outages.map(\.component.index))
    let wanted = Set(targets.components.map(\.index))
    let keys = hit.map { index -> SortKey in
      let outages = timeline.outages(of: map[index])
      let down = outages.first { $0.state == .down }
      var length: Int64 = 0
      for outage in outages where outage.state == .down {
        length.addClamped(outage.seconds(before: SortKey.never))
      }
      return SortKey(
        group: wanted.contains(index) ? 0 : 1, tier: map[index].tier ?? .max,
        start: down?.startSeconds ?? .max, length: -length, id: map[index].id, index: index)
    }
    let sorted = keys.sorted { $0 < $1 }.map(\.index)
    order = targets.isExplicit ? sorted.filter(wanted.contains) : sorted
  }

  private struct SortKey: Comparable {
    /// Behind every time that is counted.
    static let never = Int64.max / 4

    var group: Int
    var tier: Int
    var start: Int64
    var length: Int64
    var id: String
    var index: Int

    static func < (one: SortKey, other: SortKey) -> Bool {
      if (one.group, one.tier, one.start, one.length)
        != (other.group, other.tier, other.start, other.length)
      {
        return (one.group, one.tier, one.start, one.length)
          < (other.group, other.tier, other.start, other.length)
      }
      return one.id.utf8.lexicographicallyPrecedes(other.id.utf8)
    }
  }

  /// For how many seconds `component` is in `state`, by decree or not, until the horizon.
  func time(_ state: State, of component: Component) -> Int64 {
    timeline.seconds(of: state, of: component, before: horizon, countingDecrees: true)
  }

  /// For how many seconds `component` is in `state` in outages of the blast radius that end.
  private func endedTime(_ state: State, of component: Component) -> Int64 {
    timeline.outages(of: component).reduce(0) { sum, outage in
      guard outage.state == state, outage.isWorsened, outage.end != nil else { return sum }
      return sum.addingClamped(outage.seconds(before: .max))
    }
  }

  /// Whether `component` is in `state` for ever, and not by decree.
  private func hasNoEnd(_ state: State, _ component: Component) -> Bool {
    timeline.outages(of: component).last.map {
      $0.state == state && $0.isWorsened && $0.end == nil
    } ?? false
  }

  /// When each target of the blast radius goes down, the first first.
  var falls: [(time: Int64, id: String)] {
    targets.components.compactMap { component in
      timeline.outages(of: component).first { $0.state == .down && $0.isWorsened }
        .map { ($0.startSeconds, component.id) }
    }.sorted { ($0.time, $0.id) < ($1.time, $1.id) }
  }

  // MARK: - The headline

  /// Which targets fell when, and how long it took.
  var headline: [String] {
    let falls = falls
    let count = falls.count
    var lines: [String] = []
    if let first = falls.first, let last = falls.last {
      let names = [first.id, last.id].map(VisibleText.visible)
      lines.append(
        count == 1
          ? "\(targets.share(count)) goes down: \(names[0]), \(at(first.time))"
          : "\(targets.share(count)) go down: the first, \(names[0]), \(at(first.time)); "
            + "the last, \(names[1]), \(at(last.time))")
    } else {
      lines.append(
        timeline.outages.isEmpty
          ? "nothing happens"
          : "none of \(targets.components.count) \(targets.noun(2)) goes down")
    }
    lines += [tiers, lossLine].compactMap(\.self)
    let stuck = timeline.stuck
    if !stuck.isEmpty {
      let names = NameList.text(stuck, maximum: 4, name: \.id)
      lines.append(
        "\(stuck.count) never \(stuck.count == 1 ? "comes" : "come") back: \(names)"
          + "; blastradius recovery says what holds "
          + (stuck.count == 1 ? "it" : "them"))
    } else if isEndless {
      lines.append("what has no end is in no figure")
    } else if !timeline.outages.isEmpty {
      lines.append("everything is up again after \(Self.text(timeline.settled.wholeSeconds))")
    }
    return lines
  }

  private func at(_ time: Int64) -> String { time == 0 ? "at once" : "at \(Self.text(time))" }

  static func text(_ seconds: Int64) -> String { DurationText.text(seconds: Int(seconds)) }

  /// How long each tier was down, the longest of each.
  private var tiers: String? {
    let parts = tierFigures.filter { $0.components > 0 }.map { figure -> String in
      let tier = figure.tier.map { "tier \($0)" } ?? "no tier"
      guard let longest = figure.longest else { return "\(tier) has no end" }
      return "\(tier) \(Self.text(longest))"
    }
    return parts.isEmpty ? nil : "longest down: " + parts.joined(separator: ", ")
  }

  struct TierFigure: Sendable {
    var tier: Int?
    /// How many components are ever down.
    var components: Int
    /// The longest downtime of one; `nil` when one has no end.
    var longest: Int64?
    /// The downtime of all that is over.
    var total: Int64
  }

  /// Of the targets, by tier, none last.
  var tierFigures: [TierFigure] {
    Dictionary(grouping: targets.components) { $0.tier ?? .max }.sorted { $0.key < $1.key }.map {
      tier, members in
      let times = members.map { endedTime(.down, of: $0) }
      let endless = members.map { hasNoEnd(.down, $0) }
      return TierFigure(
        tier: tier == .max ? nil : tier,
        components: zip(times, endless).count { $0 > 0 || $1 },
        longest: endless.contains(true) ? nil : times.max() ?? 0,
        total: times.reduce(0) { $0.addingClamped($1) })
    }
  }

  /// How many targets are down together at the worst moment, without what the scenario decrees: what
  /// fails by decree is no part of a blast radius.
  var mostTargetsDown: Int {
    var changes: [(time: Int64, by: Int)] = []
    for target in targets.components {
      for outage in timeline.outages(of: target)
      where outage.state == .down && outage.cause.kind != .decree {
        changes.append((outage.startSeconds, 1))
        if let end = outage.endSeconds { changes.append((end, -1)) }
      }
    }
    // An outage holds its start and not its end: at one moment the ends come first.
    changes.sort { ($0.time, $0.by) < ($1.time, $1.by) }
    var (down, most) = (0, 0)
    for change in changes {
      down += change.by
      most = max(most, down)
    }
    return most
  }

  var totalDown: Int64 { total(.down) }
  var totalDegraded: Int64 { total(.degraded) }

  private func total(_ state: State) -> Int64 {
    targets.components.reduce(0) { $0.addingClamped(endedTime(state, of: $1)) }
  }

  /// What the outages that end cost, decreed or not, where costs are known. What has no end has no cost
  /// yet.
  var cost: Double? {
    var sum: Double?
    for component in timeline.map.components {
      guard let hourly = component.costPerHour else { continue }
      var seconds: Int64 = 0
      for outage in timeline.outages(of: component)
      where outage.state == .down && outage.end != nil {
        seconds.addClamped(outage.seconds(before: .max))
      }
      let hours = Double(seconds) / 3600
      sum = (sum ?? 0) + hourly * hours
    }
    return sum.map { min($0, .greatestFiniteMagnitude) }
  }

  /// A number without a fraction, written out while that says more than its size.
  static func whole(_ number: Double) -> String {
    Int(exactly: number.rounded()).map { "\($0)" } ?? "\(number)"
  }

  private var lossLine: String? {
    var parts: [String] = []
    if totalDown > 0 || totalDegraded > 0 {
      parts.append("\(Self.hours(totalDown)) \(targets.noun(1))-hours down")
    }
    if totalDegraded > 0 { parts.append("\(Self.hours(totalDegraded)) degraded") }
    if let cost, cost > 0 || !parts.isEmpty {
      parts.append("lost, by costPerHour: \(Self.whole(cost))")
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// Hours with one decimal.
  static func hours(_ seconds: Int64) -> String {
    let (hours, rest) = seconds.quotientAndRemainder(dividingBy: 3600)
    let tenths = hours * 10 + (rest * 10 + 1800) / 3600
    return "\(tenths / 10).\(tenths % 10)"
  }

  // MARK: - Bars

  /// One component over time as `width` characters, each the worst state of its stretch.
  func bar(_ index: Int, width: Int) -> String {
    var cells = Array(repeating: State.up, count: width)
    for outage in timeline.outages(of: timeline.map[index]) {
      let first = cellCounts(before: outage.startSeconds, width).whole
      let end = outage.endSeconds.map { cellCounts(before: $0, width).begun } ?? width
      guard first < width else { continue }
      for cell in first..<max(min(end, width), first + 1) {
        cells[cell] = max(cells[cell], outage.state)
      }
    }
    return String(
      cells.map { state -> Character in
        switch state {
        case .up: "·"
        case .degraded: "▒"
        case .down: "█"
        }
      })
  }

  /// How many of `width` cells are over at the second `time`, and how many have begun before it.
  private func cellCounts(before time: Int64, _ width: Int) -> (whole: Int, begun: Int) {
    let product = time.multipliedFullWidth(by: Int64(width))
    let (whole, rest) = horizon.dividingFullWidth(product)
    return (Int(whole), Int(whole) + (rest > 0 ? 1 : 0))
  }
}
