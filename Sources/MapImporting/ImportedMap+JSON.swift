internal import DependencyGraph
internal import MapDiagnostics

/// An imported map as the text of a map: keys in the order of the documentation, one component a line
/// and one requirement a line, so that differences between two imports are easy to read.
extension ImportedMap {
  /// The text. The same components give the same bytes: components are ordered by id.
  package func json(origin: String?, coverage: ImportCoverage?) -> String {
    var text = "{\n  \"formatVersion\": 1"
    if let name { text += ",\n  \"name\": \(JSONText.quoted(name))" }
    if let origin { text += ",\n  \"origin\": \(JSONText.quoted(origin))" }
    if let coverage { text += ",\n  \"x-coverage\": \(coverage.json)" }
    text += ",\n  \"components\": ["
    let sorted = components.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
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
    if kind != .service { object.add("kind", kind.word) }
    object.add("name", name)
    object.add("description", description)
    object.add("owner", owner)
    object.add("provider", provider)
    object.add("region", region)
    object.add("category", category)
    object.add("url", url)
    object.add("tier", tier)
    if !labels.isEmpty {
      var pairs = JSONObjectText()
      for key in labels.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
        pairs.add(key, labels[key])
      }
      object.add(raw: "labels", pairs.text)
    }
    object.add("within", within)
    object.add("recovery", recoverySeconds.map(DurationText.text(seconds:)))
    object.add("sameAs", sameAs)
    if confidence != .declared { object.add("confidence", confidence.word) }
    object.add("evidence", evidence)
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
    object.add("tolerates", toleratesSeconds.map(DurationText.text(seconds:)))
    object.add("failover", failoverSeconds.map(DurationText.text(seconds:)))
    object.add("note", note)
    if confidence != .declared { object.add("confidence", confidence.word) }
    object.add("evidence", evidence)
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
      if case .component(let id) = member { return JSONText.quoted(Credentials.removed(from: id)) }
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
          entry.add("file", input.file)
          entry.add("kind", input.kind.rawValue)
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
          entry.add("what", omission.what)
          entry.add("count", count)
          entry.add("why", omission.reason)
          return entry.text
        }, indent: "  "))
    object.add(
      raw: "cannotKnow",
      JSONObjectText.list(
        unknowns.map { JSONText.quoted(Credentials.removed(from: $0)) }, indent: "  "))
    return object.text
  }

  /// What was left out, most first.
  package var omissions: [(Omission, Int)] {
    leftOut.sorted { one, other in
      if one.value != other.value { return one.value > other.value }
      if one.key.what != other.key.what { return one.key.what < other.key.what }
      return one.key.reason < other.key.reason
    }.map { ($0.key, $0.value) }
  }
}
