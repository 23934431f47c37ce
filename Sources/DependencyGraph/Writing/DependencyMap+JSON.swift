import MapDiagnostics

/// A map as the text of a map, so that what was read from many files can be kept as one.
extension DependencyMap {
  /// The text: keys in the order of the documentation, components by id.
  ///
  /// - Complexity: O(*n* log *n*) for *n* components, and their requirements.
  public var json: String {
    var text = "{\n  \"formatVersion\": 1"
    if let name { text += ",\n  \"name\": \(JSONText.quoted(name))" }
    if let description { text += ",\n  \"description\": \(JSONText.quoted(description))" }
    text += ",\n  \"components\": ["
    let names = otherNames
    let order = (0..<UInt32(componentCount)).sorted { storage.ids.precedes($0, $1) }
    for (position, index) in order.enumerated() {
      text += position == 0 ? "\n    " : ",\n    "
      text += self[Int(index)].json(otherNames: names[index] ?? [])
    }
    text += order.isEmpty ? "]" : "\n  ]"
    if !scenarios.isEmpty {
      let lines = scenarios.map { "\n    " + json(of: $0) }
      text += ",\n  \"scenarios\": [" + lines.joined(separator: ",") + "\n  ]"
    }
    return text + "\n}\n"
  }

  /// Patterns are written as what they found.
  private func json(of scenario: NamedScenario) -> String {
    var object = JSONMembers()
    object.add("name", scenario.name)
    object.add("description", scenario.description)
    let events = scenario.events.map { event in
      var object = JSONMembers()
      if event.start > 0 { object.add("at", DurationText.text(seconds: Int(event.start))) }
      object.add(event.isDown ? "fail" : "degrade", event.components.map { self[$0].id })
      object.add("for", event.end.map { DurationText.text(seconds: Int($0 - event.start)) })
      object.add("note", event.note)
      return "\n      " + object.text
    }
    object.add(raw: "events", "[" + events.joined(separator: ",") + "\n    ]")
    return object.text
  }

  /// The further names of components, by index.
  private var otherNames: [UInt32: [String]] {
    var names: [UInt32: [String]] = [:]
    for (position, index) in storage.namedComponents.enumerated() {
      names[index, default: []].append(storage.otherNames[UInt32(position)])
    }
    return names
  }
}

extension Component {
  fileprivate func json(otherNames: [String]) -> String {
    var object = JSONMembers()
    object.add("id", id)
    if kind != .service || isStub { object.add("kind", kind.word) }
    if isStub { object.add("declaration", "stub") }
    object.add("name", name)
    object.add("description", description)
    object.add("owner", owner)
    object.add("provider", provider)
    object.add("region", region)
    object.add("category", category)
    object.add("url", url)
    object.add(raw: "tier", tier.map(String.init))
    if !labels.isEmpty {
      var pairs = JSONMembers()
      for label in labels { pairs.add(label.key, label.value) }
      object.add(raw: "labels", pairs.text)
    }
    object.add("within", domains.map(\.id))
    object.add(raw: "availability", availability.map { "\($0)" })
    object.add("recovery", recovery.map(DurationText.text))
    object.add(raw: "costPerHour", costPerHour.map { "\($0)" })
    object.add("sameAs", otherNames)
    if confidence != .declared { object.add("confidence", confidence.word) }
    object.add("evidence", evidence)
    let requirements = requirements
    if !requirements.isEmpty {
      let lines = requirements.map { "\n      " + $0.json }
      object.add(raw: "dependsOn", "[" + lines.joined(separator: ",") + "\n    ]")
    }
    return object.text
  }
}

extension Requirement {
  /// Groups nest as deep as the map says, so the open ones are kept in a list.
  fileprivate var json: String {
    var text = ""
    var open: [(requirement: Requirement, rest: ArraySlice<Requirement>)] = []
    var next: Requirement? = self
    while true {
      if let requirement = next {
        let record = requirement.record
        guard record.isGroup else {
          text += requirement.plainJSON(isMember: !open.isEmpty)
          next = nil
          continue
        }
        text += requirement.isAllOf ? "{\"allOf\": [" : "{\"anyOf\": ["
        let members = requirement.members
        open.append((requirement, members.dropFirst()))
        next = members.first
        continue
      }
      guard let (requirement, rest) = open.popLast() else { return text }
      if let member = rest.first {
        text += ", "
        open.append((requirement, rest.dropFirst()))
        next = member
      } else {
        var options = JSONMembers()
        if !requirement.isAllOf, requirement.record.payload != 1 {
          options.add(raw: "needs", String(requirement.record.payload))
        }
        requirement.addOptions(to: &options)
        text += "]" + (options.isEmpty ? "" : ", " + options.inside) + "}"
      }
    }
  }

  private func plainJSON(isMember: Bool) -> String {
    var options = JSONMembers()
    addOptions(to: &options)
    guard case .component(let component) = need else { return "" }
    if options.isEmpty { return JSONText.quoted(component.id) }
    return "{\"component\": \(JSONText.quoted(component.id)), \(options.inside)}"
  }

  private func addOptions(to options: inout JSONMembers) {
    if strength == .soft { options.add("strength", strength.rawValue) }
    if neededTo == .start { options.add("neededTo", neededTo.rawValue) }
    options.add("tolerates", tolerates.map(DurationText.text))
    options.add("failover", failover.map(DurationText.text))
    options.add("note", note)
    if confidence != .declared { options.add("confidence", confidence.word) }
    options.add("evidence", evidence)
  }
}

/// The members of a JSON object while it is being written; keys without a value are left away.
private struct JSONMembers {
  private var members: [String] = []

  var isEmpty: Bool { members.isEmpty }
  var inside: String { members.joined(separator: ", ") }
  var text: String { "{" + inside + "}" }

  mutating func add(raw key: String, _ json: String?) {
    if let json { members.append("\(JSONText.quoted(key)): \(json)") }
  }

  mutating func add(_ key: String, _ value: String?) {
    add(raw: key, value.map(JSONText.quoted))
  }

  mutating func add(_ key: String, _ values: [String]) {
    guard !values.isEmpty else { return }
    let texts = values.map(JSONText.quoted)
    add(raw: key, texts.count == 1 ? texts[0] : "[" + texts.joined(separator: ", ") + "]")
  }
}
