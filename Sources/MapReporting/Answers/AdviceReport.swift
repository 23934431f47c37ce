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
      return EntryColumns.cells(of: map[entry.component]) + [
        .text(entry.change.word), Cell(entry.change.components.map { map[$0].id }),
        .integer(Int(entry.current)), .integer(Int(entry.change.seconds)),
        .integer(Int(entry.savedDown)), .integer(Int(entry.savedDegraded)),
      ]
    }
    var headline = ["no single change saves downtime"]
    if let best = entries.first {
      headline = [
        "the best single change saves \(TimelineLayout.hours(best.savedDown)) "
          + "\(targets.noun(1))-hours down: \(best.phrase(map))"
      ]
    }
    if advice.triedCount < advice.candidateCount {
      headline.append("tried \(advice.triedCount) of \(advice.candidateCount) changes")
    }
    return Report(
      command: "timeline", map: MapFigures(map), headline: headline,
      sections: [Section(table: textTable(entries, map, limit))],
      remarks: [
        "Each change is tried alone, by running the scenario again; a smaller one saves less."
      ],
      fields: [
        Field("events", .list(advice.timeline.scenario.eventCells(map))),
        Field("tried", .integer(advice.triedCount)),
        Field("candidates", .integer(advice.candidateCount)), Field("advice", rows: table),
      ], table: table)
  }

  private static func textTable(
    _ entries: [Advice.Entry], _ map: DependencyMap, _ limit: Int?
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
        .text(entry.phrase(map)),
      ]
    }
  }

  private static func signed(_ seconds: Int64) -> String {
    (seconds < 0 ? "-" : "") + TimelineLayout.text(abs(seconds))
  }
}

extension Advice.Entry {
  fileprivate func phrase(_ map: DependencyMap) -> String {
    let own = VisibleText.visible(map[component].id)
    let others = NameList.text(change.components) { map[$0].id }
    let (now, then) = (TimelineLayout.text(current), TimelineLayout.text(change.seconds))
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
  fileprivate var components: [Int] {
    switch kind {
    case .tolerance(let requirement), .failover(let requirement): requirement.components
    case .recovery: []
    }
  }
}
