internal import DependencyGraph
internal import LocatedJSON

extension ImportKind {
  /// A Compose project.
  public static let compose = ImportKind("compose")
}

/// A Compose project: `docker compose config --format json`.
///
///     {"services": {"web": {"depends_on": {"db": {"condition": "service_healthy"}},
///                           "environment": {"CACHE_URL": "redis://cache:6379"}}, …}}
///
///     web ──► db (declared)   web ──► cache (guessed)
///
/// `depends_on` orders a start. That the one that starts later also needs the other to run is what
/// people mean by it nearly always, and is read so; `required: false` makes it soft, and
/// `service_completed_successfully` makes it needed only to start.
enum ComposeImporter: Importer {
  static let kind = ImportKind.compose

  static func recognises(_ root: JSONValue) -> Bool {
    guard let services = root["services"], services.isObject else { return false }
    return services.members.contains { _, service in
      ["image", "build", "depends_on", "command"].contains { service.member($0) != nil }
    }
  }

  static func read(_ root: JSONValue, into session: inout ImportSession) {
    guard let services = root["services"], services.isObject else {
      return session.fail("a Compose project has an object \"services\"", at: root)
    }
    if session.draft.name == nil {
      session.draft.name = session.string("name", of: root).map { RedactedText($0) }
    }
    var names: [String: String] = [:]
    for (name, service) in services.members {
      names[name] = name
      guard service.isObject else { continue }
      for other in [
        session.string("hostname", of: service), session.string("container_name", of: service),
      ].compactMap(\.self) {
        names[other] = name
      }
    }
    for (name, service) in services.members {
      guard service.isObject, !name.isEmpty else {
        session.warn("a service is an object with a name", at: service)
        session.coverage.leaveOut("service", because: "it is no object")
        continue
      }
      read(service, called: name, names, into: &session)
    }
    for part in ["networks", "volumes", "secrets", "configs"] {
      let count = root.member(part)?.memberCount ?? 0
      if count > 0 {
        session.coverage.leaveOut(
          RedactedText(part), because: "it does not fail by itself", count: count)
      }
    }
    session.coverage.cannotKnow(
      """
      depends_on says in which order services start, not what they need to run: it is read as if it \
      said both.
      """)
    session.coverage.cannotKnow(
      """
      What is called at run time is in the programs; only hosts in environment variables are seen, \
      and each is a guess.
      """)
    session.coverage.cannotKnow("All services run on one machine, which is not in the file.")
  }

  private static func read(
    _ service: JSONValue, called name: String, _ names: [String: String],
    into session: inout ImportSession
  ) {
    session.define(name, at: service) { component in
      component.description = service["labels"]?.member("description")?.redacted
    }
    session.coverage.use("service")
    readOrder(service["depends_on"], of: name, names, into: &session)
    let links = session.strings("links", of: service)
    for link in links + session.strings("volumes_from", of: service) {
      let target = String(link.prefix { $0 != ":" })
      require(name, target, names, "link", at: service, into: &session)
    }
    for key in ["network_mode", "pid", "ipc"] {
      guard let mode = service.member(key) else { continue }
      guard let text = mode.string else {
        session.warn("\(key) is a text", at: mode)
        session.coverage.leaveOut(RedactedText(key), because: "it is not a text")
        continue
      }
      guard text.hasPrefix("service:") else { continue }
      require(
        name, String(text.dropFirst(8)), names, RedactedText(key), at: mode, into: &session)
    }
    readEnvironment(of: service, called: name, names, into: &session)
  }

  private static func readOrder(
    _ order: JSONValue?, of name: String, _ names: [String: String],
    into session: inout ImportSession
  ) {
    guard let order else { return }
    guard order.isArray || order.isObject else {
      session.warn("depends_on is a list or an object", at: order)
      session.coverage.leaveOut("depends_on", because: "it is no list and no object")
      return
    }
    for entry in order.elements {
      guard let target = entry.string else {
        session.warn("depends_on names services", at: entry)
        session.coverage.leaveOut("depends_on", because: "it names no service")
        continue
      }
      require(name, target, names, "depends_on", at: entry, into: &session)
    }
    for (target, entry) in order.members {
      let condition = session.string("condition", of: entry)
      let isSoft = session.boolean("required", of: entry) == false
      require(name, target, names, "depends_on", at: entry, into: &session) { requirement in
        requirement.isSoft = isSoft
        requirement.isOnlyToStart = !isSoft && condition == "service_completed_successfully"
        requirement.note = condition.map { RedactedText($0) }
      }
    }
  }

  private static func require(
    _ name: String, _ target: String, _ names: [String: String], _ what: RedactedText,
    at value: JSONValue, into session: inout ImportSession,
    _ change: (inout ImportedRequirement) -> Void = { _ in }
  ) {
    guard let other = names[target] else {
      session.warn("\(what.text) leads to a service that the project does not have", at: value)
      session.coverage.leaveOut(
        what, because: "it leads to a service that the project does not have")
      return
    }
    guard other != name else {
      session.coverage.leaveOut(what, because: "it leads to the service itself")
      return
    }
    session.require(name, other, at: value, change)
    session.coverage.use(what)
  }

  /// Hosts in environment variables: a list of `KEY=value`, or an object.
  private static func readEnvironment(
    of service: JSONValue, called name: String, _ names: [String: String],
    into session: inout ImportSession
  ) {
    guard let environment = service["environment"] else { return }
    guard environment.isArray || environment.isObject else {
      return session.leaveOut(environment, "environment", "a list or an object")
    }
    for entry in environment.elements {
      guard let text = entry.string else {
        session.leaveOut(entry, "environment", "a list of texts")
        continue
      }
      guard let equals = text.firstIndex(of: "=") else { continue }
      let value = String(text[text.index(after: equals)...])
      readVariable(String(text[..<equals]), value, at: entry, of: name, names, into: &session)
    }
    for (key, entry) in environment.members {
      guard let value = entry.text else {
        if !entry.isNull { session.leaveOut(entry, "environment", "an object of texts") }
        continue
      }
      readVariable(key, value, at: entry, of: name, names, into: &session)
    }
  }

  private static func readVariable(
    _ key: String, _ text: String, at value: JSONValue, of name: String,
    _ names: [String: String], into session: inout ImportSession
  ) {
    guard !Credentials.isSecretName(key) else { return }
    for mention in HostName.mentions(in: text) {
      if let other = names[mention.host] {
        guard other != name else { continue }
        session.require(name, other, at: value, confidence: .guessed) {
          $0.note = "host in \(key)"
        }
        session.coverage.use("environment variable")
      } else if mention.host.contains("."), !HostName.isLocal(mention.host) {
        session.require(name, host: mention.host, at: value, confidence: .guessed) {
          $0.note = "host in \(key)"
        }
        session.coverage.use("environment variable")
      } else if mention.isExplicit {
        session.coverage.leaveOut(
          "host in the environment", because: "it is this machine, or no service of the project")
      }
    }
  }
}
