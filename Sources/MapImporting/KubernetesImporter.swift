internal import DependencyGraph
internal import LocatedJSON

/// What a cluster runs: `kubectl get … -o json`, of any kinds, as one list or one object.
///
///     Service cart ── selects ──► Deployment cart ── CART_DB=redis:6379 ──► Service redis
///
///     cart ──► redis        a service and the one workload of its name are one component
///
/// Read in two passes: what there is, and then who needs what.
enum KubernetesImporter: Importer {
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
      guard let object = KubernetesObject(value, listKind: listKind) else {
        session.warn("an object has a kind, and metadata with a name", at: value)
        session.coverage.leaveOut("object", because: "it has no kind or no name")
        continue
      }
      cluster.add(object, into: &session)
    }
    cluster.connect(into: &session)
    session.coverage.cannotKnow(
      "A cluster's objects say what runs, not who calls whom: hosts in environment variables and "
        + "config maps are taken for dependencies, and each is a guess.")
    session.coverage.cannotKnow(
      "The values of secrets are never read; what is needed from outside the cluster is known only "
        + "where its host stands in plain sight.")
  }

  /// The objects of a list, with the kind its items have where they do not say so; or the one object.
  private static func items(of root: JSONValue) -> [(JSONValue, String?)] {
    guard let items = root["items"], items.isArray else { return [(root, nil)] }
    let list = root["kind"]?.string ?? ""
    let kind = list.hasSuffix("List") && list != "List" ? String(list.dropLast(4)) : nil
    return items.elements.map { ($0, kind) }
  }
}

/// One object of a cluster.
struct KubernetesObject {
  var value: JSONValue
  var kind: String
  var namespace: String
  var name: String

  static let workloadKinds: Set<String> = [
    "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController", "Job",
    "CronJob", "Pod", "Rollout",
  ]

  init?(_ value: JSONValue, listKind: String?) {
    guard let kind = value["kind"]?.string ?? listKind, let metadata = value["metadata"],
      let name = metadata["name"]?.string, !name.isEmpty
    else { return nil }
    self.value = value
    self.kind = kind
    self.name = name
    namespace = metadata["namespace"]?.string ?? "default"
  }

  /// Its name, with the namespace unless that is the default.
  var plainID: String { namespace == "default" ? name : "\(namespace)/\(name)" }

  var spec: JSONValue? { value["spec"] }

  /// The template of its pods, or itself where it is one.
  var pod: JSONValue? {
    switch kind {
    case "Pod": spec
    case "CronJob": spec?["jobTemplate"]?["spec"]?["template"]?["spec"]
    default: spec?["template"]?["spec"]
    }
  }

  /// The labels of its pods.
  var podLabels: [String: String] {
    let metadata =
      switch kind {
      case "Pod": value["metadata"]
      case "CronJob": spec?["jobTemplate"]?["spec"]?["template"]?["metadata"]
      default: spec?["template"]?["metadata"]
      }
    return KubernetesObject.texts(metadata?["labels"])
  }

  var labels: [String: String] { KubernetesObject.texts(value["metadata"]?["labels"]) }

  /// Whether another object made it, such as a deployment its replica sets.
  var isOwned: Bool {
    value["metadata"]?["ownerReferences"]?.elements.contains { _ in true } == true
  }

  static func texts(_ object: JSONValue?) -> [String: String] {
    var texts: [String: String] = [:]
    guard let object else { return [:] }
    for (key, value) in object.members { texts[key] = value.text }
    return texts
  }
}
