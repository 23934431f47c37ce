import DependencyGraph
public import FailurePropagation
import MapDiagnostics

extension Report {
  /// What a scenario does: what fails, what limps, what lost its spare, and why.
  ///
  /// Rows are the scenario's own components first, then by worse state, tier (none last), distance
  /// and id. Explicit targets are the only rows.
  public static func impact(
    _ radius: ScenarioImpact, targets: TargetChoice, limit: Int? = nil
  ) -> Report {
    let layout = ImpactLayout(radius, targets)
    var report = Report(
      command: "impact", map: MapFigures(radius.map), headline: layout.headline,
      sections: [Section(table: layout.textTable(limit))],
      fields: layout.fields(limit), table: layout.csvTable(limit),
      drawing: { MapLayout(radius.map, radius: radius, title: [layout.headline[0]]).drawing })
    if layout.hasTolerance { report.remarks.append(toleranceRemark) }
    report.figures = [.down: layout.targetCounts.down]
    return report
  }
}

/// The rows and figures of an impact.
struct ImpactLayout: Sendable {
  let radius: ScenarioImpact
  let targets: TargetChoice
  let counts: ImpactCounts
  let targetCounts: ImpactCounts
  /// The indices of the components that are listed, in order.
  let order: [Int]

  init(_ radius: ScenarioImpact, _ targets: TargetChoice) {
    self.radius = radius
    self.targets = targets
    counts = ImpactCounts(radius, radius.map.components)
    targetCounts = ImpactCounts(radius, targets.components)
    var indices = Set(radius.hits.map { Int($0.index) })
    indices.formUnion(radius.redundancyLostIndices)
    if targets.isExplicit { indices.formIntersection(targets.components.map(\.index)) }
    order = ImpactOrder.sorted(indices, radius)
  }

  var hasTolerance: Bool {
    let hasAny = radius.map.storage.options.contains { $0.tolerates != nil || $0.failover != nil }
    return hasAny
      && order.contains { index in
        let component = radius.map[index]
        return radius.cause(of: component)?.hasTolerance
          ?? radius.explanation(of: component).hasTolerance
      }
  }

  // MARK: - JSON and CSV

  func fields(_ limit: Int?) -> [Field] {
    let columns =
      EntryColumns.all + [
        Table.Column("state"), Table.Column("redundancyLost"), Table.Column("distance"),
        Table.Column("cause"),
      ]
    let table = Table(columns: columns, count: order.count, limit: limit) { [self] index in
      let component = radius.map[order[index]]
      return EntryColumns.cells(of: component) + stateCells(component) + [
        radius.cause(of: component)?.cell ?? .null
      ]
    }
    return [
      Field("scenario", radius.scenarioCell), Field("summary", summary),
      Field("impacts", rows: table),
    ]
  }

  func csvTable(_ limit: Int?) -> Table {
    let columns =
      EntryColumns.all + [
        Table.Column("state"), Table.Column("redundancyLost"), Table.Column("distance"),
        Table.Column("causeKind"), Table.Column("causeComponents"),
      ]
    return Table(columns: columns, count: order.count, limit: limit) { [self] index in
      let component = radius.map[order[index]]
      let cause = radius.cause(of: component)
      return EntryColumns.cells(of: component) + stateCells(component) + [
        Cell(cause?.kind.rawValue), cause.map { Cell($0.components.map(\.id)) } ?? .null,
      ]
    }
  }

  private func stateCells(_ component: Component) -> [Cell] {
    [
      .text(radius.state(of: component).word), .boolean(radius.hasLostRedundancy(component)),
      Cell(radius.distance(of: component)),
    ]
  }

  private var summary: Cell {
    let kinds = ComponentKind.allCases.map { kind in
      let members = radius.map.components.filter { $0.kind == kind }
      return (key: kind.word, value: ImpactCounts(radius, members).cell)
    }
    return .record([
      ("down", .integer(counts.down)), ("degraded", .integer(counts.degraded)),
      ("redundancyLost", .integer(counts.redundancyLost)), ("byKind", .record(kinds)),
      ("targets", targetCounts.cell),
    ])
  }
}

extension ScenarioImpact {
  /// The ids that are down and degraded by decree, by id.
  var scenarioCell: Cell {
    .record([
      ("fail", Cell(sortedIDs(scenario.failing))), ("degrade", Cell(sortedIDs(scenario.degrading))),
    ])
  }

  private func sortedIDs(_ components: [Component]) -> [String] {
    components.sorted { map.storage.ids.precedes(UInt32($0.index), UInt32($1.index)) }.map(\.id)
  }

  /// The scenario as the beginning of a sentence: `aws/us-east-1 down`.
  var scenarioPhrase: String {
    func names(_ components: [Component]) -> String {
      NameList.text(sortedIDs(components), maximum: 4, shownWhenCut: 3)
    }
    var parts: [String] = []
    if !scenario.failing.isEmpty { parts.append(names(scenario.failing) + " down") }
    if !scenario.degrading.isEmpty { parts.append(names(scenario.degrading) + " degraded") }
    return parts.isEmpty ? "nothing failing" : parts.joined(separator: ", ")
  }
}
