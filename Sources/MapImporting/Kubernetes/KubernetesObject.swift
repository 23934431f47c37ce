internal import LocatedJSON

/// One object of a cluster.
struct KubernetesObject {
  let value: JSONValue
  let kind: String
  let namespace: String
  let name: String
  let spec: JSONValue?
  let labels: [String: String]
  /// The template of its pods, or itself where it is one.
  let pod: JSONValue?
  /// The labels of its pods.
  let podLabels: [String: String]
  /// Whether another object made it, such as a deployment its replica sets.
  let isOwned: Bool

  static let workloadKinds: Set<String> = [
    "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController", "Job",
    "CronJob", "Pod", "Rollout",
  ]

  /// The object that `value` is, of `listKind` where it does not say its kind; `nil` when it has no
  /// kind or no name.
  init?(_ value: JSONValue, listKind: String?, _ session: inout ImportSession) {
    guard let kind = session.string("kind", of: value) ?? listKind,
      let metadata = session.object("metadata", of: value),
      let name = session.string("name", of: metadata)
    else { return nil }
    self.value = value
    self.kind = kind
    self.name = name
    namespace = session.string("namespace", of: metadata) ?? "default"
    spec = session.object("spec", of: value)
    labels = session.texts("labels", of: metadata)
    isOwned = !session.list("ownerReferences", of: metadata).isEmpty
    guard KubernetesObject.workloadKinds.contains(kind) else {
      (pod, podLabels) = (nil, [:])
      return
    }
    guard kind != "Pod" else {
      (pod, podLabels) = (spec, labels)
      return
    }
    let job = kind == "CronJob" ? session.object("jobTemplate", of: spec) : nil
    let template = session.object(
      "template", of: kind == "CronJob" ? session.object("spec", of: job) : spec)
    pod = session.object("spec", of: template)
    podLabels = session.texts("labels", of: session.object("metadata", of: template))
  }

  /// Its name, with the namespace unless that is the default.
  var plainID: String { namespace == "default" ? name : "\(namespace)/\(name)" }

  /// How it is found by namespace and name.
  var key: String { "\(namespace)/\(name)" }
}

extension ImportSession {
  /// The texts of the object that `value` has as `key`, such as labels.
  mutating func texts(_ key: StaticString, of value: JSONValue?) -> [String: String] {
    var texts: [String: String] = [:]
    for (name, member) in members(key, of: value) where !member.isNull {
      guard let text = member.text else {
        leaveOut(member, key, "an object of texts")
        continue
      }
      texts[name] = texts[name] ?? text
    }
    return texts
  }
}
