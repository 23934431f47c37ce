internal import DependencyGraph
internal import LocatedJSON

/// What was found in a cluster, before it is known who needs what.
struct KubernetesCluster {
  private(set) var workloads: [KubernetesObject] = []
  private(set) var pods: [KubernetesObject] = []
  private(set) var services: [KubernetesObject] = []
  private(set) var ingresses: [KubernetesObject] = []
  private(set) var configMaps: [String: KubernetesObject] = [:]
  private(set) var budgets: [KubernetesObject] = []
  /// The domain of each node, by the node's name.
  private(set) var nodes: [String: String] = [:]
  /// The domains of the zones of nodes, in order.
  private(set) var zones: [String] = []
  /// The component of each service, by namespace and name.
  private(set) var serviceIDs: [String: String] = [:]
  /// The workload of each component.
  private(set) var workloadIDs: [String] = []

  static func key(_ namespace: String, _ name: String) -> String { "\(namespace)/\(name)" }

  mutating func add(_ object: KubernetesObject, into session: inout ImportSession) {
    switch object.kind {
    case "Pod" where object.isOwned:
      pods.append(object)
      session.coverage.use("Pod")
    case _ where KubernetesObject.workloadKinds.contains(object.kind):
      if object.isOwned {
        session.coverage.leaveOut(object.kind, because: "another object made it and stands for it")
      } else {
        workloads.append(object)
        session.coverage.use(object.kind)
      }
    case "Service":
      services.append(object)
      session.coverage.use("Service")
    case "Ingress":
      ingresses.append(object)
      session.coverage.use("Ingress")
    case "ConfigMap": configMaps[KubernetesCluster.key(object.namespace, object.name)] = object
    case "PodDisruptionBudget":
      budgets.append(object)
      session.coverage.use("PodDisruptionBudget")
    case "Node": addNode(object, into: &session)
    case "ServiceEntry": addEntry(object, into: &session)
    default:
      session.coverage.leaveOut(object.kind, because: "no dependency follows from it")
    }
  }

  /// A node is a failure domain within that of its zone.
  private mutating func addNode(_ node: KubernetesObject, into session: inout ImportSession) {
    let labels = node.labels
    let zone =
      labels["topology.kubernetes.io/zone"] ?? labels["failure-domain.beta.kubernetes.io/zone"]
    let region =
      labels["topology.kubernetes.io/region"] ?? labels["failure-domain.beta.kubernetes.io/region"]
    let cloud = Cloud(provider: node.spec?["providerID"]?.string ?? "")
    var within: String?
    if let region {
      within = cloud.map { "\($0.prefix)/\(region)" } ?? "region/\(region)"
      session.define(within ?? region, .domain, at: node.value) { component in
        component.provider = cloud?.name
        component.region = region
      }
    }
    if let zone {
      let outer = within
      let id = outer.map { "\($0)/\(zone)" } ?? "zone/\(zone)"
      session.define(id, .domain, at: node.value) { component in
        component.provider = cloud?.name
        component.region = region
        if let outer { component.within = [outer] }
      }
      if !zones.contains(id) { zones.append(id) }
      within = id
    }
    let id = "node/\(node.name)"
    nodes[node.name] = id
    session.define(id, .domain, at: node.value) { component in
      component.category = "node"
      component.region = region
      if let within { component.within = [within] }
    }
    session.coverage.use("Node")
  }

  /// How a cloud is called in ids and in words.
  private struct Cloud {
    var prefix: String
    var name: String

    init?(provider: String) {
      switch provider.prefix(while: { $0 != ":" }) {
      case "aws": (prefix, name) = ("aws", "AWS")
      case "gce": (prefix, name) = ("google-cloud", "Google Cloud")
      case "azure": (prefix, name) = ("azure", "Azure")
      default: return nil
      }
    }
  }

  /// A host outside the mesh that a ServiceEntry of Istio names.
  private func addEntry(_ entry: KubernetesObject, into session: inout ImportSession) {
    let isInside = entry.spec?["location"]?.string == "MESH_INTERNAL"
    for host in entry.spec?["hosts"]?.strings ?? [] {
      if host.contains("*") {
        session.coverage.leaveOut("host of a ServiceEntry", because: "it stands for many hosts")
      } else if let endpoint = CloudEndpoint(host: host) {
        session.define(endpoint, at: entry.value)
      } else {
        session.define(host, isInside ? .service : .thirdParty, at: entry.value) {
          if !isInside { $0.url = "https://\(host)/" }
        }
      }
    }
    session.coverage.use("ServiceEntry")
  }

  // MARK: - Who needs what

