internal import DependencyGraph
internal import LocatedJSON

extension ImportKind {
  /// Objects of a Kubernetes cluster.
  public static let kubernetes = ImportKind("kubernetes")
}

/// What a cluster runs: `kubectl get … -o json`, of any kinds, as one list or one object.
///
///     Service cart ── selects ──► Deployment cart ── CART_DB=redis:6379 ──► Service redis
///
///     cart ──► redis        a service and the one workload of its name are one component
///
/// Read in two passes: what there is, and then who needs what.
enum KubernetesImporter: Importer {
  static let kind = ImportKind.kubernetes

  static func recognises(_ root: JSONValue) -> Bool {
    guard let version = root["apiVersion"]?.string, let kind = root["kind"]?.string else {
      return false
    }
    return !version.hasPrefix("backstage.io/")
      && (kind.hasSuffix("List") && root["items"]?.isArray == true
        || KubernetesObject.workloadKinds.contains(kind) || root["metadata"]?["name"] != nil)
  }

  static func read(_ root: JSONValue, into session: inout ImportSession) {
    var cluster = KubernetesCluster()
    for (value, listKind) in items(of: root) {
      guard let object = KubernetesObject(value, listKind: listKind, &session) else {
        session.warn("an object has a kind, and metadata with a name", at: value)
        session.coverage.leaveOut("object", because: "it has no kind or no name")
        continue
      }
      cluster.add(object, into: &session)
    }
    connect(cluster, into: &session)
    session.coverage.cannotKnow(
      """
      A cluster's objects say what runs, not who calls whom: hosts in environment variables and \
      config maps are taken for dependencies, and each is a guess.
      """)
    session.coverage.cannotKnow(
      """
      The values of secrets are never read; what is needed from outside the cluster is known only \
      where its host stands in plain sight.
      """)
  }

  /// The objects of a list, with the kind its items have where they do not say so; or the one object.
  private static func items(of root: JSONValue) -> [(JSONValue, String?)] {
    guard let items = root["items"], items.isArray else { return [(root, nil)] }
    let list = root["kind"]?.string ?? ""
    let kind = list.hasSuffix("List") && list != "List" ? String(list.dropLast(4)) : nil
    return items.elements.map { ($0, kind) }
  }

  private static func connect(_ cluster: KubernetesCluster, into session: inout ImportSession) {
    let names = KubernetesNames(cluster, into: &session)
    var places = KubernetesPlaces(cluster)
    var environment = KubernetesEnvironment(cluster, names)
    for (workload, id) in zip(cluster.workloads, names.workloadIDs) {
      places.place(workload, as: id, into: &session)
      environment.read(workload, as: id, into: &session)
    }
    for ingress in cluster.ingresses {
      KubernetesIngress(object: ingress, names: names).connect(into: &session)
    }
    if !cluster.configMaps.isEmpty {
      session.coverage.leaveOut(
        "ConfigMap", because: "it is read only where a workload takes variables from it",
        count: cluster.configMaps.count)
    }
  }
}
