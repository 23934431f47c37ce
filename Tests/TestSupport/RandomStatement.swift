import DependencyGraph

/// Random maps as statements, with every key that there is and with hostile names.
package struct RandomStatement {
  private static let names = [
    "shop", "a b", "tab\there", "quote\"back\\slash", "ünïcödé", "e\u{301}", "👩‍👩‍👧", "<b>&amp;",
    "x,y;z", "=1+1",
    "line\nbreak", "\u{202E}evil", "per%cent", "\u{2028}", "-", "a/b/c",
  ]
  private static let values = [
    "true", "null", "-1.50e+3", "\"text\"", "[1, 2,\n 3]", "{\"a\": {\"b\": [\"\\u00e9\"]}}", "[]",
  ]
  private static let texts = ["one", "", "two\nlines", "a \"b\"", "ö", "https://x.example/?a=b&c"]

  package private(set) var statement: MapStatement
  private var random: SeededGenerator
  private let count: Int

  /// The map of `seed`; of `part`, it says something else of the same components.
  package init(seed: Int, part: Int = 0) {
    var shape = SeededGenerator(seed: seed)
    count = Int.random(in: 1...7, using: &shape)
    random = SeededGenerator(seed: seed &* 31 &+ part)
    statement = MapStatement()
    fill()
  }

  private func id(_ index: Int) -> String {
    RandomStatement.names[index % RandomStatement.names.count] + "#\(index)"
  }

  private mutating func one<Value>(of values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &random)]
  }

  private mutating func maybe<Value>(_ value: (inout RandomStatement) -> Value) -> Value? {
    random.oneIn(3) ? value(&self) : nil
  }

  private mutating func text() -> String { one(of: RandomStatement.texts) }

  private mutating func textList() -> [String] {
    (0..<Int.random(in: 0...3, using: &random)).map { _ in text() }
  }

  private mutating func extensions() -> [ExtensionKey] {
    guard random.oneIn(3) else { return [] }
    return ["x-a", "x-coverage", "x-\"ö"].prefix(Int.random(in: 1...3, using: &random)).map {
      ExtensionKey(key: $0, json: one(of: RandomStatement.values))
    }
  }

  private mutating func duration() -> Duration {
    .seconds(one(of: [0, 1, 59, 3_600, 5_400, 90_061, 3_153_600_000] as [Int64]))
  }

  private mutating func fill() {
    statement.schema = maybe { _ in "map.schema.json" }
    statement.name = maybe { $0.text() }
    statement.description = maybe { $0.text() }
    statement.extensions = extensions()
    if random.oneIn(2) {
      statement.isMerged = random.oneIn(2)
      let origins = statement.isMerged ? ["jaeger calls.json", "terraform \"t\""] : ["terraform"]
      statement.origins = origins.map {
        OriginStatement($0, extensions: statement.isMerged ? extensions() : [])
      }
    }
    statement.components = (0..<count).map { component($0) }
    statement.components.sort { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    for number in 0..<Int.random(in: 0...2, using: &random) { addScenario(number) }
  }

  private mutating func component(_ index: Int) -> ComponentStatement {
    var component = ComponentStatement(id(index))
    let isDomain = index < count / 3
    if isDomain {
      component.kind = .domain
    } else {
      component.kind = maybe { $0.one(of: [.thirdParty, .cloud]) }
    }
    if index > count / 3, random.oneIn(8) {
      component.declaration = .stub
      component.extensions = extensions()
      return component
    }
    component.within = (0..<count / 3).filter {
      (!isDomain || $0 > index) && random.oneIn(3)
    }.map { id($0) }
    if random.oneIn(4) { component.sameAs = ["also \(index)", "other#\(index)"] }
    for key in ComponentKey.attributes where random.oneIn(3) { component[key] = value(key.form) }
    let others = (0..<count).filter { $0 != index }
    if !others.isEmpty {
      component.requirements = (0..<Int.random(in: 0...3, using: &random)).map { _ in
        requirement(others, depth: 0)
      }
    }
    return component
  }

  private mutating func value(_ form: KeyForm) -> AttributeValue? {
    switch form {
    case .structure: return nil
    case .text: return .text(text())
    case .wholeNumber: return .wholeNumber(one(of: [1, 2, 2_147_483_647]))
    case .share:
      return .decimal(
        one(
          of: ["99.9%", "100%", "0%", "099.950%"].compactMap { DecimalText(percentage: $0) }
            + ["0.9990", "1", "1e-3"].compactMap { DecimalText(number: $0) }))
    case .amount:
      return .decimal(
        one(of: ["0", "12000", "1.50", "1E3"].compactMap { DecimalText(number: $0) }))
    case .duration: return .duration(duration())
    case .confidence: return .confidence(one(of: [.reported, .observed, .guessed]))
    case .texts:
      let texts = textList()
      return texts.isEmpty ? nil : .texts(texts)
    case .labels:
      return .labels(
        ["k", "k=\"", "ключ"].shuffled(using: &random).map { Label(key: $0, value: text()) })
    case .extensions:
      let keys = extensions()
      return keys.isEmpty ? nil : .extensions(keys)
    }
  }

  private mutating func requirement(_ others: [Int], depth: Int) -> RequirementStatement {
    var requirement = RequirementStatement(id(one(of: others)))
    if depth < 3, random.oneIn(3) {
      let members = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        self.requirement(others, depth: depth + 1)
      }
      if random.oneIn(2) {
        requirement.need = .allOf(members)
      } else {
        let needs = Int.random(in: 1...members.count, using: &random)
        requirement.need = .anyOf(members, needs: needs)
        requirement.failover = maybe { $0.duration() }
      }
    }
    requirement.tolerates = maybe { $0.duration() }
    requirement.note = maybe { $0.text() }
    requirement.evidence = textList()
    requirement.extensions = extensions()
    guard depth == 0 else { return requirement }
    requirement.strength = random.oneIn(3) ? .soft : .hard
    requirement.neededTo = random.oneIn(4) ? .start : .run
    requirement.confidence = one(of: Confidence.allCases)
    return requirement
  }

  private mutating func addScenario(_ number: Int) {
    var scenario = ScenarioStatement("\(text()) \(number)")
    scenario.description = maybe { $0.text() }
    scenario.extensions = extensions()
    scenario.events = (0..<Int.random(in: 1...3, using: &random)).map { _ in
      var event = ScenarioStatement.Event()
      event.start = duration()
      if random.oneIn(2) { event.failing = [id(0), "*", "kind!=domain"].shuffled(using: &random) }
      if event.failing.isEmpty || random.oneIn(2) { event.degrading = ["*#?"] }
      if random.oneIn(3) {
        event.end = random.oneIn(2) ? .after(duration()) : .at(event.start + .seconds(1))
      }
      if case .at(let time) = event.end, time > .seconds(3_153_600_000) { event.end = nil }
      event.note = maybe { $0.text() }
      event.extensions = extensions()
      return event
    }
    // A selector that finds nothing is an error.
    if count < 2 {
      for position in scenario.events.indices where !scenario.events[position].failing.isEmpty {
        scenario.events[position].failing = ["*"]
      }
    }
    statement.scenarios.append(scenario)
  }
}
