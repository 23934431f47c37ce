import DependencyGraph
import MapDiagnostics
public import ResilienceAnalysis

extension Report {
  /// Single points of failure, per target.
  public static func spof(
    _ found: SinglePointsOfFailure, targets: TargetChoice, scope: LossScope = LossScope(),
    limit: Int? = nil
  ) -> Report {
    let (points, owners) = (found.points, found.targets)
    let pointTable = Table(
      columns: EntryColumns.all + [Table.Column("targetsDown", role: .figure)],
      count: points.count, limit: limit
    ) {
      EntryColumns.cells(of: points[$0].component) + [.integer(points[$0].targets.count)]
    }
    let targetTable = Table(
      columns: EntryColumns.all + [Table.Column("singlePointsOfFailure")], count: owners.count,
      limit: limit
    ) {
      EntryColumns.cells(of: owners[$0].component) + [Cell(owners[$0].points.map(\.id))]
    }
    var report = Report(
      command: "spof", map: MapFigures(found.map), headline: headline(found, targets),
      sections: textSections(found, targets, limit),
      fields: [Field("points", rows: pointTable), Field("targets", rows: targetTable)],
      table: pairs(found, limit))
    report.restrict(to: scope)
    // A picture of a part says so too.
    let title = scope.shard == nil ? headline(found, targets) : report.headline
    report.drawing = { drawing(found, targets, title) }
    report.figures = [.points: points.count]
    return report
  }

  /// The map with the points marked and what each takes down.
  private static func drawing(
    _ found: SinglePointsOfFailure, _ targets: TargetChoice, _ title: [String]
  ) -> Drawing {
    let remarks = found.points.map { point in
      let count = point.targets.count
      return (point.component.index, "takes down \(count) \(targets.noun(count))")
    }
    return MapLayout(
      found.map, radius: nil, title: title,
      emphasized: Set(remarks.map(\.0)), remarks: Dictionary(uniqueKeysWithValues: remarks)
    ).drawing
  }

  private static func headline(
    _ found: SinglePointsOfFailure, _ targets: TargetChoice
  ) -> [String] {
    let hit = found.targets.count { !$0.points.isEmpty }
    let unknowns = [targets.remarkOnUnknowns].compactMap(\.self)
    guard let worst = found.points.first else {
      let count = targets.components.count
      guard unknowns.isEmpty else {
        return ["no single point of failure is known for any of \(count) \(targets.noun(count))"]
          + unknowns
      }
      return ["no single point of failure for any of \(count) \(targets.noun(count))"]
    }
    let count = found.points.count
    let outside = found.points.count { !$0.component.isInside }
    let id = VisibleText.visible(worst.component.id)
    return [
      "\(count) single \(count == 1 ? "point" : "points") of failure for \(targets.share(hit)); "
        + "the worst, \(id), takes down \(worst.targets.count)",
      "\(outside) of the \(count) outside your control",
    ] + unknowns
  }

  private static func textSections(
    _ found: SinglePointsOfFailure, _ targets: TargetChoice, _ limit: Int?
  ) -> [Section] {
    let points = found.points
    let owners = found.targets
    let pointTable = Table(
      columns: [
        Table.Column("component"), Table.Column("kind"), Table.Column("control"),
        Table.Column("owner"),
        Table.Column("takesDown", title: "\(targets.noun(2)) down", role: .figure),
      ], count: points.count, limit: limit
    ) {
      let component = points[$0].component
      return [
        .text(component.id), .text(component.kind.word),
        .text(component.isInside ? "inside" : "outside"), Cell(component.owner),
        .integer(points[$0].targets.count),
      ]
    }
    let targetTable = Table(
      columns: [
        Table.Column("target"), Table.Column("tier", role: .figure), Table.Column("owner"),
        Table.Column("points", role: .figure), Table.Column("goes down with"),
      ], count: owners.count, limit: limit
    ) {
      let target = owners[$0]
      let names = NameList.text(target.points, maximum: 5, name: \.id)
      return [
        .text(target.component.id), Cell(target.component.tier), Cell(target.component.owner),
        .integer(target.points.count), target.points.isEmpty ? .null : .text(names),
      ]
    }
    guard !points.isEmpty else { return [] }
    return [Section(table: pointTable), Section(title: "Per target:", table: targetTable)]
  }

  /// One row for each target and each of its points.
  private static func pairs(_ found: SinglePointsOfFailure, _ limit: Int?) -> Table {
    let columns = ["target", "targetKind", "targetOwner", "targetTier"].map { Table.Column($0) }
    let pairs = found.targets.flatMap { target in target.points.map { (target.component, $0) } }
    return Table(columns: columns + EntryColumns.all, count: pairs.count, limit: limit) {
      let (target, point) = pairs[$0]
      return [
        .text(target.id), .text(target.kind.word), Cell(target.owner), Cell(target.tier),
      ] + EntryColumns.cells(of: point)
    }
  }
}