  mutating func connect(into session: inout ImportSession) {
    nameWorkloads(into: &session)
    nameServices(into: &session)
    for (position, workload) in workloads.enumerated() {
      place(workload, as: workloadIDs[position], into: &session)
      KubernetesEnvironment(cluster: self, workload: workload, id: workloadIDs[position])
        .read(into: &session)
    }
    for ingress in ingresses { connect(ingress: ingress, into: &session) }
    let unused = configMaps.count
    if unused > 0 {
      session.coverage.leaveOut(
        "ConfigMap", because: "it is read only where a workload takes variables from it",
        count: unused)
    }
  }

  private mutating func nameWorkloads(into session: inout ImportSession) {
    var taken: Set<String> = []
    for workload in workloads {
      var id = workload.plainID
      if !taken.insert(id).inserted {
        id = "\(workload.kind.lowercased()):\(id)"
        taken.insert(id)
      }
      workloadIDs.append(id)
      session.define(id, at: workload.value) { component in
        component.category = workload.kind
        component.owner = workload.labels["team"] ?? workload.labels["owner"]
        component.labels["namespace"] = workload.namespace
        component.labels["part-of"] = workload.labels["app.kubernetes.io/part-of"]
      }
    }
  }

  /// A service that selects the one workload of its own name is that workload; another one needs one
  /// of those it selects.
  private mutating func nameServices(into session: inout ImportSession) {
    let taken = Set(workloadIDs)
    let pods = Dictionary(
      grouping: workloads.indices.map { (position: $0, labels: workloads[$0].podLabels) },
      by: { workloads[$0.position].namespace })
    for service in services {
      let key = KubernetesCluster.key(service.namespace, service.name)
      let selector = KubernetesObject.texts(service.spec?["selector"])
      if service.spec?["type"]?.string == "ExternalName",
        let host = service.spec?["externalName"]?.string
      {
        let id = freeID(for: service, besides: taken)
        serviceIDs[key] = id
        session.define(id, at: service.value) { $0.category = "Service" }
        session.require(id, host: host.lowercased(), at: service.value, confidence: .declared)
        continue
      }
      let selected = (selector.isEmpty ? [] : pods[service.namespace] ?? [])
        .filter { matches(selector, $0.labels) }.map { workloadIDs[$0.position] }
      if selected == [service.plainID] {
        serviceIDs[key] = service.plainID
        continue
      }
      let id = freeID(for: service, besides: taken)
      serviceIDs[key] = id
      session.define(id, at: service.value) { component in
        component.category = "Service"
        component.labels["namespace"] = service.namespace
      }
      if selected.isEmpty {
        session.coverage.leaveOut(
          "selector", because: "it selects none of the workloads that were read")
      } else if selected.count == 1 {
        session.require(id, selected[0], at: service.value)
      } else {
        session.require(
          id, ImportedRequirement(.anyOf(selected.map { .component($0) }, needs: 1)),
          at: service.value)
      }
    }
  }

  private func freeID(for service: KubernetesObject, besides taken: Set<String>) -> String {
    taken.contains(service.plainID) ? "service:\(service.plainID)" : service.plainID
  }

  private func matches(_ selector: [String: String], _ labels: [String: String]) -> Bool {
    selector.allSatisfy { labels[$0.key] == $0.value }
  }

  /// The component that `host` means to a workload in `namespace`.
  func service(_ host: String, from namespace: String) -> String? {
    var parts = host.split(separator: ".").map(String.init)
    if parts.count > 2, parts[2] != "svc" { return nil }
    if parts.count > 2 { parts.removeLast(parts.count - 2) }
    guard let name = parts.first else { return nil }
    return serviceIDs[KubernetesCluster.key(parts.count > 1 ? parts[1] : namespace, name)]
  }

  private func connect(ingress: KubernetesObject, into session: inout ImportSession) {
    let id = "ingress:\(ingress.plainID)"
    session.define(id, at: ingress.value) { component in
      component.category = "Ingress"
      component.labels["namespace"] = ingress.namespace
      let hosts = (ingress.spec?["rules"]?.elements.compactMap { $0["host"]?.string }) ?? []
      if let host = hosts.first { component.url = "https://\(host)/" }
    }
    var backends = [ingress.spec?["defaultBackend"] ?? ingress.spec?["backend"]].compactMap(\.self)
    for rule in (ingress.spec?["rules"]).elementList {
      backends += rule["http"]?["paths"]?.elements.compactMap { $0["backend"] } ?? []
    }
    for backend in backends {
      let name = backend["service"]?["name"]?.string ?? backend["serviceName"]?.string
      guard let name,
        let target = serviceIDs[KubernetesCluster.key(ingress.namespace, name)]
      else {
        session.coverage.leaveOut("backend", because: "its service was not read")
        continue
      }
      session.require(id, target, at: backend) {
        $0.note = backends.count > 1 ? "one of the ways that this ingress leads" : nil
      }
    }
  }
}
