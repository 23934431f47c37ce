import DependencyGraph
import MapDiagnostics

extension CatalogSelection {
  /// A map of exactly these components, as JSON: the same for the same ids, byte for byte.
  public var json: String {
    let components = entries.map {
      "    {\n" + members(of: $0).joined(separator: ",\n") + "\n    }"
    }
    return """
      {
        "formatVersion": 1,
        "x-catalog": "\(version)",
        "origin": "catalog",
        "components": [
      \(components.joined(separator: ",\n"))
        ]
      }

      """
  }

  private func members(of entry: Entry) -> [String] {
    let component = entry.component
    var members = [("id", JSONText.quoted(entry.id))]
    members += component.attributes.map { ($0.key, entry.filled($0.json)) }
    if let promise = availability(of: entry) {
      members.append(("availability", JSONText.quoted(promise.value)))
      members.append(("x-availability", JSONText.quoted(promise.evidence)))
    }
    if let confidence = component.confidence {
      members.append(("confidence", JSONText.quoted(confidence.word)))
      members.append(("evidence", list(component.evidence)))
    }
    if !entry.requirements.isEmpty {
      let requirements = entry.requirements.map { "        " + text(of: $0, in: entry) }
      members.append(("dependsOn", "[\n" + requirements.joined(separator: ",\n") + "\n      ]"))
    }
    return members.map { "      \(JSONText.quoted($0)): \($1)" }
  }

  private func text(of requirement: CatalogRequirement, in entry: Entry) -> String {
    var members = requirement.attributes.map { ($0.key, entry.filled($0.json)) }
    members.append(("confidence", JSONText.quoted(requirement.confidence.word)))
    members.append(("evidence", list(requirement.evidence)))
    return "{" + members.map { "\(JSONText.quoted($0)): \($1)" }.joined(separator: ", ") + "}"
  }

  private func list(_ texts: [String]) -> String {
    "[" + texts.map(JSONText.quoted).joined(separator: ", ") + "]"
  }
}
