public import DependencyGraph
public import FailurePropagation
import MapDiagnostics

extension Report {
  /// Why targets are in their states: the chains of causes, and what kept them from worse.
  public static func explain(
    _ radius: ScenarioImpact, targets: [Component], limit: Int? = nil
  ) -> Report {
    let layout = ExplainLayout(radius, targets)
    var report = Report(
      command: "explain", map: MapFigures(radius.map), headline: [layout.headline],
      sections: layout.sections(limit), fields: layout.fields(limit),
      table: layout.csvTable(limit), drawing: { layout.drawing })
    let cut = layout.explanations.count - layout.explained(limit).count
    if cut > 0 {
      report.remarks.append(
        "… and \(cut) more \(cut == 1 ? "target" : "targets"); "
          + "--limit \(layout.explanations.count) explains all")
    }
    if layout.explanations.contains(where: \.hasTolerance) {
      report.remarks.append(toleranceRemark)
    }
    return report
  }
}

/// The explanations of some targets.
struct ExplainLayout: Sendable {
  let radius: ScenarioImpact
  let explanations: [Explanation]
  private let places: PlaceFinder

  init(_ radius: ScenarioImpact, _ targets: [Component]) {
    self.radius = radius
    explanations = ImpactOrder.sorted(targets.map(\.index), radius).map {
      radius.explanation(of: radius.map[$0])
    }
    places = PlaceFinder(radius.map.sources)
  }

  /// What a limit leaves of the explanations: whole targets, each with its whole chain.
  func explained(_ limit: Int?) -> ArraySlice<Explanation> {
    explanations.prefix(limit ?? explanations.count)
  }

  var headline: String {
    let states = State.allCases.reversed().compactMap { state -> String? in
      let count = explanations.count { $0.state == state }
      return count == 0 ? nil : "\(count) \(state.word)"
    }
    let subject: String
    if explanations.count == 1, let only = explanations.first {
      let word = radius.standingWord(of: only.component)
      subject = "\(VisibleText.visible(only.component.id)) \(word)"
    } else {
      let spares = explanations.count { radius.hasLostRedundancy($0.component) }
      let rest = spares == 0 ? [] : ["\(spares) lost \(spares == 1 ? "its" : "their") spare"]
      subject =
        "of \(explanations.count) targets " + (states + rest).joined(separator: ", ")
    }
    return "\(VisibleText.visible(radius.scenarioPhrase)): \(subject)"
  }

  // MARK: - Text

  func sections(_ limit: Int?) -> [Report.Section] {
    explained(limit).map { explanation in
      let id = VisibleText.visible(explanation.component.id)
      let word = radius.standingWord(of: explanation.component)
      var section = Report.Section(title: "\(id) is \(word)")
      if let distance = radius.distance(of: explanation.component), distance > 0 {
        section.title? += ", \(distance) \(distance == 1 ? "step" : "steps") from the scenario"
      }
      section.lines = explanation.held.map { held in
        let place = held.range.map { " (\(places.text(of: $0)))" } ?? ""
        return "  held: \(VisibleText.visible(held.reason))\(place)"
      }
      section.table = textTable(explanation)
      return section
    }
  }

  private func textTable(_ explanation: Explanation) -> Table {
    let columns = [
      Table.Column("state", role: .state), Table.Column("component"), Table.Column("because"),
      Table.Column("where"),
    ]
    let steps = explanation.steps
    return Table(columns: columns, count: steps.count) { [self] index in
      let step = steps[index]
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

  func fields(_ limit: Int?) -> [Field] {
    let columns =
      EntryColumns.all + [
        Table.Column("state"), Table.Column("redundancyLost"), Table.Column("distance"),
        Table.Column("steps"), Table.Column("held"),
      ]
    let table = Table(columns: columns, count: explanations.count, limit: limit) { [self] index in
      let explanation = explanations[index]
      let component = explanation.component
      return EntryColumns.cells(of: component) + [
        .text(explanation.state.word), .boolean(radius.hasLostRedundancy(component)),
        Cell(radius.distance(of: component)), .list(explanation.steps.map(cell)),
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

  func csvTable(_ limit: Int?) -> Table {
    let keys = [
      "target", "component", "state", "redundancyLost", "distance", "causeKind", "causeComponents",
      "reason",
      "file", "line", "column", "confidence", "evidence",
    ]
    let rows = explained(limit).flatMap { explanation in
      explanation.steps.map { (explanation, Entry.step($0)) }
        + explanation.held.map { (explanation, Entry.held($0)) }
    }
    return Table(columns: keys.map { Table.Column($0) }, count: rows.count) {
      [radius, places] index in
      let (explanation, entry) = rows[index]
      let target = Cell.text(explanation.component.id)
      switch entry {
      case .step(let step):
        return [
          target, .text(step.component.id), .text(step.state.word),
          .boolean(radius.hasLostRedundancy(step.component)), .integer(step.distance),
          .text(step.cause.kind.rawValue), Cell(step.cause.components.map(\.id)), .null,
        ] + (places.fields(step.cause.range) + knowledge(of: step)).map(\.value)
      case .held(let held):
        return [
          target, target, .text(explanation.state.word),
          .boolean(radius.hasLostRedundancy(explanation.component)),
          Cell(radius.distance(of: explanation.component)), .null,
          Cell(held.components.map(\.id)), .text(held.reason),
        ] + places.fields(held.range).map(\.value) + [.null, Cell([String]())]
      }
    }
  }

  private enum Entry {
    case step(Explanation.Step)
    case held(Explanation.Held)
  }

  /// The map, cut to what the explanations speak of.
  var drawing: Drawing {
    var shown = Set(radius.scenario.failing + radius.scenario.degrading)
    for explanation in explanations {
      shown.insert(explanation.component.index)
      shown.formUnion(explanation.steps.map(\.component.index))
      shown.formUnion(explanation.held.flatMap(\.components).map(\.index))
    }
    return MapLayout(
      radius.map, radius: radius, title: [headline], shown: shown,
      emphasized: Set(explanations.map(\.component.index))
    ).drawing
  }
}
