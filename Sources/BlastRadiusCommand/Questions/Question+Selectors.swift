import DependencyGraph
import FailurePropagation
import MapDiagnostics
import MapReporting

extension Question {
  /// The union of what the selectors behind `option` choose; `nil` when the option is not given.
  func components(
    _ option: OptionDefinition, in map: DependencyMap
  ) throws(CommandFailure) -> [Component]? {
    guard invocation.has(option) else { return nil }
    var chosen: Set<Int> = []
    var problems: [CommandFailure.Problem] = []
    for text in invocation.values(of: option) {
      do throws(Selector.Failure) {
        chosen.formUnion(try Selector(text).components(in: map).map(\.index))
      } catch {
        problems.append(CommandFailure.Problem(error, behind: option))
      }
    }
    guard problems.isEmpty else { throw CommandFailure(problems: problems) }
    return chosen.sorted().map { map[$0] }
  }

  /// Whose loss is asked about.
  func targets(in map: DependencyMap) throws(CommandFailure) -> TargetChoice {
    guard let chosen = try components(.target, in: map) else { return TargetChoice(defaultOf: map) }
    return TargetChoice(chosen: chosen)
  }

  /// What may fail, in the words of the command line.
  func scope(
    of candidates: [Component], _ targets: TargetChoice, in map: DependencyMap
  ) -> LossScope {
    var scope = LossScope(selectors: invocation.values(of: .among), shard: invocation.shard)
    if scope.shard != nil { scope.question = digest(of: candidates, targets, in: map) }
    return scope
  }

  /// What all parts of this question about this map share: the map, the version of the tool, what may fail
  /// and whose loss is asked about.
  private func digest(
    of candidates: [Component], _ targets: TargetChoice, in map: DependencyMap
  ) -> String {
    var hash = StableHash()
    hash.combine(ToolVersion.current)
    for source in map.sources { source.withBytes { hash.combine($0) } }
    for option in [OptionDefinition.catalog, .catalogUnverified, .assume] {
      hash.combine(invocation.has(option) ? "\(invocation.values(of: option))" : "")
    }
    // Rules for names and the catalogue change what the sources say.
    for component in map.components { hash.combine(component.id) }
    hash.combine(map.dependencyCount)
    for target in targets.components { hash.combine(target.index) }
    hash.combine(candidates.count)
    for candidate in candidates { hash.combine(candidate.index) }
    return hash.text
  }

  /// What may fail, of which a shard is a part.
  func candidates(in map: DependencyMap) throws(CommandFailure) -> [Component] {
    try components(.among, in: map) ?? Array(map.components)
  }

  /// The part of `candidates` that is asked about.
  func part(of candidates: [Component]) -> [Component] {
    invocation.shard?.part(of: candidates) ?? candidates
  }

  // MARK: - Scenarios

  /// What fails when.
  func timedScenario(of map: DependencyMap) throws(CommandFailure) -> Scenario {
    try ScenarioChoice(invocation, map, environment).scenario()
  }

  /// What fails, without its clock.
  func scenario(of map: DependencyMap) throws(CommandFailure) -> Scenario {
    let timed = try timedScenario(of: map)
    if timed.isTimed {
      note(
        "\(invocation.verb.name) knows no time: all that ever fails in the scenario fails at once; "
          + "see blastradius timeline")
    }
    return timed
  }

  /// What the scenario does.
  func impact(on map: DependencyMap) throws(CommandFailure) -> ScenarioImpact {
    PropagationEngine(map).impact(of: try scenario(of: map))
  }

  // MARK: - Work that takes time

  /// What `body` makes, which reports how many of its steps are done; shown in `unit` where a person looks
  /// at standard error.
  func withProgress<Result>(
    in unit: String, _ body: (ProgressObserver) throws -> Result
  ) throws(CommandFailure) -> Result {
    let progress = ProgressLine(environment, unit: unit)
    defer { progress.end() }
    do {
      return try body(progress.observer)
    } catch is CancellationError {
      throw CommandFailure("cancelled")
    } catch {
      throw CommandFailure("\(String(describing: error))")
    }
  }
}

extension CommandFailure.Problem {
  /// Why the selector behind `option` selects nothing.
  init(_ failure: Selector.Failure, behind option: OptionDefinition) {
    self.init(
      "\(option.typed): \(failure.message)",
      hint: failure.suggestion.map {
        "did you mean \(option.typed) \(ShellWord.quoted(VisibleText.visible($0)))?"
      })
  }
}
