import DependencyGraph
import FailurePropagation
import MapDiagnostics
import MapLoading

/// The scenario that a command line chooses: named ones, and what `--fail` and `--degrade` say.
struct ScenarioChoice {
  private let invocation: Invocation
  private let map: DependencyMap
  private let environment: any CommandEnvironment

  init(_ invocation: Invocation, _ map: DependencyMap, _ environment: any CommandEnvironment) {
    self.invocation = invocation
    self.map = map
    self.environment = environment
  }

  /// All of it on one clock. What has no end of its own lasts as long as `--for` says.
  func scenario() throws(CommandFailure) -> Scenario {
    var events: [Scenario.Event] = []
    var problems: [CommandFailure.Problem] = []
    for text in invocation.values(of: .scenario) {
      let named = try scenarios(text)
      events += named.flatMap { $0.scenario(in: map).events }
    }
    for (option, state) in [(OptionDefinition.fail, State.down), (.degrade, .degraded)] {
      for text in invocation.values(of: option) {
        do throws(Selector.Failure) {
          events += try self.events(text, state)
        } catch {
          problems.append(
            CommandFailure.Problem(error, behind: option))
        }
      }
    }
    guard problems.isEmpty else { throw CommandFailure(problems: problems) }
    return Scenario(events: ended(events))
  }

  private func ended(_ events: [Scenario.Event]) -> [Scenario.Event] {
    guard let text = invocation.value(of: .duration),
      let length = try? DurationText.duration(text).components.seconds
    else { return events }
    return events.map { event in
      var event = event
      if event.end == nil { event.end = event.start + .seconds(length) }
      return event
    }
  }

  /// `ID`, `SELECTOR@10m`, `SELECTOR@10m+3h`; an exact id that contains an `@` wins.
  private func events(
    _ text: String, _ state: State
  ) throws(Selector.Failure) -> [Scenario.Event] {
    var (selector, start, end) = (text, Int64(0), Int64?.none)
    if map.component(id: text) == nil, let at = text.lastIndex(of: "@") {
      let parts = text[text.index(after: at)...].split(
        separator: "+", omittingEmptySubsequences: false)
      let times = parts.map { try? DurationText.duration(String($0)).components.seconds }
      if (1...2).contains(parts.count), let first = times[0], times.allSatisfy({ $0 != nil }) {
        selector = String(text[..<at])
        start = first
        end = times.count > 1 ? times[1].map { first + $0 } : nil
      }
    }
    return [
      Scenario.Event(
        try Selector(selector).components(in: map), state, from: .seconds(start),
        until: end.map { .seconds($0) })
    ]
  }

  // MARK: - Named scenarios

  /// A scenario of the map by its name, else those of a file: all of it when it has one, or the one
  /// named behind `#`.
  private func scenarios(_ text: String) throws(CommandFailure) -> [NamedScenario] {
    if let own = map.scenarios.first(where: { $0.name == text }) { return [own] }
    var (path, name) = (text, String?.none)
    if environment.placeKind(at: text) != .file, let hash = text.lastIndex(of: "#") {
      path = String(text[..<hash])
      name = String(text[text.index(after: hash)...])
    }
    guard environment.placeKind(at: path) == .file else { throw unknown(text) }
    let source = try environment.text(named: path)
    let found: [NamedScenario]
    do throws(NamedScenario.Failure) {
      found = try NamedScenario.read(source, for: map)
    } catch {
      throw CommandFailure(error.diagnostics, in: source)
    }
    guard let name else {
      guard found.count == 1 else {
        throw CommandFailure(
          "'\(VisibleText.visible(path))' has \(found.count) scenarios",
          hint: found.first.map { "name one: --scenario '\(path)#\(VisibleText.visible($0.name))'" }
        )
      }
      return found
    }
    guard let chosen = found.first(where: { $0.name == name }) else {
      throw CommandFailure(
        "'\(VisibleText.visible(path))' has no scenario '\(VisibleText.visible(name))'",
        hint: NameSuggestion.nearest(to: name, among: found.map(\.name)).map {
          "did you mean '\(VisibleText.visible($0))'?"
        })
    }
    return [chosen]
  }

  private func unknown(_ text: String) -> CommandFailure {
    let names = map.scenarios.map(\.name)
    let near = NameSuggestion.nearest(to: text, among: names)
    let hint: VisibleText =
      near.map { "did you mean '\($0)'?" }
      ?? (names.isEmpty
        ? "the map states no scenarios; name a file"
        : "the map's scenarios: \(NameList.text(names, maximum: 8))")
    return CommandFailure("there is no scenario and no file '\(text)'", hint: hint)
  }
}
