internal import DependencyGraph
internal import LocatedJSON

/// What the environment variables of a workload's containers say that it needs.
struct KubernetesEnvironment {
  let cluster: KubernetesCluster
  let workload: KubernetesObject
  let id: String

  func read(into session: inout ImportSession) {
    guard let pod = workload.pod else { return }
    for container in pod["containers"].elementList {
      read(container, isOnlyToStart: false, into: &session)
    }
    for container in pod["initContainers"].elementList {
      read(
        container, isOnlyToStart: container["restartPolicy"]?.string != "Always", into: &session)
    }
  }

  private func read(
    _ container: JSONValue, isOnlyToStart: Bool, into session: inout ImportSession
  ) {
    for variable in container["env"].elementList {
      let name = variable["name"]?.string ?? ""
      if let value = variable["value"]?.text {
        readHosts(in: value, of: name, isOnlyToStart, at: variable, into: &session)
      } else if let reference = variable["valueFrom"]?["configMapKeyRef"],
        let map = reference["name"]?.string, let key = reference["key"]?.string,
        let value = content(of: map)?.member(key)?.text
      {
        readHosts(in: value, of: name, isOnlyToStart, at: variable, into: &session)
      } else if variable["valueFrom"]?["secretKeyRef"] != nil {
        session.coverage.leaveOut(
          "variable from a secret", because: "the values of secrets are not read")
      }
    }
    for source in container["envFrom"].elementList {
      guard let map = source["configMapRef"]?["name"]?.string, let content = content(of: map)
      else { continue }
      for (key, value) in content.members {
        guard let text = value.text else { continue }
        readHosts(in: text, of: key, isOnlyToStart, at: source, into: &session)
      }
    }
  }

  private func content(of configMap: String) -> JSONValue? {
    cluster.configMaps[KubernetesCluster.key(workload.namespace, configMap)]?.value["data"]
  }

  private func readHosts(
    in text: String, of variable: String, _ isOnlyToStart: Bool, at value: JSONValue,
    into session: inout ImportSession
  ) {
    guard !Credentials.isSecretName(variable) else { return }
    for mention in HostName.mentions(in: text) {
      let host = mention.host
      func change(_ requirement: inout ImportedRequirement) {
        requirement.isOnlyToStart = isOnlyToStart
        requirement.note = "host in \(variable)"
      }
      if let service = cluster.service(host, from: workload.namespace) {
        guard service != id, mention.isExplicit || host.contains(".") || isAddress(variable) else {
          continue
        }
        session.require(id, service, at: value, confidence: .guessed, change)
        session.coverage.use("host in a variable")
      } else if HostName.isLocal(host) {
        continue
      } else if host.hasSuffix(".svc.cluster.local") || host.hasSuffix(".svc")
        || !host.contains(".")
      {
        guard mention.isExplicit else { continue }
        session.coverage.leaveOut(
          "host in a variable", because: "it names a service that was not read")
      } else {
        session.require(id, host: host, at: value, confidence: .guessed, change)
        session.coverage.use("host in a variable")
      }
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
