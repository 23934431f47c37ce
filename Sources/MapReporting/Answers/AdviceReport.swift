import DependencyGraph
import FailurePropagation
import MapDiagnostics
public import ResilienceAnalysis

extension Report {
  /// Which single changes would have saved most downtime.
  public static func advice(
    _ advice: Advice, targets: TargetChoice, limit: Int? = nil
  ) -> Report {
    let map = advice.timeline.map
    let entries = advice.entries
    let table = Table(
      columns: EntryColumns.all
        + [
          "change", "requires", "currentSeconds", "proposedSeconds", "savedDownSeconds",
          "savedDegradedSeconds",
        ].map { Table.Column($0) }, count: entries.count, limit: limit
    ) { row in
      let entry = entries[row]
      let durations: [Duration] = [
        entry.current, entry.change.duration, entry.savedDown, entry.savedDegraded,
      ]
      var cells = EntryColumns.cells(of: entry.component)
      cells.append(.text(entry.change.word))
      cells.append(Cell(entry.change.components.map(\.id)))
      for duration in durations { cells.append(.integer(Int(duration.wholeSeconds))) }
      return cells
    }
    var headline = ["no single change saves downtime"]
    if let best = entries.first {
      headline = [
        "the best single change saves \(TimelineLayout.hours(best.savedDown.wholeSeconds)) "
          + "\(targets.noun(1))-hours down: \(best.phrase)"
      ]
    }
    if advice.triedCount < advice.candidateCount {
      headline.append("tried \(advice.triedCount) of \(advice.candidateCount) changes")
    }
    return Report(
      command: "timeline", map: MapFigures(map), headline: headline,
      sections: [Section(table: textTable(entries, limit))],
      remarks: [
        "Each change is tried alone, by running the scenario again; a smaller one saves less."
      ],
      fields: [
        Field("events", .list(advice.timeline.scenario.eventCells)),
        Field("tried", .integer(advice.triedCount)),
        Field("candidates", .integer(advice.candidateCount)), Field("advice", rows: table),
      ], table: table)
  }

  private static func textTable(
    _ entries: [Advice.Entry], _ limit: Int?
  ) -> Table {
    Table(
      columns: [
        Table.Column("saved down", role: .figure), Table.Column("degraded", role: .figure),
        Table.Column("change"),
      ], count: entries.count, limit: limit
    ) { row in
      let entry = entries[row]
      return [
        .text(signed(entry.savedDown)), .text(signed(entry.savedDegraded)),
        .text(entry.phrase),
      ]
    }
  }

  private static func signed(_ time: Duration) -> String {
    let seconds = time.wholeSeconds
    return (seconds < 0 ? "-" : "") + TimelineLayout.text(abs(seconds))
  }
}

extension Advice.Entry {
  fileprivate var phrase: String {
    let own = VisibleText.visible(component.id)
    let others = NameList.text(change.components, name: \.id)
    let (now, then) = (
      TimelineLayout.text(current.wholeSeconds), TimelineLayout.text(change.duration.wholeSeconds)
    )
    switch change.kind {
    case .tolerance: return "\(own) lives without \(others) for \(then) instead of \(now)"
    case .failover: return "\(own) switches among \(others) in \(then) instead of \(now)"
    case .recovery: return "\(own) comes back in \(then) instead of \(now)"
    }
  }
}

extension TimedChange {
  fileprivate var word: String {
    switch kind {
    case .tolerance: "tolerance"
    case .failover: "failover"
    case .recovery: "recovery"
    }
  }

  /// The components that the changed requirement names; none for a recovery.
  fileprivate var components: [Component] {
    switch kind {
    case .tolerance(let requirement), .failover(let requirement): requirement.components
    case .recovery: []
    }
  }
}
