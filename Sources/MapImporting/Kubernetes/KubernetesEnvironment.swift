internal import DependencyGraph
internal import LocatedJSON

/// What the environment variables of workloads' containers say that they need.
struct KubernetesEnvironment {
  private let names: KubernetesNames
  private var configuration: KubernetesConfiguration

  init(_ cluster: KubernetesCluster, _ names: KubernetesNames) {
    self.names = names
    configuration = KubernetesConfiguration(cluster)
  }

  /// A container's variables, and whose they are.
  private struct Owner {
    var workload: KubernetesObject
    var id: String
    var isOnlyToStart: Bool
  }

  mutating func read(
    _ workload: KubernetesObject, as id: String, into session: inout ImportSession
  ) {
    for container in session.list("containers", of: workload.pod) {
      read(container, Owner(workload: workload, id: id, isOnlyToStart: false), into: &session)
    }
    for container in session.list("initContainers", of: workload.pod) {
      let isSidecar = session.string("restartPolicy", of: container) == "Always"
      read(container, Owner(workload: workload, id: id, isOnlyToStart: !isSidecar), into: &session)
    }
  }

  private mutating func read(
    _ container: JSONValue, _ owner: Owner, into session: inout ImportSession
  ) {
    for variable in session.list("env", of: container) {
      let name = session.string("name", of: variable) ?? ""
      if let value = variable["value"] {
        readHosts(in: value, of: name, owner, at: variable, into: &session)
      } else if let source = session.object("valueFrom", of: variable) {
        read(source, of: name, owner, at: variable, into: &session)
      }
    }
    for source in session.list("envFrom", of: container) {
      let reference = session.object("configMapRef", of: source)
      guard let map = session.string("name", of: reference) else { continue }
      let content = configuration.content(of: map, in: owner.workload.namespace, &session)
      for (key, value) in content where !value.isNull {
        readHosts(in: value, of: key, owner, at: source, into: &session)
      }
    }
  }

  /// A variable that has its value from elsewhere.
  private mutating func read(
    _ source: JSONValue, of name: String, _ owner: Owner, at variable: JSONValue,
    into session: inout ImportSession
  ) {
    let reference = session.object("configMapKeyRef", of: source)
    if let map = session.string("name", of: reference),
      let key = session.string("key", of: reference),
      let value = configuration.value(of: key, in: map, owner.workload.namespace, &session)
    {
      guard !value.isNull else { return }
      readHosts(in: value, of: name, owner, at: variable, into: &session)
    } else if source["secretKeyRef"] != nil {
      session.coverage.leaveOut(
        "variable from a secret", because: "the values of secrets are not read")
    }
  }

  private func readHosts(
    in content: JSONValue, of variable: String, _ owner: Owner, at value: JSONValue,
    into session: inout ImportSession
  ) {
    guard !Credentials.isSecretName(variable) else { return }
    guard let text = content.text else {
      return session.leaveOut(content, "value", "a text")
    }
    for mention in HostName.mentions(in: text) {
      read(mention, of: variable, owner, at: value, into: &session)
    }
  }

  private func read(
    _ mention: HostName.Mention, of variable: String, _ owner: Owner, at value: JSONValue,
    into session: inout ImportSession
  ) {
    let host = mention.host
    func change(_ requirement: inout ImportedRequirement) {
      requirement.isOnlyToStart = owner.isOnlyToStart
      requirement.note = "host in \(variable)"
    }
    if let service = names.service(host: host, from: owner.workload.namespace) {
      guard service != owner.id,
        mention.isExplicit || host.contains(".") || isAddress(variable)
      else { return }
      session.require(owner.id, service, at: value, confidence: .guessed, change)
      session.coverage.use("host in a variable")
    } else if HostName.isLocal(host) {
      return
    } else if host.hasSuffix(".svc.cluster.local") || host.hasSuffix(".svc")
      || !host.contains(".")
    {
      guard mention.isExplicit else { return }
      session.coverage.leaveOut(
        "host in a variable", because: "it names a service that was not read")
    } else {
      session.require(owner.id, host: host, at: value, confidence: .guessed, change)
      session.coverage.use("host in a variable")
    }
  }

  /// Whether a variable called so holds an address although nothing in its value says so.
  private func isAddress(_ variable: String) -> Bool {
    let name = variable.uppercased()
    return ["HOST", "ADDR", "URL", "URI", "ENDPOINT", "SERVICE", "SERVER"].contains {
      name.contains($0)
    }
  }
}
