internal import DependencyGraph
internal import LocatedJSON

/// A bill of materials in CycloneDX JSON: components, services, and `dependencies` between them.
///
///     {"bomFormat": "CycloneDX", "specVersion": "1.5", "services": [{"bom-ref": "api", …}],
///      "dependencies": [{"ref": "app", "dependsOn": ["api"]}]}
///
/// Libraries are part of a program and do not fail by themselves; they are kept so that the graph is
/// what the file says, with `category` telling them apart.
enum CycloneDXImporter: Importer {
  /// The versions whose parts that are read here are known.
  private static let versions: Set<String> = ["1.2", "1.3", "1.4", "1.5", "1.6", "1.7"]

  static func recognises(_ root: JSONValue) -> Bool { root["bomFormat"]?.string == "CycloneDX" }

  static func read(_ root: JSONValue, into session: inout ImportSession) {
    if let version = root["specVersion"], !versions.contains(version.text ?? "") {
      session.warn("this version of CycloneDX is not known; what is as in 1.6 is read", at: version)
    }
    var ids: [String: String] = [:]
    // Components and services hold others; those that wait to be read are kept in a list.
    var waiting: [(value: JSONValue, isService: Bool, holder: String?)] = []
    if let subject = root["metadata"]?["component"] { waiting.append((subject, false, nil)) }
    for value in root["components"]?.elements.map(\.self) ?? [] {
      waiting.append((value, false, nil))
    }
    for value in root["services"]?.elements.map(\.self) ?? [] { waiting.append((value, true, nil)) }
    var next = 0
    while next < waiting.count {
      let (value, isService, holder) = waiting[next]
      next += 1
      guard let id = define(value, isService: isService, &ids, in: &session) else { continue }
      for inner in value[isService ? "services" : "components"]?.elements.map(\.self) ?? [] {
        waiting.append((inner, isService, id))
      }
      if let holder {
        session.map.define(id) { $0.labels["partOf"] = holder }
      }
    }
    for entry in root["dependencies"]?.elements.map(\.self) ?? [] {
      read(dependency: entry, ids, into: &session)
    }
    if root["dependencies"] == nil {
      session.coverage.cannotKnow(
        "This bill of materials lists parts and says nothing of what needs what.")
    }
    session.coverage.cannotKnow(
      "A bill of materials says what a program is made of. Libraries fail with their program; only "
        + "its services fail by themselves.")
  }

  private static func define(
    _ value: JSONValue, isService: Bool, _ ids: inout [String: String],
    in session: inout ImportSession
  ) -> String? {
    guard let name = value["name"]?.string, !name.isEmpty else {
      session.warn("a component has a name", at: value)
      session.coverage.leaveOut("component", because: "it has no name")
      return nil
    }
    let reference = value["bom-ref"]?.string
    let named = [value["group"]?.string, name].compactMap(\.self).joined(separator: "/")
    let versioned = value["version"]?.text.map { "\(named)@\($0)" } ?? named
    let id = value["purl"]?.string ?? (isService ? reference ?? named : reference ?? versioned)
    if let reference { ids[reference] = id }
    let sort = isService ? "service" : value["type"]?.string ?? "component"
    session.define(id, at: value) { component in
      component.name = name
      component.description = value["description"]?.string
      component.category = sort
      component.provider = value["provider"]?["name"]?.string ?? value["publisher"]?.string
      if isService, value["x-trust-boundary"]?.boolean == true {
        component.labels["trustBoundary"] = "true"
      }
      if let endpoint = value["endpoints"]?.strings.first { component.url = endpoint }
    }
    session.coverage.use(sort)
    return id
  }

  private static func read(
    dependency: JSONValue, _ ids: [String: String], into session: inout ImportSession
  ) {
    guard let reference = dependency["ref"]?.string, let id = ids[reference] else {
      session.warn("a dependency is of something that the file lists", at: dependency)
      session.coverage.leaveOut("dependency", because: "it is of something that is not listed")
      return
    }
    for target in dependency["dependsOn"]?.elements.map(\.self) ?? [] {
      guard let text = target.string, let other = ids[text] else {
        session.warn("a dependency leads to something that the file does not list", at: target)
        session.coverage.leaveOut("dependency", because: "it leads to something that is not listed")
        continue
      }
      guard other != id else {
        session.coverage.leaveOut("dependency", because: "it leads to itself")
        continue
      }
      session.require(id, other, at: target)
      session.coverage.use("dependency")
    }
  }
}
