public import DependencyGraph
public import FailurePropagation
import MapDiagnostics

extension Report {
  /// Why targets are in their states: the chains of causes, and what kept them from worse.
  ///
  /// A limit counts targets, and the steps of each chain. A chain is worked out when it is written, and not
  /// kept: all targets of a large map have more steps together than fit in memory.
  public static func explain(
    _ radius: ScenarioImpact, targets: [Component], limit: Int? = nil
  ) -> Report {
    let layout = ExplainLayout(radius, targets, limit)
    var report = Report(
      command: "explain", map: MapFigures(radius.map), headline: [layout.headline],
      sections: layout.sections, fields: layout.fields, table: layout.csvTable,
      drawing: { layout.drawing })
    let total = layout.components.count
    if layout.shownCount < total {
      report.omission = Omission(
        count: total - layout.shownCount, total: total, noun: "target", verb: "explains")
    }
    report.omittedWithin = layout.stepCounts.reduce(0) { $0 + $1 - layout.shown(of: $1) }
    if layout.hasTolerance { report.remarks.append(toleranceRemark) }
    return report
  }
}

/// The explanations of some targets.
struct ExplainLayout: Sendable {
  let radius: ScenarioImpact
  /// The targets, in the order of an impact.
  let components: [Component]
  /// How many of them are explained.
  let shownCount: Int
  /// How many steps the chain of each of these has.
  let stepCounts: [Int]
  /// Whether time would make a difference to any of these.
  let hasTolerance: Bool
  private let heldCounts: [Int]
  private let limit: Int?
  private let explanations: LastMade<Explanation>
  private let places: PlaceFinder

  init(_ radius: ScenarioImpact, _ targets: [Component], _ limit: Int?) {
    self.radius = radius
    self.limit = limit
    let components = ImpactOrder.sorted(targets.map(\.index), radius).map { radius.map[$0] }
    self.components = components
    shownCount = min(components.count, limit ?? components.count)
    let explanations = LastMade { radius.explanation(of: components[$0]) }
    self.explanations = explanations
    places = PlaceFinder(radius.map.sources)
    var (steps, held, hasTolerance) = ([Int](), [Int](), false)
    for index in 0..<shownCount {
      let explanation = explanations[index]
      steps.append(explanation.steps.count)
      held.append(explanation.held.count)
      hasTolerance = hasTolerance || explanation.hasTolerance
    }
    (stepCounts, heldCounts, self.hasTolerance) = (steps, held, hasTolerance)
  }

  /// How many of `count` steps are shown.
  func shown(of count: Int) -> Int { min(count, limit ?? count) }

  var headline: String {
    let states = State.allCases.reversed().compactMap { state -> String? in
      let count = components.count { radius.state(of: $0) == state }
      return count == 0 ? nil : "\(count) \(state.word)"
    }
    let subject: String
    if components.count == 1, let only = components.first {
      subject = "\(VisibleText.visible(only.id)) \(radius.standingWord(of: only))"
    } else {
      let spares = components.count { radius.hasLostRedundancy($0) }
      let rest = spares == 0 ? [] : ["\(spares) lost \(spares == 1 ? "its" : "their") spare"]
      subject = "of \(components.count) targets " + (states + rest).joined(separator: ", ")
    }
    return "\(radius.scenarioPhrase): \(subject)"
  }

  // MARK: - Text

  var sections: [Report.Section] {
    (0..<shownCount).map { index in
      let component = components[index]
      let id = VisibleText.visible(component.id)
      var section = Report.Section(title: "\(id) is \(radius.standingWord(of: component))")
      if let distance = radius.distance(of: component), distance > 0 {
        section.title? += ", \(distance) \(distance == 1 ? "step" : "steps") from the scenario"
      }
      if heldCounts[index] > 0 {
        section.lines = explanations[index].held.map { held in
          let place = held.range.map { " (\(places.text(of: $0)))" } ?? ""
          return "  held: \(VisibleText.visible(held.reason))\(place)"
        }
      }
      section.table = textTable(index)
      return section
    }
  }

  private func textTable(_ target: Int) -> Table {
    let columns = [
      Table.Column("state", role: .state), Table.Column("component"), Table.Column("because"),
      Table.Column("where"),
    ]
    return Table(columns: columns, count: stepCounts[target], limit: limit) { [self] index in
      let step = explanations[target].steps[index]
      return [
        .text(step.state.word), .text(step.component.id),
        .text(step.cause.phrase(of: step.state)),
        Cell(
          step.cause.range.map {
            places.text(of: $0, evidence: evidence(of: step))
          }),
      ]
    }
  }

