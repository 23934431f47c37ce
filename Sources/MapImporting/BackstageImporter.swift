internal import DependencyGraph
internal import LocatedJSON

/// A software catalogue of Backstage: `/api/catalog/entities`, bare or within `items`.
///
///     {"kind": "Component", "metadata": {"name": "web"},
///      "spec": {"owner": "shop", "dependsOn": ["resource:db"], "consumesApis": ["prices"]}}
///
///     web ──► db   web ──► api:prices ──► who provides prices
///
/// What the catalogue worked out as `relations` is read as well as what people wrote in `spec`.
enum BackstageImporter: Importer {
  static func recognises(_ root: JSONValue) -> Bool {
    let list = root.isArray ? root : root["items"]
    guard let first = list?.elements.first(where: { _ in true }) else { return false }
    return first["apiVersion"]?.string?.hasPrefix("backstage.io/") == true
      || (first["metadata"]?["annotations"]?.members.contains { $0.key.hasPrefix("backstage.io/") }
        == true && first["spec"] != nil)
  }

  /// The kinds that can fail; the others are people, places and plans.
  private static let kinds: Set<String> = ["component", "resource", "api"]

  static func read(_ root: JSONValue, into session: inout ImportSession) {
    guard let list = root.isArray ? root : root["items"], list.isArray else {
      return session.fail(
        "an answer of Backstage is a list of entities, bare or as items", at: root)
    }
    for entity in list.elements { readEntity(entity, into: &session) }
    session.coverage.cannotKnow(
      "The catalogue says what its authors wrote: a dependency that nobody wrote down is not in it."
    )
    session.coverage.cannotKnow(
      "Whether a dependency is needed to work or only for a part is not said: each is taken as hard."
    )
  }

  /// A reference `kind:namespace/name`, of which kind and namespace may be left away.
  private struct Reference {
    var kind: String
    var namespace: String
    var name: String

    init?(_ text: String, kind: String, namespace: String) {
      var rest = text[...]
      self.kind = kind
      self.namespace = namespace
      if let colon = rest.firstIndex(of: ":") {
        self.kind = rest[..<colon].lowercased()
        rest = rest[rest.index(after: colon)...]
      }
      if let slash = rest.firstIndex(of: "/") {
        self.namespace = rest[..<slash].lowercased()
        rest = rest[rest.index(after: slash)...]
      }
      guard !rest.isEmpty else { return nil }
      name = String(rest)
    }

    /// Components are called by their names, as elsewhere; others with their kind before it.
    var id: String {
      let plain = ["default", ""].contains(namespace) ? name : "\(namespace)/\(name)"
      return kind == "component" ? plain : "\(kind):\(plain)"
    }
  }

  private static func readEntity(_ entity: JSONValue, into session: inout ImportSession) {
    guard let metadata = entity["metadata"], let name = metadata["name"]?.string, !name.isEmpty,
      let kind = entity["kind"]?.string?.lowercased()
    else {
      session.warn("an entity has a kind, and metadata with a name", at: entity)
      session.coverage.leaveOut("entity", because: "it has no kind or no name")
      return
    }
    guard kinds.contains(kind) else {
      session.coverage.leaveOut(kind, because: "it does not fail")
      return
    }
    let namespace = metadata["namespace"]?.string?.lowercased() ?? "default"
    guard let own = Reference(name, kind: kind, namespace: namespace) else { return }
    let spec = entity["spec"]
    session.define(own.id, at: entity) { component in
      component.name = metadata["title"]?.string ?? spec?["profile"]?["displayName"]?.string
      component.description = metadata["description"]?.string
      component.category = spec?["type"]?.string ?? kind
      component.owner = spec?["owner"]?.string.flatMap {
        Reference($0, kind: "group", namespace: namespace)?.name
      }
      component.labels["lifecycle"] = spec?["lifecycle"]?.string
      component.labels["system"] = spec?["system"]?.string
    }
    session.coverage.use(kind)
    if let spec { readSpec(spec, of: own, into: &session) }
    for relation in entity["relations"].elementList {
      readRelation(relation, of: own, into: &session)
    }
  }

  private static func readSpec(
    _ spec: JSONValue, of own: Reference, into session: inout ImportSession
  ) {
    let lists: [(StaticString, String, Bool)] = [
      ("dependsOn", "component", false), ("consumesApis", "api", false),
      ("providesApis", "api", true), ("dependencyOf", "component", true),
    ]
    for (key, kind, isReversed) in lists {
      guard let list = spec[key] else { continue }
      let entries = list.isArray ? list.elements.map(\.self) : [list]
      for entry in entries {
        guard let text = entry.string,
          let other = Reference(text, kind: kind, namespace: own.namespace)
        else {
          session.warn("\(key) lists references", at: entry)
          session.coverage.leaveOut("\(key)", because: "it is no reference")
          continue
        }
        connect(own, other, isReversed, "\(key)", at: entry, into: &session)
      }
    }
    if let whole = spec["subcomponentOf"], let text = whole.string,
      let other = Reference(text, kind: "component", namespace: own.namespace)
    {
      connect(own, other, true, "subcomponentOf", at: whole, into: &session)
    }
  }

  private static func readRelation(
    _ relation: JSONValue, of own: Reference, into session: inout ImportSession
  ) {
    guard let type = relation["type"]?.string,
      let text = relation["targetRef"]?.string ?? target(relation["target"]),
      let other = Reference(text, kind: "component", namespace: own.namespace)
    else {
      session.warn("a relation has a type and a targetRef", at: relation)
      session.coverage.leaveOut("relation", because: "it has no type or no target")
      return
    }
    switch type {
    case "dependsOn", "consumesApi":
      connect(own, other, false, type, at: relation, into: &session)
    case "dependencyOf", "apiConsumedBy", "providesApi":
      connect(own, other, true, type, at: relation, into: &session)
    case "apiProvidedBy": connect(own, other, false, type, at: relation, into: &session)
    case "partOf" where other.kind == "component":
      connect(own, other, true, type, at: relation, into: &session)
    case "hasPart" where other.kind == "component":
      connect(own, other, false, type, at: relation, into: &session)
    default: session.coverage.leaveOut("relation \(type)", because: "no dependency follows from it")
    }
  }

  /// The older form of a target, as an object.
  private static func target(_ value: JSONValue?) -> String? {
    guard let value, let kind = value["kind"]?.string, let name = value["name"]?.string else {
      return nil
    }
    return "\(kind):\(value["namespace"]?.string ?? "default")/\(name)"
  }

  /// Adds that `own` requires `other`, or the other way round.
  private static func connect(
    _ own: Reference, _ other: Reference, _ isReversed: Bool, _ what: String, at value: JSONValue,
    into session: inout ImportSession
  ) {
    guard kinds.contains(other.kind) else {
      session.coverage.leaveOut(what, because: "it leads to something that does not fail")
      return
    }
    guard own.id != other.id else {
      session.coverage.leaveOut(what, because: "it leads to the entity itself")
      return
    }
    if !session.map.contains(other.id) {
      session.define(other.id, at: value) { $0.category = other.kind }
    }
    let (dependent, dependency) = isReversed ? (other, own) : (own, other)
    session.require(dependent.id, dependency.id, at: value)
    session.coverage.use(what)
  }
}
