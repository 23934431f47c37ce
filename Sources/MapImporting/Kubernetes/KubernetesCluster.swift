internal import DependencyGraph
internal import LocatedJSON

/// What was found in a cluster, before it is known who needs what.
struct KubernetesCluster {
  private(set) var workloads: [KubernetesObject] = []
  private(set) var pods: [KubernetesObject] = []
  private(set) var services: [KubernetesObject] = []
  private(set) var ingresses: [KubernetesObject] = []
  private(set) var configMaps: [String: KubernetesObject] = [:]
  private(set) var budgets: [KubernetesBudget] = []
  /// The domain of each node, by the node's name.
  private(set) var nodes: [String: String] = [:]
  /// The domains of the zones of nodes, in order.
  private(set) var zones: [String] = []
  private var knownZones: Set<String> = []

  mutating func add(_ object: KubernetesObject, into session: inout ImportSession) {
    switch object.kind {
    case "Pod" where object.isOwned:
      pods.append(object)
      session.coverage.use("Pod")
    case _ where KubernetesObject.workloadKinds.contains(object.kind):
      if object.isOwned {
        session.coverage.leaveOut(
          RedactedText(object.kind), because: "another object made it and stands for it")
      } else {
        workloads.append(object)
        session.coverage.use(RedactedText(object.kind))
      }
    case "Service":
      services.append(object)
      session.coverage.use("Service")
    case "Ingress":
      ingresses.append(object)
      session.coverage.use("Ingress")
    case "ConfigMap": configMaps[object.key] = object
    case "PodDisruptionBudget":
      budgets.append(KubernetesBudget(object, &session))
      session.coverage.use("PodDisruptionBudget")
    case "Node": addNode(object, into: &session)
    case "ServiceEntry": addEntry(object, into: &session)
    default:
      session.coverage.leaveOut(
        RedactedText(object.kind), because: "no dependency follows from it")
    }
  }

  /// A node is a failure domain within that of its zone.
  private mutating func addNode(_ node: KubernetesObject, into session: inout ImportSession) {
    func label(_ name: String, _ older: String) -> String? {
      let text = node.labels[name] ?? node.labels[older]
      return text?.isEmpty == true ? nil : text
    }
    let zone = label("topology.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/zone")
    let region = label("topology.kubernetes.io/region", "failure-domain.beta.kubernetes.io/region")
    let cloud = Cloud(provider: session.string("providerID", of: node.spec) ?? "")
    var within = region.map { region in cloud.map { "\($0.prefix)/\(region)" } ?? "region/\(region)"
    }
    func describe(_ component: inout ImportedComponent) {
      component.provider = cloud.map { RedactedText($0.name) }
      component.region = region.map { RedactedText($0) }
    }
    if let within { session.define(within, .domain, at: node.value, describe) }
    if let zone {
      let outer = within
      let id = outer.map { "\($0)/\(zone)" } ?? "zone/\(zone)"
      session.define(id, .domain, at: node.value) { component in
        describe(&component)
        if let outer { component.within = [RedactedText(outer)] }
      }
      if knownZones.insert(id).inserted { zones.append(id) }
      within = id
    }
    let id = "node/\(node.name)"
    nodes[node.name] = id
    session.define(id, .domain, at: node.value) { component in
      component.category = "node"
      component.region = region.map { RedactedText($0) }
      if let within { component.within = [RedactedText(within)] }
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
    let isInside = session.string("location", of: entry.spec) == "MESH_INTERNAL"
    for host in session.strings("hosts", of: entry.spec) {
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
}