  // MARK: - JSON and CSV

  var fields: [Field] {
    let columns =
      EntryColumns.all + [
        Table.Column("state"), Table.Column("redundancyLost"), Table.Column("distance"),
        Table.Column("steps"), Table.Column("held"),
      ]
    let table = Table(columns: columns, count: components.count, limit: limit) { [self] index in
      let explanation = explanations[index]
      let component = explanation.component
      return EntryColumns.cells(of: component) + [
        .text(explanation.state.word), .boolean(radius.hasLostRedundancy(component)),
        Cell(radius.distance(of: component)),
        .list(explanation.steps.prefix(shown(of: explanation.steps.count)).map(cell)),
        .list(explanation.held.map(cell)),
      ]
    }
    return [Field("scenario", radius.scenarioCell), Field("explanations", rows: table)]
  }

  private func cell(_ step: Explanation.Step) -> Cell {
    .record(
      [
        ("component", .text(step.component.id)), ("state", .text(step.state.word)),
        ("distance", .integer(step.distance)), ("cause", step.cause.cell),
      ] + places.fields(step.cause.range) + knowledge(of: step))
  }

  /// How well the requirement behind `step` is known, and from where.
  private func knowledge(of step: Explanation.Step) -> [(key: String, value: Cell)] {
    [
      ("confidence", Cell(step.cause.requirement?.confidence.word)),
      ("evidence", Cell(evidence(of: step))),
    ]
  }

  /// Where a component stands is known from where it is known itself.
  private func evidence(of step: Explanation.Step) -> [String] {
    step.cause.requirement?.evidence
      ?? (step.cause.kind == .domain ? step.component.evidence : [])
  }

  private func cell(_ held: Explanation.Held) -> Cell {
    .record(
      [("reason", .text(held.reason)), ("components", Cell(held.components.map(\.id)))]
        + places.fields(held.range))
  }

  var csvTable: Table {
    let keys = [
      "target", "component", "state", "redundancyLost", "distance", "causeKind", "causeComponents",
      "reason", "file", "line", "column", "confidence", "evidence",
    ]
    // Where the rows of each target begin.
    var starts = [0]
    for (steps, held) in zip(stepCounts, heldCounts) {
      starts.append(starts[starts.count - 1] + shown(of: steps) + held)
    }
    return Table(columns: keys.map { Table.Column($0) }, count: starts[shownCount]) {
      [self, starts] row in
      let target = starts.partitioningIndex { $0 > row } - 1
      let explanation = explanations[target]
      let (offset, steps) = (row - starts[target], shown(of: stepCounts[target]))
      return offset < steps
        ? cells(of: explanation.steps[offset], in: explanation)
        : cells(of: explanation.held[offset - steps], in: explanation)
    }
  }

  private func cells(of step: Explanation.Step, in explanation: Explanation) -> [Cell] {
    [
      .text(explanation.component.id), .text(step.component.id), .text(step.state.word),
      .boolean(radius.hasLostRedundancy(step.component)), .integer(step.distance),
      .text(step.cause.kind.rawValue), Cell(step.cause.components.map(\.id)), .null,
    ] + (places.fields(step.cause.range) + knowledge(of: step)).map(\.value)
  }

  private func cells(of held: Explanation.Held, in explanation: Explanation) -> [Cell] {
    let target = Cell.text(explanation.component.id)
    return [
      target, target, .text(explanation.state.word),
      .boolean(radius.hasLostRedundancy(explanation.component)),
      Cell(radius.distance(of: explanation.component)), .null, Cell(held.components.map(\.id)),
      .text(held.reason),
    ] + places.fields(held.range).map(\.value) + [.null, Cell([String]())]
  }

  // MARK: - The picture

  /// The map, cut to what the explanations speak of.
  var drawing: Drawing {
    var drawn = Set((radius.scenario.failing + radius.scenario.degrading).map(\.index))
    for index in 0..<shownCount {
      let explanation = explanations[index]
      drawn.insert(explanation.component.index)
      drawn.formUnion(explanation.steps.map(\.component.index))
      drawn.formUnion(explanation.held.flatMap(\.components).map(\.index))
    }
    return MapLayout(
      radius.map, radius: radius, title: [headline], shown: drawn,
      emphasized: Set(components.prefix(shownCount).map(\.index))
    ).drawing
  }
}
