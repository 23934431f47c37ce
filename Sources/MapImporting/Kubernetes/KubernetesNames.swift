internal import DependencyGraph
internal import LocatedJSON

/// What the workloads and services of a cluster are called as components.
struct KubernetesNames {
  /// The component of each workload, in the order of the cluster.
  private(set) var workloadIDs: [String] = []
  /// The component of each service, by namespace and name.
  private var serviceIDs: [String: String] = [:]

  /// Names the workloads and services of `cluster` and says what services lead to.
  init(_ cluster: KubernetesCluster, into session: inout ImportSession) {
    nameWorkloads(of: cluster, into: &session)
    nameServices(of: cluster, into: &session)
  }

  /// The component of the service called `name` in `namespace`.
  func service(_ name: String, in namespace: String) -> String? {
    serviceIDs["\(namespace)/\(name)"]
  }

  /// The component that `host` means to a workload in `namespace`.
  func service(host: String, from namespace: String) -> String? {
    let parts = host.split(separator: ".", maxSplits: 3).map(String.init)
    if parts.count > 2, parts[2] != "svc" { return nil }
    guard let name = parts.first else { return nil }
    return service(name, in: parts.count > 1 ? parts[1] : namespace)
  }

  private mutating func nameWorkloads(
    of cluster: KubernetesCluster, into session: inout ImportSession
  ) {
    var taken: Set<String> = []
    for workload in cluster.workloads {
      var id = workload.plainID
      if !taken.insert(id).inserted {
        id = "\(workload.kind.lowercased()):\(id)"
        taken.insert(id)
      }
      workloadIDs.append(id)
      session.define(id, at: workload.value) { component in
        let labels = workload.labels
        component.category = RedactedText(workload.kind)
        component.owner = (labels["team"] ?? labels["owner"]).map { RedactedText($0) }
        component.labels["namespace"] = RedactedText(workload.namespace)
        component.labels["part-of"] = labels["app.kubernetes.io/part-of"].map { RedactedText($0) }
      }
    }
  }

  /// A service that selects the one workload of its own name is that workload; another one needs one
  /// of those it selects.
  private mutating func nameServices(
    of cluster: KubernetesCluster, into session: inout ImportSession
  ) {
    let taken = Set(workloadIDs)
    var workloads = LabelIndex(
      cluster.workloads.map { (namespace: $0.namespace, labels: $0.podLabels) })
    for service in cluster.services {
      let free = taken.contains(service.plainID) ? "service:\(service.plainID)" : service.plainID
      if session.string("type", of: service.spec) == "ExternalName",
        let host = session.string("externalName", of: service.spec)
      {
        serviceIDs[service.key] = free
        session.define(free, at: service.value) { $0.category = "Service" }
        session.require(free, host: host.lowercased(), at: service.value, confidence: .declared)
        continue
      }
      let selector = selector(of: service, &session)
      let selected = workloads.objects(with: selector, in: service.namespace)
        .map { workloadIDs[$0] }
      let isWorkload = selected == [service.plainID]
      serviceIDs[service.key] = isWorkload ? service.plainID : free
      if !isWorkload { connect(service, as: free, to: selected, into: &session) }
    }
  }

  /// What a service selects by; nothing when a part of it is no text, since it would select more.
  private func selector(
    of service: KubernetesObject, _ session: inout ImportSession
  ) -> [String: String] {
    let texts = session.texts("selector", of: service.spec)
    let members = (service.spec?["selector"]).memberList
    return members.allSatisfy { texts[$0.key] != nil } ? texts : [:]
  }

  private func connect(
    _ service: KubernetesObject, as id: String, to selected: [String],
    into session: inout ImportSession
  ) {
    session.define(id, at: service.value) { component in
      component.category = "Service"
      component.labels["namespace"] = RedactedText(service.namespace)
    }
    guard !selected.isEmpty else {
      session.coverage.leaveOut(
        "selector", because: "it selects none of the workloads that were read")
      return
    }
    session.require(
      id, ImportedRequirement(oneOf: selected.map { RedactedText($0) }), at: service.value)
  }
}
