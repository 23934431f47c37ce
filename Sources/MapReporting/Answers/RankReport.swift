import DependencyGraph
import MapDiagnostics
public import ResilienceAnalysis

extension Report {
  /// Every component by its blast radius.
  ///
  /// - Precondition: The ranking has the entries that `limit` shows.
  public static func rank(
    _ ranking: Ranking, targets: TargetChoice, scope: LossScope = LossScope(), limit: Int? = nil
  ) -> Report {
    let entries = ranking.entries
    let figures = [
      Table.Column("targetsDown", title: "\(targets.noun(2)) down", role: .figure),
      Table.Column("targetsDegraded", title: "\(targets.noun(2)) degraded", role: .figure),
      Table.Column("down", title: "all down", role: .figure),
      Table.Column("degraded", title: "all degraded", role: .figure),
    ]
    let table = Table(
      columns: EntryColumns.all + figures, count: ranking.candidateCount, limit: limit
    ) {
      EntryColumns.cells(of: entries[$0].component) + entries[$0].figureCells
    }
    let columns = [Table.Column("component"), Table.Column("kind"), Table.Column("owner")]
    let textTable = Table(columns: columns + figures, count: ranking.harmfulCount, limit: limit) {
      let component = entries[$0].component
      return [.text(component.id), .text(component.kind.word), Cell(component.owner)]
        + entries[$0].figureCells
    }
    var report = Report(
      command: "rank", map: MapFigures(ranking.map),
      headline: [headline(ranking, targets)] + [targets.remarkOnUnknowns].compactMap(\.self),
      sections: [Section(table: textTable)], fields: [Field("ranking", rows: table)],
      table: PartLabel(scope, rowCount: ranking.candidateCount).map(table.labelled) ?? table)
    let count = ranking.candidateCount
    if ranking.harmfulCount < count {
      report.remarks.append(
        "\(count - ranking.harmfulCount) of \(count) components take nothing else with them.")
    }
    report.restrict(to: scope)
    report.figures = [.down: entries.first?.targetsDown ?? 0]
    return report
  }

  private static func headline(_ ranking: Ranking, _ targets: TargetChoice) -> String {
    guard let worst = ranking.entries.first, worst.targetsDown > 0 else {
      return "no single loss takes down any of \(targets.components.count) "
        + targets.noun(targets.components.count)
    }
    let others = ranking.fatalCount - 1
    let id = VisibleText.visible(worst.component.id)
    let rest = others == 0 ? "" : "; \(others) more take down at least one"
    return "\(id) takes down the most: \(targets.share(worst.targetsDown))\(rest)"
  }
}

extension Ranking.Entry {
  fileprivate var figureCells: [Cell] {
    [targetsDown, targetsDegraded, down, degraded].map { .integer($0) }
  }
}
