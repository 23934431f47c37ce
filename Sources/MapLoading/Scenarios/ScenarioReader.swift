public import DependencyGraph
import LocatedJSON
public import MapDiagnostics

/// Reads scenarios and finds what they name in a map; everything that is wrong is reported at once.
///
///     {"name": "region lost", "events": [{"at": "10m", "fail": "aws/us-east-1", "for": "6h"}]}
struct ScenarioReader {
  private let map: DependencyMap
  /// The position of the source that is read among those that places refer to.
  private let source: Int
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var scenarios: [NamedScenario] = []
  /// The same scenarios as they are written.
  private(set) var statements: [ScenarioStatement] = []
  private var names: Set<String> = []
  /// What each selector chooses, so that one that is repeated is looked up once.
  private var chosen: [String: [Int]] = [:]
  /// How many more selectors that choose nothing get a suggestion. Each costs a look at every id.
  private var suggestionCount = 200

  init(map: DependencyMap, source: Int) {
    self.map = map
    self.source = source
  }

  /// Reads a list of scenarios.
  mutating func read(list: JSONValue) {
    guard list.isArray else {
      return report(.wrongType, "scenarios must be a list of objects", at: list)
    }
    for value in list.elements { read(value) }
  }

  /// Reads a file: one scenario, or an object with a list of them.
  mutating func read(file root: JSONValue) {
    guard root.isObject else {
      return report(.wrongType, "a scenario is an object with a name and events", at: root)
    }
    guard let list = root["scenarios"] else { return read(root) }
    check(root, ["scenarios", "formatVersion", "name", "description", "$schema"], of: "this file")
    read(list: list)
  }

  // MARK: - A scenario

  private mutating func read(_ value: JSONValue) {
    guard value.isObject else {
      return report(.wrongType, "a scenario is an object with a name and events", at: value)
    }
    check(
      value, ["name", "description", "events", "formatVersion", "$schema"], of: "a scenario")
    guard let name = value["name"]?.string, !name.isEmpty else {
      return report(.missingKey, "a scenario must have a name", at: opening(of: value))
    }
    if let description = value["description"], description.string == nil {
      report(.wrongType, "description must be a string", at: description)
    }
    if !names.insert(name).inserted {
      return report(
        .duplicateScenario, "two scenarios are called \"\(name)\"", at: value["name"] ?? value)
    }
    guard let list = value["events"], list.isArray, list.elements.contains(where: { _ in true })
    else {
      return report(
        .missingKey, "a scenario must have a list of events",
        at: opening(of: value["events"] ?? value))
    }
    var statement = ScenarioStatement(name)
    statement.description = value["description"]?.string
    statement.extensions = extensions(of: value)
    var events: [NamedScenario.Event] = []
    for event in list.elements {
      let (written, found) = read(event: event)
      statement.events.append(written)
      events += found
    }
    statements.append(statement)
    scenarios.append(
      NamedScenario(name: name, description: statement.description, events: events))
  }

  private mutating func read(
    event value: JSONValue
  ) -> (ScenarioStatement.Event, [NamedScenario.Event]) {
    var statement = ScenarioStatement.Event()
    guard value.isObject else {
      report(.wrongType, "an event is an object with fail or degrade", at: value)
      return (statement, [])
    }
    check(value, ["at", "fail", "degrade", "for", "until", "note"], of: "an event")
    let start = duration(value["at"], "at") ?? 0
    statement.start = .seconds(start)
    statement.end = end(of: value, start: start)
    if value["fail"] == nil, value["degrade"] == nil {
      report(.unclearEvent, "an event names what fails or what is degraded", at: opening(of: value))
    }
    if let note = value["note"], note.string == nil {
      report(.wrongType, "note must be a string", at: note)
    }
    statement.note = value["note"]?.string
    statement.extensions = extensions(of: value)
    let end: Int64? =
      switch statement.end {
      case .after(let length): start + length.components.seconds
      case .at(let time): time.components.seconds
      case nil: nil
      }
    var events: [NamedScenario.Event] = []
    for (selectors, isDown) in [(value["fail"], true), (value["degrade"], false)] {
      guard let selectors else { continue }
      let components = components(selectors)
      if isDown {
        statement.failing = selectors.strings
      } else {
        statement.degrading = selectors.strings
      }
      if !components.isEmpty {
        events.append(
          NamedScenario.Event(
            components: components, isDown: isDown, start: start, end: end, note: statement.note))
      }
    }
    return (statement, events)
  }

