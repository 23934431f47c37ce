internal import DependencyGraph
internal import LocatedJSON

extension ImportKind {
  /// A software catalogue of Backstage.
  public static let backstage = ImportKind("backstage")
}

/// A software catalogue of Backstage: `/api/catalog/entities`, bare or within `items`.
///
///     {"kind": "Component", "metadata": {"name": "web"},
///      "spec": {"owner": "shop", "dependsOn": ["resource:db"], "consumesApis": ["prices"]}}
///
///     web ──► db   web ──► api:prices ──► who provides prices
///
/// What the catalogue worked out as `relations` is read as well as what people wrote in `spec`.
enum BackstageImporter: Importer {
  static let kind = ImportKind.backstage

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
      session.coverage.leaveOut(RedactedText(kind), because: "it does not fail")
      return
    }
    let namespace = session.string("namespace", of: metadata)?.lowercased() ?? "default"
    guard let own = Reference(name, kind: kind, namespace: namespace) else { return }
    let spec = session.object("spec", of: entity)
    let attributes = Attributes(metadata, spec, kind: kind, namespace, &session)
    session.define(own.id, at: entity) { attributes.fill(&$0) }
    session.coverage.use(RedactedText(kind))
    readSpec(spec, of: own, into: &session)
    for relation in session.list("relations", of: entity) {
      readRelation(relation, of: own, into: &session)
    }
  }

  /// What people read of an entity.
  private struct Attributes {
    var name: String?
    var description: String?
    var category: String?
    var owner: String?
    var lifecycle: String?
    var system: String?

    init(
      _ metadata: JSONValue, _ spec: JSONValue?, kind: String, _ namespace: String,
      _ session: inout ImportSession
    ) {
      let profile = session.object("profile", of: spec)
      name =
        session.string("title", of: metadata) ?? session.string("displayName", of: profile)
      description = session.string("description", of: metadata)
      category = session.string("type", of: spec) ?? kind
      owner = session.string("owner", of: spec).flatMap {
        Reference($0, kind: "group", namespace: namespace)?.name
      }
      lifecycle = session.string("lifecycle", of: spec)
      system = session.string("system", of: spec)
    }

    func fill(_ component: inout ImportedComponent) {
      component.name = name.map { RedactedText($0) }
      component.description = description.map { RedactedText($0) }
      component.category = category.map { RedactedText($0) }
      component.owner = owner.map { RedactedText($0) }
      component.labels["lifecycle"] = lifecycle.map { RedactedText($0) }
      component.labels["system"] = system.map { RedactedText($0) }
    }
  }

  private static func readSpec(
    _ spec: JSONValue?, of own: Reference, into session: inout ImportSession
  ) {
    let lists: [(StaticString, String, Bool)] = [
      ("dependsOn", "component", false), ("consumesApis", "api", false),
      ("providesApis", "api", true), ("dependencyOf", "component", true),
    ]
    for (key, kind, isReversed) in lists {
      guard let list = spec?[key] else { continue }
      let entries = list.isArray ? list.elements.map(\.self) : [list]
      for entry in entries {
        guard let text = entry.string,
          let other = Reference(text, kind: kind, namespace: own.namespace)
        else {
          session.warn("\(key.description) lists references", at: entry)
          session.coverage.leaveOut("\(key.description)", because: "it is no reference")
          continue
        }
        connect(own, other, isReversed, "\(key.description)", at: entry, into: &session)
      }
    }
    if let text = session.string("subcomponentOf", of: spec), let whole = spec?["subcomponentOf"],
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
      connect(own, other, false, RedactedText(type), at: relation, into: &session)
    case "dependencyOf", "apiConsumedBy", "providesApi":
      connect(own, other, true, RedactedText(type), at: relation, into: &session)
    case "apiProvidedBy":
      connect(own, other, false, RedactedText(type), at: relation, into: &session)
    case "partOf" where other.kind == "component":
      connect(own, other, true, RedactedText(type), at: relation, into: &session)
    case "hasPart" where other.kind == "component":
      connect(own, other, false, RedactedText(type), at: relation, into: &session)
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
    _ own: Reference, _ other: Reference, _ isReversed: Bool, _ what: RedactedText,
    at value: JSONValue,
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
    if !session.draft.contains(RedactedText(other.id)) {
      session.define(other.id, at: value) { $0.category = RedactedText(other.kind) }
    }
    let (dependent, dependency) = isReversed ? (other, own) : (own, other)
    session.require(dependent.id, dependency.id, at: value)
    session.coverage.use(what)
  }
}
