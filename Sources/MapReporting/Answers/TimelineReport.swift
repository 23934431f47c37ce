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
    timeline.outages(of: timeline.map[index]).contains { $0.cause.kind == .failover }
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
      let outages = timeline.outages(of: component)
      let down = time(.down, of: component)
      let lasts = outages.last { $0.state == .down }.map { $0.end == nil } ?? false
      let worst = longest(outages.filter { $0.state == .down }) ?? longest(Array(outages))
      return [
        .text(component.id), Cell(component.tier),
        .text(bar(component.index, width: TimelineLayout.barWidth)),
        down == 0 ? .null : .text(lasts ? "no end" : TimelineLayout.text(down)),
        Cell(worst.map { phrase($0) }),
      ]
    }
  }

  /// The one that lasts longest, the first of equals.
  private func longest(_ outages: [Outage]) -> Outage? {
    let lengths = outages.map { $0.seconds(before: .max) }
    return lengths.max().flatMap { length in lengths.firstIndex(of: length) }.map { outages[$0] }
  }

  /// What keeps a component from being up, in words.
  func phrase(_ outage: Outage) -> String {
    let names = NameList.text(outage.cause.components, name: \.id)
    return outage.cause.kind.phrase(
      names, isSoft: outage.cause.requirement?.strength == .soft,
      shortage: "too few are left without \(names)")
  }

  private var rows: [Outage] { order.flatMap { Array(timeline.outages(of: timeline.map[$0])) } }

  func csvTable(_ limit: Int?) -> Table {
    let rows = rows
    let columns =
      EntryColumns.all
      + ["state", "fromSeconds", "toSeconds", "causeKind", "causeComponents"].map {
        Table.Column($0)
      }
    return Table(columns: columns, count: rows.count, limit: limit) { row in
      let outage = rows[row]
      return EntryColumns.cells(of: outage.component) + [
        .text(outage.state.word), .integer(Int(outage.startSeconds)),
        Cell(outage.endSeconds.map { Int($0) }),
        .text(outage.cause.kind.rawValue), Cell(outage.cause.components.map(\.id)),
      ]
    }
  }

  func fields(_ limit: Int?) -> [Field] {
    let rows = rows
    let table = Table(
      columns: EntryColumns.all
        + ["state", "fromSeconds", "toSeconds", "cause"].map { Table.Column($0) },
      count: rows.count, limit: limit
    ) { row in
      let outage = rows[row]
      return EntryColumns.cells(of: outage.component) + [
        .text(outage.state.word), .integer(Int(outage.startSeconds)),
        Cell(outage.endSeconds.map { Int($0) }),
        .record([
          ("kind", .text(outage.cause.kind.rawValue)),
          ("components", Cell(outage.cause.components.map(\.id))),
        ]),
      ]
    }
    return [
      Field("events", .list(timeline.scenario.eventCells)), Field("summary", summary),
      Field("outages", rows: table),
    ]
  }

  private var summary: Cell {
    let falls = falls
    let tiers = tierFigures.map { figure in
      Cell.record([
        ("tier", Cell(figure.tier)), ("components", .integer(figure.components)),
        ("longestDownSeconds", Cell(figure.longest.map { Int($0) })),
        ("downSeconds", .integer(Int(figure.total))),
      ])
    }
    return .record([
      ("targetsDown", .integer(falls.count)),
      ("firstDownSeconds", Cell(falls.first.map { Int($0.time) })),
      ("lastDownSeconds", Cell(falls.last.map { Int($0.time) })),
      ("downSeconds", .integer(Int(totalDown))), ("degradedSeconds", .integer(Int(totalDegraded))),
      ("cost", cost.map(Cell.number) ?? .null),
      ("settledSeconds", .integer(Int(timeline.settled.wholeSeconds))),
      ("horizonSeconds", .integer(Int(horizon))), ("byTier", .list(tiers)),
      ("neverBack", Cell(timeline.stuck.map(\.id))),
    ])
  }
}

extension Scenario {
  /// The events as JSON has them, those of one time, state and length together.
  var eventCells: [Cell] {
    var groups: [(first: Event, ids: [String])] = []
    for event in events {
      let ids = event.components.map(\.id)
      if let last = groups.last?.first, last.state == event.state,
        last.startSeconds == event.startSeconds, last.endSeconds == event.endSeconds
      {
        groups[groups.count - 1].ids += ids
      } else {
        groups.append((event, ids))
      }
    }
    return groups.map { group in
      .record([
        ("state", .text(group.first.state.word)), ("components", Cell(group.ids)),
        ("fromSeconds", .integer(Int(group.first.startSeconds))),
        ("toSeconds", Cell(group.first.endSeconds.map { Int($0) })),
      ])
    }
  }
}
