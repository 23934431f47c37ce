internal import DependencyGraph
internal import LocatedJSON

/// What an ingress leads to.
struct KubernetesIngress {
  let object: KubernetesObject
  let names: KubernetesNames

  func connect(into session: inout ImportSession) {
    let id = "ingress:\(object.plainID)"
    let rules = session.list("rules", of: object.spec)
    let hosts = rules.compactMap { session.string("host", of: $0) }
    session.define(id, at: object.value) { component in
      component.category = "Ingress"
      component.labels["namespace"] = RedactedText(object.namespace)
      if let host = hosts.first { component.url = "https://\(host)/" }
    }
    let backends = backends(of: rules, &session)
    for backend in backends {
      let service = session.object("service", of: backend)
      let name = session.string("name", of: service) ?? session.string("serviceName", of: backend)
      guard let name, let target = names.service(name, in: object.namespace) else {
        session.coverage.leaveOut("backend", because: "its service was not read")
        continue
      }
      session.require(id, target, at: backend) {
        $0.note = backends.count > 1 ? "one of the ways that this ingress leads" : nil
      }
    }
  }

  private func backends(
    of rules: [JSONValue], _ session: inout ImportSession
  ) -> [JSONValue] {
    let other =
      session.object("defaultBackend", of: object.spec)
      ?? session.object("backend", of: object.spec)
    var backends = [other].compactMap(\.self)
    for rule in rules {
      for path in session.list("paths", of: session.object("http", of: rule)) {
        if let backend = session.object("backend", of: path) { backends.append(backend) }
      }
    }
    return backends
  }
}
