import DependencyGraph
public import FailurePropagation
import MapDiagnostics

extension Report {
  /// What a timed scenario does: when each component is not up, and why.
  ///
  /// Targets come first, by tier, then by when they go down. Explicit targets are the only rows.
  public static func timeline(
    _ timeline: Timeline, targets: TargetChoice, limit: Int? = nil
  ) -> Report {
    let layout = TimelineLayout(timeline, targets)
    var report = Report(
      command: "timeline", map: MapFigures(timeline.map), headline: layout.headline,
      sections: [
        Section(
          title: "From 0 to \(TimelineLayout.text(layout.horizon)): █ down, ▒ degraded, · up",
          table: layout.textTable(limit))
      ],
      fields: layout.fields(limit), table: layout.csvTable(limit))
    report.chart = { TimelineChart(layout, limit: limit, theme: $0).svg }
    report.figures = [.down: layout.mostTargetsDown]
    if layout.order.contains(where: { layout.hasSwitch($0) }) {
      report.remarks.append("Failovers are taken to work, in the time the map says.")
    }
    return report
  }
}

extension TimelineLayout {
  private static let barWidth = 26

  func hasSwitch(_ index: Int) -> Bool {
    timeline.outages(of: index).contains { $0.cause.kind == .failover }
  }

  func textTable(_ limit: Int?) -> Table {
    Table(
      columns: [
        Table.Column("component"), Table.Column("tier", role: .figure),
        Table.Column("over time", role: .figure),
        Table.Column("down", role: .figure), Table.Column("because"),
      ], count: order.count, limit: limit
    ) { [self] row in
      let component = timeline.map[order[row]]
      let outages = timeline.outages(of: component.index)
      let down = downtime(component.index)
      let lasts = outages.last { $0.state == .down }.map { $0.end == nil } ?? false
      let worst = longest(outages.filter { $0.state == .down }) ?? longest(Array(outages))
      return [
        .text(component.id), Cell(component.tier),
        .text(bar(component.index, width: TimelineLayout.barWidth)),
        down == 0 ? .null : .text((lasts ? "≥ " : "") + TimelineLayout.text(down)),
        Cell(worst.map { phrase($0) }),
      ]
    }
  }

  /// The one that lasts longest, the first of equals.
  private func longest(_ outages: [Outage]) -> Outage? {
    let lengths = outages.map { ($0.end ?? .max) - $0.start }
    return lengths.max().flatMap { length in lengths.firstIndex(of: length) }.map { outages[$0] }
  }

  /// What keeps a component from being up, in words.
  func phrase(_ outage: Outage) -> String {
    let names = NameList.text(outage.cause.components) { timeline.map[$0].id }
    switch outage.cause.kind {
    case .decree: return "it is in the scenario"
    case .domain: return "within \(names)"
    case .dependency:
      return "\(outage.cause.requirement?.strength == .soft ? "uses" : "needs") \(names)"
    case .redundancy: return "too few are left without \(names)"
    case .failover: return "switches away from \(names)"
    case .start: return "cannot start without \(names)"
    case .recovery: return "is coming back"
    }
  }

  private var rows: [Outage] { order.flatMap { Array(timeline.outages(of: $0)) } }

  func csvTable(_ limit: Int?) -> Table {
    let rows = rows
    let columns =
      EntryColumns.all
      + ["state", "fromSeconds", "toSeconds", "causeKind", "causeComponents"].map {
        Table.Column($0)
      }
    return Table(columns: columns, count: rows.count, limit: limit) { [self] row in
      let outage = rows[row]
      return EntryColumns.cells(of: timeline.map[outage.component]) + [
        .text(outage.state.word), .integer(Int(outage.start)), Cell(outage.end.map { Int($0) }),
        .text(outage.cause.kind.rawValue), Cell(ids(outage.cause.components)),
      ]
    }
  }

  private func ids(_ indices: [Int]) -> [String] { indices.map { timeline.map[$0].id } }

  func fields(_ limit: Int?) -> [Field] {
    let rows = rows
    let table = Table(
      columns: EntryColumns.all
        + ["state", "fromSeconds", "toSeconds", "cause"].map { Table.Column($0) },
      count: rows.count, limit: limit
    ) { [self] row in
      let outage = rows[row]
      return EntryColumns.cells(of: timeline.map[outage.component]) + [
        .text(outage.state.word), .integer(Int(outage.start)), Cell(outage.end.map { Int($0) }),
        .record([
          ("kind", .text(outage.cause.kind.rawValue)),
          ("components", Cell(ids(outage.cause.components))),
        ]),
      ]
    }
    return [
      Field("events", .list(timeline.scenario.eventCells(timeline.map))), Field("summary", summary),
      Field("outages", rows: table),
    ]
  }

  private var summary: Cell {
    let falls = targets.components.compactMap { component in
      timeline.outages(of: component.index).first { $0.state == .down }?.start
    }
    let tiers = tierFigures.map { figure in
      Cell.record([
        ("tier", Cell(figure.tier)), ("components", .integer(figure.components)),
        ("longestDownSeconds", .integer(Int(figure.longest))),
        ("downSeconds", .integer(Int(figure.total))),
      ])
    }
    return .record([
      ("targetsDown", .integer(falls.count)),
      ("firstDownSeconds", Cell(falls.min().map { Int($0) })),
      ("lastDownSeconds", Cell(falls.max().map { Int($0) })),
      ("downSeconds", .integer(Int(totalDown))), ("degradedSeconds", .integer(Int(totalDegraded))),
      ("cost", cost.map(Cell.number) ?? .null), ("settledSeconds", .integer(Int(timeline.settled))),
      ("horizonSeconds", .integer(Int(horizon))), ("byTier", .list(tiers)),
      ("neverBack", Cell(ids(timeline.stuck))),
    ])
  }
}

extension TimedScenario {
  /// The events as JSON has them, those of one time, state and length together.
  func eventCells(_ map: DependencyMap) -> [Cell] {
    var groups: [(first: Event, ids: [String])] = []
    for event in events {
      if let last = groups.indices.last, groups[last].first.state == event.state,
        groups[last].first.start == event.start, groups[last].first.end == event.end
      {
        groups[last].ids.append(map[event.component].id)
      } else {
        groups.append((event, [map[event.component].id]))
      }
    }
    return groups.map { group in
      .record([
        ("state", .text(group.first.state.word)), ("components", Cell(group.ids)),
        ("fromSeconds", .integer(Int(group.first.start))),
        ("toSeconds", Cell(group.first.end.map { Int($0) })),
      ])
    }
  }
}
