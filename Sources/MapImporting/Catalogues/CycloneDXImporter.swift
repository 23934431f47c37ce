internal import DependencyGraph
internal import LocatedJSON

extension ImportKind {
  /// A bill of materials in CycloneDX JSON.
  public static let cyclonedx = ImportKind("cyclonedx")
}

/// A bill of materials in CycloneDX JSON: components, services, and `dependencies` between them.
///
///     {"bomFormat": "CycloneDX", "specVersion": "1.5", "services": [{"bom-ref": "api", …}],
///      "dependencies": [{"ref": "app", "dependsOn": ["api"]}]}
///
/// Libraries are part of a program and do not fail by themselves; they are kept so that the graph is
/// what the file says, with `category` telling them apart.
enum CycloneDXImporter: Importer {
  static let kind = ImportKind.cyclonedx

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
    let metadata = session.object("metadata", of: root)
    if let subject = session.object("component", of: metadata) {
      waiting.append((subject, false, nil))
    }
    for value in session.list("components", of: root) { waiting.append((value, false, nil)) }
    for value in session.list("services", of: root) { waiting.append((value, true, nil)) }
    var next = 0
    while next < waiting.count {
      let (value, isService, holder) = waiting[next]
      next += 1
      guard let id = define(value, isService: isService, &ids, in: &session) else { continue }
      for inner in session.list(isService ? "services" : "components", of: value) {
        waiting.append((inner, isService, id))
      }
      if let holder {
        session.draft.define(RedactedText(id)) { $0.labels["partOf"] = RedactedText(holder) }
      }
    }
    for entry in session.list("dependencies", of: root) {
      read(dependency: entry, ids, into: &session)
    }
    if root["dependencies"] == nil {
      session.coverage.cannotKnow(
        "This bill of materials lists parts and says nothing of what needs what.")
    }
    session.coverage.cannotKnow(
      """
      A bill of materials says what a program is made of. Libraries fail with their program; only \
      its services fail by themselves.
      """)
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
    let reference = session.string("bom-ref", of: value)
    let named = [value["group"]?.string, name].compactMap(\.self).joined(separator: "/")
    let versioned = value["version"]?.text.map { "\(named)@\($0)" } ?? named
    let url = session.string("purl", of: value)
    let id = url ?? (isService ? reference ?? named : reference ?? versioned)
    if let reference { ids[reference] = id }
    let sort =
      isService
      ? "service" : session.string("type", of: value).map { RedactedText($0) } ?? "component"
    let description = session.string("description", of: value)
    let provider = session.string("name", of: session.object("provider", of: value))
    let publisher = session.string("publisher", of: value)
    let endpoint = session.strings("endpoints", of: value).first
    session.define(id, at: value) { component in
      component.name = RedactedText(name)
      component.description = description.map { RedactedText($0) }
      component.category = sort
      component.provider = (provider ?? publisher).map { RedactedText($0) }
      if isService, value["x-trust-boundary"]?.boolean == true {
        component.labels["trustBoundary"] = "true"
      }
      if let endpoint { component.url = RedactedText(endpoint) }
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
    for target in session.list("dependsOn", of: dependency) {
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