  private mutating func end(of value: JSONValue, start: Int64) -> ScenarioStatement.Event.End? {
    var end = duration(value["for"], "for").map {
      ScenarioStatement.Event.End.after(.seconds($0))
    }
    if let until = value["until"], let time = duration(until, "until") {
      if value["for"] != nil {
        report(.unclearEvent, "an event has either for or until", at: until)
      } else if time < start {
        report(.unclearEvent, "an event ends where it begins, or later", at: until)
      }
      end = .at(.seconds(time))
    }
    return end
  }

  /// The keys of `object` that begin with `x-`, as they are written.
  private func extensions(of object: JSONValue) -> [ExtensionKey] {
    object.members.filter { $0.key.hasPrefix("x-") }.map {
      ExtensionKey(key: $0.key, json: $0.value.json)
    }
  }

  private mutating func components(_ value: JSONValue) -> [Int] {
    let texts = value.isArray ? Array(value.elements) : [value]
    if texts.isEmpty { report(.unclearEvent, "an event names at least one component", at: value) }
    guard texts.count != 1 else { return components(chosenBy: texts[0]) }
    var found: Set<Int> = []
    for text in texts { found.formUnion(components(chosenBy: text)) }
    return found.sorted()
  }

  private mutating func components(chosenBy value: JSONValue) -> [Int] {
    guard let text = value.string, !text.isEmpty else {
      report(
        .wrongType, "fail and degrade name components: an id, a pattern, or KEY=VALUE", at: value)
      return []
    }
    if let known = chosen[text] { return known }
    do throws(Selector.Failure) {
      let found = try Selector(text).components(in: map, suggesting: suggestionCount > 0)
        .map(\.index).sorted()
      chosen[text] = found
      return found
    } catch {
      suggestionCount -= 1
      report(.unknownComponent, error.message, at: value, suggestion: error.suggestion)
      return []
    }
  }

  private mutating func duration(_ value: JSONValue?, _ key: String) -> Int64? {
    guard let value else { return nil }
    guard let text = value.string else {
      report(.wrongType, "\(key) must be a string", at: value)
      return nil
    }
    guard let duration = try? DurationText.duration(text) else {
      report(
        .badDuration, "\(key) must be a duration such as \"90s\", \"15m\", \"1h30m\" or \"PT6H\"",
        at: value)
      return nil
    }
    return duration.components.seconds
  }

  // MARK: - Problems

  private mutating func check(_ object: JSONValue, _ keys: [String], of what: String) {
    var seen: Set<String> = []
    for (key, value) in object.members {
      if !seen.insert(key).inserted {
        report(.duplicateKey, "the key \"\(key)\" stands twice in this object", at: value)
      } else if !keys.contains(key), !key.hasPrefix("x-") {
        report(
          .unknownKey, "\(what) has no key \"\(key)\"", at: value,
          suggestion: NameSuggestion.nearest(to: key, among: keys))
      }
    }
  }

  private func opening(of value: JSONValue) -> Range<Int> {
    value.start..<(value.isObject || value.isArray ? value.start + 1 : value.end)
  }

  private mutating func report(
    _ id: DiagnosticID, _ message: String, at value: JSONValue, suggestion: String? = nil
  ) {
    report(id, message, at: value.start..<value.end, suggestion: suggestion)
  }

  private mutating func report(
    _ id: DiagnosticID, _ message: String, at range: Range<Int>, suggestion: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        id, message, at: SourceRange(source: source, bytes: range), suggestion: suggestion))
  }
}

extension NamedScenario {
  /// What is wrong with a file of scenarios.
  public struct Failure: Error, Sendable {
    /// Everything that is wrong, in the order of the text.
    public let diagnostics: [Diagnostic]
  }

  /// The scenarios in `source`, one or a list of them, about `map`.
  ///
  /// - Complexity: O(*n* + *s* · components) for *n* bytes and *s* selectors that are no ids.
  public static func read(
    _ source: SourceText, for map: DependencyMap
  ) throws(Failure) -> [NamedScenario] {
    let document: JSONDocument
    do throws(JSONSyntaxError) {
      document = try JSONDocument(source)
    } catch {
      throw Failure(diagnostics: [
        Diagnostic(error.id, error.message, at: SourceRange(source: 0, bytes: error.range))
      ])
    }
    var reader = ScenarioReader(map: map, source: 0)
    reader.read(file: document.root)
    guard reader.diagnostics.isEmpty else { throw Failure(diagnostics: reader.diagnostics) }
    return reader.scenarios
  }
}
