import DependencyGraph
import FailurePropagation
import MapDiagnostics
public import ResilienceAnalysis

extension Report {
  /// In which order things come back, what that waits for, and what never does.
  public static func recovery(_ plan: RecoveryPlan, limit: Int? = nil) -> Report {
    let layout = RecoveryLayout(plan: plan)
    return Report(
      command: "recovery", map: MapFigures(plan.timeline.map), headline: layout.headline,
      sections: layout.sections(limit), remarks: layout.remarks, fields: layout.fields(limit),
      table: layout.returns(limit))
  }
}

/// The rows and figures of a recovery.
struct RecoveryLayout: Sendable {
  let plan: RecoveryPlan
  private var map: DependencyMap { plan.timeline.map }

  init(plan: RecoveryPlan) { self.plan = plan }

  private func names(_ components: [Component]) -> String {
    NameList.text(components, name: \.id)
  }

  /// How long `time` is after the event that was waited for; the time itself where there is none.
  private func after(_ time: Duration, _ origin: Duration?) -> String {
    guard let origin else { return "at \(TimelineLayout.text(time.wholeSeconds))" }
    return TimelineLayout.text((time - origin).wholeSeconds)
  }

  /// When the last wave comes back, as the end of a sentence.
  private func lastReturn(_ wave: RecoveryPlan.Wave) -> String {
    let time = after(wave.time, wave.origin)
    guard let origin = wave.origin else { return time }
    let event = origin == plan.lastEventEnd ? "the last event" : "the event that it waited for"
    return "\(time) after \(event) is over"
  }

  var headline: [String] {
    let returning = plan.waves.reduce(0) { $0 + $1.components.count }
    var lines: [String] = []
    if let last = plan.waves.last {
      lines.append(
        "\(returning) \(returning == 1 ? "component comes" : "components come") back in "
          + "\(plan.waves.count) \(plan.waves.count == 1 ? "wave" : "waves"), the last "
          + lastReturn(last))
    } else {
      lines.append(
        plan.stuck.isEmpty
          ? "nothing comes back: nothing was down, or it has no end" : "nothing comes back")
    }
    if !plan.deadlocks.isEmpty {
      lines.append(
        "\(plan.deadlocks.count) cold-start \(plan.deadlocks.count == 1 ? "deadlock" : "deadlocks"): "
          + "\(plan.stuck.count) \(plan.stuck.count == 1 ? "component never comes" : "components never come") "
          + "back by themselves")
    } else if !plan.stuck.isEmpty {
      lines.append("\(plan.stuck.count) stay down: what they wait for has no end")
    }
    return lines
  }

  var remarks: [String] {
    plan.restartWarnings.isEmpty
      ? [] : ["Do not restart what could not start again until what it needs to start is there."]
  }

  func sections(_ limit: Int?) -> [Report.Section] {
    var sections = [Report.Section(title: "Waves:", table: waveTable(limit))]
    if !plan.criticalPath.isEmpty {
      sections.append(
        Report.Section(
          title: "What the last return waited for:",
          lines: plan.criticalPath.map { step in
            let length = (step.end - step.start).wholeSeconds
            return "  \(after(step.end, pathOrigin))  \(VisibleText.visible(step.component.id))"
              + (length > 0 ? ", \(TimelineLayout.text(length)) to come back" : "")
          }))
    }
    for deadlock in plan.deadlocks {
      var lines = deadlock.circle.map { step in
        let verb = step.cause.kind == .start ? "cannot start without" : "needs"
        return
          "  \(VisibleText.visible(step.component.id)) \(verb) \(VisibleText.visible(step.waitsFor.id))"
      }
      if let opening = deadlock.opening, let owner = deadlock.openingComponent {
        let place = PlaceFinder(map.sources).text(of: opening.range)
        lines.append(
          "  opened by removing or softening what \(VisibleText.visible(owner.id)) requires at \(place)"
        )
      } else {
        lines.append("  no single requirement opens it")
      }
      if deadlock.components.count > deadlock.circle.count {
        lines.append("  held down by it: \(names(deadlock.components))")
      }
      sections.append(Report.Section(title: "Cold-start deadlock:", lines: lines))
    }
    if !plan.restartWarnings.isEmpty {
      var section = Report.Section(title: "Do not restart:", lines: warningLines(limit))
      let (count, total) = (section.lines.count, plan.restartWarnings.count)
      if count < total {
        section.omission = Report.Omission(count: total - count, total: total, indent: "  ")
      }
      sections.append(section)
    }
    return sections
  }

