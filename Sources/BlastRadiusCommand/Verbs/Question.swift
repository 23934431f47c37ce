import DependencyGraph
import FailurePropagation
import HTMLReport
import MapDiagnostics
import MapReporting
import ResilienceAnalysis

/// A verb's question about a map, its selectors resolved.
struct Question {
  private let invocation: Invocation
  private let map: DependencyMap
  private let delivery: ReportDelivery
  private let environment: any CommandEnvironment

  init(
    _ invocation: Invocation, _ map: DependencyMap, _ delivery: ReportDelivery,
    _ environment: any CommandEnvironment
  ) {
    self.environment = environment
    self.invocation = invocation
    self.map = map
    self.delivery = delivery
  }

  func report() throws(CommandFailure) -> Report {
    switch invocation.verb {
    case .impact where invocation.has(.duration): return try timeline()
    case .impact:
      return Report.impact(
        try radius(), targets: try targets(), limit: delivery.limit,
        maximumDown: invocation.number(of: .maximumDown))
    case .explain:
      return Report.explain(
        try radius(), targets: try targets().components, limit: delivery.limit)
    case .timeline: return try timeline()
    case .recovery:
      return Report.recovery(
        RecoveryPlan(
          PropagationEngine(map),
          after: invocation.has(.fullStop) ? .fullStop(of: map) : try timedScenario()),
        limit: delivery.limit)
    case .draw: return try drawing()
    case .rank: return try ranking()
    case .spof: return try points()
    case .report, .check, .import, .merge, .catalog, .mergeRanking, .completions, .help:
      preconditionFailure("\(invocation.verb.rawValue) asks nothing of a map")
    }
  }

  /// The map as a page that answers further questions itself.
  func page(in environment: any CommandEnvironment) throws(CommandFailure) -> ReportPage {
    let (targets, scenario) = (try targets(), try scenario())
    let ranking = try ranking(of: Array(map.components), targets)
    let drawing = PageDrawing(of: map, in: environment)
    if let remark = drawing.remark { delivery.note(remark) }
    return ReportPage(
      map: map, targets: targets, ranking: ranking, scenario: scenario,
      arrangement: drawing.arrangement, arrangementRemark: drawing.remark)
  }

  private func ranking() throws(CommandFailure) -> Report {
    let (targets, candidates) = (try targets(), try candidates())
    return Report.rank(
      try ranking(of: candidates, targets, limit: delivery.limit), targets: targets, scope: scope,
      limit: delivery.limit,
      maximumDown: invocation.number(of: .maximumDown))
  }

  private func ranking(
    of candidates: [Component], _ targets: TargetChoice, limit: Int? = nil
  ) throws(CommandFailure) -> Ranking {
    let progress = delivery.progress(of: candidates.count)
    guard
      let ranking = try? Ranking(
        PropagationEngine(map), among: candidates, targets: targets.components,
        limit: limit, progress: progress.show)
    else { throw CommandFailure("cancelled") }
    progress.end()
    return ranking
  }

  private func points() throws(CommandFailure) -> Report {
    let (targets, candidates) = (try targets(), try candidates())
    let progress = delivery.progress(of: candidates.count)
    guard
      let found = try? SinglePointsOfFailure(
        PropagationEngine(map), among: candidates, targets: targets.components,
        progress: progress.show)
    else { throw CommandFailure("cancelled") }
    progress.end()
    if invocation.formatName != "text", let remark = targets.remarkOnUnknowns {
      delivery.note(remark)
    }
    return Report.spof(
      found, targets: targets, scope: scope, limit: delivery.limit,
      maximumPoints: invocation.number(of: .maximumPoints))
  }

  private func drawing() throws(CommandFailure) -> Report {
    let isScenario =
      invocation.has(.fail) || invocation.has(.degrade) || invocation.has(.scenario)
    if invocation.has(.onlyAffected), !isScenario {
      throw .usage(
        .draw, "--only-affected needs a scenario", hint: "say what is down: --fail SELECTOR")
    }
    if invocation.has(.depth), !invocation.has(.focus) {
      throw .usage(
        .draw, "--depth needs a focus", hint: "say what is in the middle: --focus SELECTOR")
    }
    var scope = DrawingScope(
      focus: try components(.focus) ?? [], onlyAffected: invocation.has(.onlyAffected),
      hidden: try components(.hide) ?? [],
      collapse: invocation.value(of: .collapse).flatMap { DrawingScope.Collapse(rawValue: $0) })
    if invocation.has(.dependenciesOnly) { scope.direction = .dependencies }
    if invocation.has(.dependentsOnly) { scope.direction = .dependents }
    if let depth = invocation.number(of: .depth) { scope.depth = depth }
    return Report.draw(map, radius: isScenario ? try radius() : nil, scope: scope)
  }

  // MARK: - Selectors

  private func radius() throws(CommandFailure) -> ScenarioImpact {
    PropagationEngine(map).impact(of: try scenario())
  }

  /// The scenario without its clock.
  private func scenario() throws(CommandFailure) -> Scenario {
    let timed = try timedScenario()
    if timed.events.contains(where: { $0.start > 0 || $0.end != nil }) {
      delivery.note(
        "\(invocation.verb.rawValue) knows no time: all that ever fails in the scenario fails at once; "
          + "see blastradius timeline")
    }
    return timed.untimed()
  }

  private func timedScenario() throws(CommandFailure) -> TimedScenario {
    try ScenarioChoice(invocation, map, environment).timedScenario()
  }

  private func timeline() throws(CommandFailure) -> Report {
    let (targets, scenario) = (try targets(), try timedScenario())
    guard invocation.has(.advise) else {
      return Report.timeline(
        PropagationEngine(map).timeline(of: scenario), targets: targets, limit: delivery.limit)
    }
    let progress = delivery.progress(of: 100)
    guard
      let advice = try? Advice(
        PropagationEngine(map), for: scenario, targets: targets.components, progress: progress.show)
    else { throw CommandFailure("cancelled") }
    progress.end()
    return Report.advice(advice, targets: targets, limit: delivery.limit)
  }

  private func targets() throws(CommandFailure) -> TargetChoice {
    guard let chosen = try components(.target) else { return TargetChoice(defaultOf: map) }
    return TargetChoice(chosen: chosen)
  }

  private var scope: LossScope {
    LossScope(selectors: invocation.values(of: .among), shard: invocation.shard)
  }

  /// What may fail, of which a shard is a part.
  private func candidates() throws(CommandFailure) -> [Component] {
    let all = try components(.among) ?? Array(map.components)
    return invocation.shard?.part(of: all) ?? all
  }

  /// The union of what the selectors behind `option` choose; `nil` when the option is not given.
  private func components(
    _ option: OptionDefinition
  ) throws(CommandFailure) -> [Component]? {
    guard invocation.has(option) else { return nil }
    var chosen: Set<Int> = []
    var problems: [CommandFailure.Problem] = []
    for text in invocation.values(of: option) {
      do throws(Selector.Failure) {
        chosen.formUnion(try Selector(text).components(in: map).map(\.index))
      } catch {
        problems.append(
          CommandFailure.Problem(
            "--\(option.name): \(VisibleText.visible(error.message))",
            hint: error.suggestion.map {
              "did you mean --\(option.name) \(ShellWord.quoted(VisibleText.visible($0)))?"
            }))
      }
    }
    guard problems.isEmpty else { throw CommandFailure(problems: problems) }
    return chosen.sorted().map { map[$0] }
  }
}
