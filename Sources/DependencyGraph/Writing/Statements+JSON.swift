import MapDiagnostics

extension OriginStatement {
  /// A text, unless there is more to say than its name.
  package var json: String {
    guard !extensions.isEmpty else { return JSONText.quoted(name) }
    var object = JSONMembers()
    object.add("name", name)
    object.add(extensions)
    return object.text
  }
}

extension ComponentStatement {
  /// The entry: one line, and one for each requirement.
  var json: String {
    var object = JSONMembers()
    for key in ComponentKey.allCases {
      switch key {
      case .id: object.add(key.word, id)
      case .kind: object.add(key.word, kind?.word)
      case .declaration:
        object.add(key.word, declaration == .definition ? nil : declaration.rawValue)
      case .within: object.add(key.word, within)
      case .sameAs: object.add(key.word, sameAs)
      case .dependsOn:
        guard !requirements.isEmpty else { continue }
        let lines = requirements.map { "\n      " + $0.json }
        object.add(raw: key.word, "[" + lines.joined(separator: ",") + "\n    ]")
      default: object.add(key.word, self[key])
      }
    }
    return object.text
  }
}

extension RequirementStatement {
  /// The requirement on one line. Groups may nest as deep as one likes, so the open ones are kept in a
  /// list.
  var json: String {
    var text = ""
    var open: [(requirement: RequirementStatement, rest: ArraySlice<RequirementStatement>)] = []
    var next: RequirementStatement? = self
    while true {
      if let requirement = next {
        next = nil
        switch requirement.need {
        case .component(let id): text += requirement.plainJSON(id)
        case .anyOf(let members, _), .allOf(let members):
          if case .allOf = requirement.need {
            text += "{\"allOf\": ["
          } else {
            text += "{\"anyOf\": ["
          }
          open.append((requirement, members.dropFirst()))
          next = members.first
        }
        continue
      }
      guard let (requirement, rest) = open.popLast() else { return text }
      if let member = rest.first {
        text += ", "
        open.append((requirement, rest.dropFirst()))
        next = member
      } else {
        let options = requirement.options
        text += "]" + (options.isEmpty ? "" : ", " + options.inside) + "}"
      }
    }
  }

  private func plainJSON(_ id: String) -> String {
    let options = options
    if options.isEmpty { return JSONText.quoted(id) }
    return "{\"component\": \(JSONText.quoted(id)), \(options.inside)}"
  }

  private var options: JSONMembers {
    var options = JSONMembers()
    for key in RequirementKey.allCases { options.add(key.word, value(key)) }
    return options
  }
}

extension ScenarioStatement {
  /// The scenario: one line, and one for each event.
  var json: String {
    var object = JSONMembers()
    object.add("name", name)
    object.add("description", description)
    object.add(extensions)
    let lines = events.map { "\n      " + $0.json }
    object.add(raw: "events", "[" + lines.joined(separator: ",") + "\n    ]")
    return object.text
  }
}

extension ScenarioStatement.Event {
  var json: String {
    var object = JSONMembers()
    if start > .zero { object.add("at", DurationText.text(start)) }
    object.add("fail", failing)
    object.add("degrade", degrading)
    switch end {
    case .after(let length): object.add("for", DurationText.text(length))
    case .at(let time): object.add("until", DurationText.text(time))
    case nil: break
    }
    object.add("note", note)
    object.add(extensions)
    return object.text
  }
}
