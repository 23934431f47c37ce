import DependencyGraph
import FailurePropagation
import MapDiagnostics

/// The rows and figures of a timeline.
struct TimelineLayout: Sendable {
  let timeline: Timeline
  let targets: TargetChoice
  /// The second until which time is counted and drawn.
  let horizon: Int64
  /// Whether something never comes back, so that what is counted goes on behind the horizon.
  let isEndless: Bool
  /// The indices of the components that are ever not up, in order: services before others, by tier (none
  /// last), the earlier down first, the longer down first, by id.
  let order: [Int]

  init(_ timeline: Timeline, _ targets: TargetChoice) {
    self.timeline = timeline
    self.targets = targets
    isEndless = timeline.outages.contains { $0.end == nil }
    let boundaries = timeline.scenario.events.flatMap { [$0.start, $0.end ?? $0.start] }
    let last = max(timeline.settled, boundaries.max() ?? 0)
    // Where something lasts for ever the picture goes on a little, to show it.
    horizon = isEndless ? max(last + max(last / 10, 1), 3600) : max(last, 1)
    let map = timeline.map
    let hit = Set(timeline.outages.map(\.component))
    let wanted = Set(targets.components.map(\.index))
    let keys = hit.map { index -> SortKey in
      let outages = timeline.outages(of: index)
      let down = outages.first { $0.state == .down }
      let length = outages.reduce(Int64(0)) { sum, outage in
        sum + (outage.state == .down ? (outage.end ?? .max / 4) - outage.start : 0)
      }
      return SortKey(
        group: wanted.contains(index) ? 0 : 1, tier: map[index].tier ?? .max,
        start: down?.start ?? .max, length: -length, id: map[index].id, index: index)
    }
    let sorted = keys.sorted { $0 < $1 }.map(\.index)
    order = targets.isExplicit ? sorted.filter(wanted.contains) : sorted
  }

  private struct SortKey: Comparable {
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

  func downtime(_ index: Int, _ state: State = .down) -> Int64 {
    timeline.duration(of: state, at: index, before: horizon)
  }

  // MARK: - The headline

  /// Which targets fell when, and how long it took.
  var headline: [String] {
    let map = timeline.map
    let falls = targets.components.compactMap { component -> (time: Int64, id: String)? in
      timeline.outages(of: component.index).first { $0.state == .down }
        .map { ($0.start, component.id) }
    }.sorted { ($0.time, $0.id) < ($1.time, $1.id) }
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
          ? "nothing happens" : "none of \(targets.components.count) \(targets.noun(2)) goes down")
    }
    lines += [tiers, lossLine].compactMap(\.self)
    let stuck = timeline.stuck
    if !stuck.isEmpty {
      let names = NameList.text(stuck, maximum: 4) { map[$0].id }
      lines.append(
        "\(stuck.count) never \(stuck.count == 1 ? "comes" : "come") back: \(names)"
          + "; blastradius recovery says what holds "
          + (stuck.count == 1 ? "it" : "them"))
    } else if isEndless {
      lines.append("what has no end is counted until \(Self.text(horizon))")
    } else if !timeline.outages.isEmpty {
      lines.append("everything is up again after \(Self.text(timeline.settled))")
    }
    return lines
  }

  private func at(_ time: Int64) -> String { time == 0 ? "at once" : "at \(Self.text(time))" }

  static func text(_ seconds: Int64) -> String { DurationText.text(seconds: Int(seconds)) }

  /// How long each tier was down, the longest of each.
  private var tiers: String? {
    let parts = tierFigures.filter { $0.longest > 0 }.map { figure in
      "\(figure.tier.map { "tier \($0)" } ?? "no tier") \(Self.text(figure.longest))"
    }
    return parts.isEmpty ? nil : "longest down: " + parts.joined(separator: ", ")
  }

  struct TierFigure: Sendable {
    var tier: Int?
    var components: Int
    var longest: Int64
    var total: Int64
  }

  /// Of the targets, by tier, none last.
  var tierFigures: [TierFigure] {
    Dictionary(grouping: targets.components) { $0.tier ?? .max }.sorted { $0.key < $1.key }.map {
      tier, members in
      let times = members.map { downtime($0.index) }
      return TierFigure(
        tier: tier == .max ? nil : tier, components: times.count { $0 > 0 },
        longest: times.max() ?? 0, total: times.reduce(0, +))
    }
  }

  /// How many targets are down together at the worst moment, without what the scenario decrees: what
  /// fails by decree is no part of a blast radius.
  var mostTargetsDown: Int {
    var changes: [(time: Int64, by: Int)] = []
    for target in targets.components {
      for outage in timeline.outages(of: target.index)
      where outage.state == .down && outage.cause.kind != .decree {
        changes.append((outage.start, 1))
        if let end = outage.end { changes.append((end, -1)) }
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

  var totalDown: Int64 { targets.components.reduce(0) { $0 + downtime($1.index) } }
  var totalDegraded: Int64 { targets.components.reduce(0) { $0 + downtime($1.index, .degraded) } }

  /// What the outage costs, where costs are known.
  var cost: Double? {
    let known = timeline.map.components.filter { $0.costPerHour != nil }
    guard !known.isEmpty else { return nil }
    return known.reduce(0) { $0 + ($1.costPerHour ?? 0) * Double(downtime($1.index)) / 3600 }
  }

  private var lossLine: String? {
    guard totalDown > 0 || totalDegraded > 0 else { return nil }
    var parts = ["\(Self.hours(totalDown)) \(targets.noun(1))-hours down"]
    if totalDegraded > 0 { parts.append("\(Self.hours(totalDegraded)) degraded") }
    if let cost { parts.append("lost, by costPerHour: \(Int(nearest: cost))") }
    return parts.joined(separator: ", ")
  }

  /// Hours with one decimal.
  static func hours(_ seconds: Int64) -> String {
    let tenths = (seconds * 10 + 1800) / 3600
    return "\(tenths / 10).\(tenths % 10)"
  }

  // MARK: - Bars

  /// One component over time as `width` characters, each the worst state of its stretch.
  func bar(_ index: Int, width: Int) -> String {
    var cells = Array(repeating: State.up, count: width)
    for outage in timeline.outages(of: index) {
      let first = Int(outage.start * Int64(width) / horizon)
      let end = outage.end.map { ($0 * Int64(width) + horizon - 1) / horizon } ?? Int64(width)
      guard first < width else { continue }
      for cell in first..<max(min(Int(end), width), first + 1) {
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
}
