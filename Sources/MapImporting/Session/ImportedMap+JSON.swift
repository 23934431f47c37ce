internal import DependencyGraph
internal import MapDiagnostics

/// An imported map as the text of a map: keys in the order of the documentation, one component a line
/// and one requirement a line, so that differences between two imports are easy to read.
extension ImportedMap {
  /// The text. The same components give the same bytes: components are ordered by id.
  public var json: String {
    var text = "{\n  \"formatVersion\": 1"
    if let name = draft.name { text += ",\n  \"name\": \(JSONText.quoted(name.text))" }
    text += ",\n  \"origin\": \(JSONText.quoted(origin))"
    text += ",\n  \"x-coverage\": \(coverage.json)"
    text += ",\n  \"components\": ["
    let sorted = draft.components.sorted { $0.id < $1.id }
    for (position, component) in sorted.enumerated() {
      text += position == 0 ? "\n    " : ",\n    "
      component.write(to: &text)
    }
    return text + (sorted.isEmpty ? "]\n}\n" : "\n  ]\n}\n")
  }
}

extension ImportedComponent {
  fileprivate func write(to text: inout String) {
    var object = JSONObjectText()
    object.add("id", id)
    if kind != .service { object.add("kind", RedactedText(kind.word)) }
    object.add("name", name)
    object.add("description", description)
    object.add("owner", owner)
    object.add("provider", provider)
    object.add("region", region)
    object.add("category", category)
    object.add("url", url)
    if !labels.isEmpty {
      var pairs = JSONObjectText()
      for key in labels.keys.sorted() {
        pairs.add(key, labels[key])
      }
      object.add(raw: "labels", pairs.text)
    }
    object.add("within", within)
    if confidence != .declared { object.add("confidence", RedactedText(confidence.word)) }
    object.add("evidence", evidence.places)
    if !requirements.isEmpty {
      let lines = requirements.map { "\n      " + $0.json }
      object.add(raw: "dependsOn", "[" + lines.joined(separator: ",") + "\n    ]")
    }
    text += object.text
  }
}

extension ImportedRequirement {
  fileprivate var json: String {
    var object = need.object
    if isSoft { object.add("strength", "soft") }
    if isOnlyToStart { object.add("neededTo", "start") }
    object.add("tolerates", toleratesSeconds.map { RedactedText(DurationText.text(seconds: $0)) })
    object.add("failover", failoverSeconds.map { RedactedText(DurationText.text(seconds: $0)) })
    object.add("note", note)
    if confidence != .declared { object.add("confidence", RedactedText(confidence.word)) }
    object.add("evidence", evidence.places)
    return object.text
  }
}

extension ImportedRequirement.Need {
  /// Importers nest a few levels, whatever the input says.
  fileprivate var object: JSONObjectText {
    var object = JSONObjectText()
    switch self {
    case .component(let id): object.add("component", id)
    case .anyOf(let members, let needs):
      object.add(raw: "anyOf", list(members))
      if needs != 1 { object.add("needs", needs) }
    case .allOf(let members): object.add(raw: "allOf", list(members))
    }
    return object
  }

  private func list(_ members: [ImportedRequirement.Need]) -> String {
    let texts = members.map { member in
      if case .component(let id) = member { return JSONText.quoted(id.text) }
      return member.object.text
    }
    return "[" + texts.joined(separator: ", ") + "]"
  }
}

extension ImportCoverage {
  fileprivate var json: String {
    var object = JSONObjectText(indent: "  ")
    object.add(
      raw: "inputs",
      JSONObjectText.list(
        inputs.map { input in
          var entry = JSONObjectText()
          entry.add("file", input.name)
          entry.add("kind", RedactedText(input.kind.rawValue))
          entry.add("bytes", input.byteCount)
          return entry.text
        }, indent: "  "))
    object.add(raw: "read", JSONObjectText.counts(read))
    object.add(raw: "used", JSONObjectText.counts(used))
    object.add(
      raw: "leftOut",
      JSONObjectText.list(
        omissions.map { omission, count in
          var entry = JSONObjectText()
          entry.add("what", omission.sort)
          entry.add("count", count)
          entry.add("why", omission.why)
          return entry.text
        }, indent: "  "))
    object.add(
      raw: "cannotKnow",
      JSONObjectText.list(
        sentences.map { JSONText.quoted($0.text) }, indent: "  "))
    return object.text
  }
}
