internal import DependencyGraph
internal import LocatedJSON

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
    if session.map.name == nil { session.map.name = root["name"]?.string }
    var names: [String: String] = [:]
    for (name, service) in services.members {
      names[name] = name
      for other in [service["hostname"], service["container_name"]].compactMap({ $0?.string }) {
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
      let count = root.member(part)?.members.reduce(0) { sum, _ in sum + 1 } ?? 0
      if count > 0 {
        session.coverage.leaveOut(part, because: "it does not fail by itself", count: count)
      }
    }
    session.coverage.cannotKnow(
      "depends_on says in which order services start, not what they need to run: it is read as if it "
        + "said both.")
    session.coverage.cannotKnow(
      "What is called at run time is in the programs; only hosts in environment variables are seen, "
        + "and each is a guess.")
    session.coverage.cannotKnow("All services run on one machine, which is not in the file.")
  }

  private static func read(
    _ service: JSONValue, called name: String, _ names: [String: String],
    into session: inout ImportSession
  ) {
    session.define(name, at: service) { component in
      component.description = service["labels"]?.member("description")?.string
    }
    session.coverage.use("service")
    readOrder(service["depends_on"], of: name, names, into: &session)
    for link in (service["links"]?.strings ?? []) + (service["volumes_from"]?.strings ?? []) {
      let target = String(link.prefix { $0 != ":" })
      require(name, target, names, "link", at: service, into: &session)
    }
    for key in ["network_mode", "pid", "ipc"] {
      guard let mode = service.member(key), let text = mode.string, text.hasPrefix("service:")
      else { continue }
      require(name, String(text.dropFirst(8)), names, key, at: mode, into: &session)
    }
    readEnvironment(service["environment"], of: name, names, into: &session)
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
      require(name, target, names, "depends_on", at: entry, into: &session) { requirement in
        requirement.isSoft = entry["required"]?.boolean == false
        let condition = entry["condition"]?.string
        requirement.isOnlyToStart =
          !requirement.isSoft && condition == "service_completed_successfully"
        requirement.note = condition
      }
    }
  }

  private static func require(
    _ name: String, _ target: String, _ names: [String: String], _ what: String,
    at value: JSONValue, into session: inout ImportSession,
    _ change: (inout ImportedRequirement) -> Void = { _ in }
  ) {
    guard let other = names[target] else {
      session.warn("\(what) leads to a service that the project does not have", at: value)
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
    _ environment: JSONValue?, of name: String, _ names: [String: String],
    into session: inout ImportSession
  ) {
    guard let environment else { return }
    for entry in environment.elements {
      guard let text = entry.string, let equals = text.firstIndex(of: "=") else { continue }
      let value = String(text[text.index(after: equals)...])
      readVariable(String(text[..<equals]), value, at: entry, of: name, names, into: &session)
    }
    for (key, entry) in environment.members {
      guard let value = entry.text else { continue }
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