  /// When the event is over that the critical path begins with.
  private var pathOrigin: Duration? {
    plan.waves.last { wave in wave.time == plan.criticalPath.last?.end }?.origin
  }

  private func warningLines(_ limit: Int?) -> [String] {
    let shown = plan.restartWarnings.prefix(limit ?? plan.restartWarnings.count)
    return shown.map { warning in
      let needed = names(warning.requirement.components)
      let time =
        warning.isSelfInflicted
        ? "ever: it would be down because \(VisibleText.visible(warning.component.id)) is"
        : "from \(TimelineLayout.text(warning.start.wholeSeconds)) "
          + (warning.end.map { "until \(TimelineLayout.text($0.wholeSeconds))" } ?? "on")
      return
        "  \(VisibleText.visible(warning.component.id)): could not start without \(needed), \(time)"
    }
  }

  private func waveTable(_ limit: Int?) -> Table {
    Table(
      columns: [
        Table.Column("wave", role: .figure), Table.Column("after", role: .figure),
        Table.Column("components"),
      ], count: plan.waves.count, limit: limit
    ) { [self] row in
      [
        .integer(row + 1), .text(after(plan.waves[row].time, plan.waves[row].origin)),
        .text(names(plan.waves[row].components)),
      ]
    }
  }

  /// One row for each component that comes back.
  func returns(_ limit: Int?) -> Table {
    let rows = plan.waves.enumerated().flatMap { number, wave in
      wave.components.map { (wave: number + 1, time: wave.time, component: $0) }
    }
    return Table(
      columns: EntryColumns.all + [Table.Column("wave"), Table.Column("backSeconds")],
      count: rows.count, limit: limit
    ) { row in
      EntryColumns.cells(of: rows[row].component) + [
        .integer(rows[row].wave), .integer(Int(rows[row].time.wholeSeconds)),
      ]
    }
  }

  func fields(_ limit: Int?) -> [Field] {
    let path = plan.criticalPath.map { step in
      Cell.record([
        ("component", .text(step.component.id)),
        ("fromSeconds", .integer(Int(step.start.wholeSeconds))),
        ("backSeconds", .integer(Int(step.end.wholeSeconds))),
        ("causeKind", .text(step.cause.kind.rawValue)),
      ])
    }
    let deadlocks = plan.deadlocks.map { deadlock in
      Cell.record([
        (
          "circle",
          .list(
            deadlock.circle.map { step in
              .record([
                ("component", .text(step.component.id)), ("waitsFor", .text(step.waitsFor.id)),
                ("causeKind", .text(step.cause.kind.rawValue)),
              ])
            })
        ),
        ("components", Cell(deadlock.components.map(\.id))),
        ("opening", openingCell(deadlock)),
      ])
    }
    let warnings = plan.restartWarnings.map { warning in
      Cell.record([
        ("component", .text(warning.component.id)),
        ("needs", Cell(warning.requirement.components.map(\.id))),
        ("fromSeconds", .integer(Int(warning.start.wholeSeconds))),
        ("toSeconds", Cell(warning.end.map { Int($0.wholeSeconds) })),
        ("isSelfInflicted", .boolean(warning.isSelfInflicted)),
      ])
    }
    return [
      Field("events", .list(plan.timeline.scenario.eventCells)),
      Field("startSeconds", .integer(Int(plan.lastEventEnd.wholeSeconds))),
      Field("returns", rows: returns(limit)),
      Field("criticalPath", .list(path)), Field("deadlocks", .list(deadlocks)),
      Field("neverBack", Cell(plan.stuck.map(\.id))), Field("restartWarnings", .list(warnings)),
    ]
  }

  private func openingCell(_ deadlock: ColdStartDeadlock) -> Cell {
    guard let opening = deadlock.opening, let owner = deadlock.openingComponent else {
      return .null
    }
    return .record([
      ("component", .text(owner.id)), ("requires", Cell(opening.components.map(\.id))),
    ])
  }
}
