internal import DependencyGraph
internal import LocatedJSON

/// Where the replicas of workloads run.
struct KubernetesPlaces {
  private let cluster: KubernetesCluster
  private var pods: LabelIndex
  private var budgets: LabelIndex
  /// The nodes of pods with the same labels.
  private var nodesByLabels: [Labels: [String]] = [:]

  private struct Labels: Hashable {
    var namespace: String
    var texts: [String: String]
  }

  /// How many replicas are believed; what is more is a mistake.
  private static let replicaCounts = 0...1_000_000

  init(_ cluster: KubernetesCluster) {
    self.cluster = cluster
    pods = LabelIndex(cluster.pods.map { (namespace: $0.namespace, labels: $0.labels) })
    budgets = LabelIndex(cluster.budgets.map { (namespace: $0.namespace, labels: $0.selector) })
  }

  /// Adds on which nodes or zones a workload stands: on those its pods are on where pods were read,
  /// otherwise on zones when it says that it is spread over them.
  mutating func place(
    _ workload: KubernetesObject, as id: String, into session: inout ImportSession
  ) {
    let nodes = nodesOfPods(of: workload, &session)
    if !nodes.isEmpty {
      require(id, anyOf: nodes, needs: 1, "the nodes its pods are on", workload, into: &session)
    } else if isSpread(workload, &session), cluster.zones.count > 1 {
      spread(workload, as: id, into: &session)
    }
  }

  private mutating func spread(
    _ workload: KubernetesObject, as id: String, into session: inout ImportSession
  ) {
    let zones = cluster.zones
    let stated = session.number(
      "replicas", of: workload.spec, in: KubernetesPlaces.replicaCounts)
    guard let replicas = stated, replicas > 1 else { return }
    guard replicas >= zones.count else {
      session.coverage.leaveOut(
        "topology spread",
        because: "it has fewer replicas than there are zones: which is not said")
      return
    }
    let needed = budget(of: workload, replicas: replicas).map {
      max(1, min(zones.count, ($0 * zones.count + replicas - 1) / replicas))
    }
    require(
      id, anyOf: zones, needs: needed ?? 1,
      needed == nil ? "spread over zones; one is taken to be enough" : "spread over zones",
      workload, into: &session)
  }

  private func require(
    _ id: String, anyOf domains: [String], needs: Int, _ note: RedactedText,
    _ workload: KubernetesObject, into session: inout ImportSession
  ) {
    let domains = domains.map { RedactedText($0) }
    var requirement = ImportedRequirement(
      domains.count == 1
        ? .component(domains[0]) : .anyOf(domains.map { .component($0) }, needs: needs))
    requirement.note = note
    if domains.count > 1 { requirement.confidence = .guessed }
    session.require(id, requirement, at: workload.value)
  }

  private mutating func nodesOfPods(
    of workload: KubernetesObject, _ session: inout ImportSession
  ) -> [String] {
    guard workload.kind != "Pod" else { return nodes(of: [workload], &session) }
    let labels = Labels(namespace: workload.namespace, texts: workload.podLabels)
    if let known = nodesByLabels[labels] { return known }
    let own = pods.objects(with: labels.texts, in: labels.namespace)
    let found = nodes(of: own.map { cluster.pods[$0] }, &session)
    nodesByLabels[labels] = found
    return found
  }

  private func nodes(
    of pods: [KubernetesObject], _ session: inout ImportSession
  ) -> [String] {
    Set(pods.compactMap { session.string("nodeName", of: $0.spec).flatMap { cluster.nodes[$0] } })
      .sorted()
  }

  private func isSpread(_ workload: KubernetesObject, _ session: inout ImportSession) -> Bool {
    let rules = session.object(
      "podAntiAffinity", of: session.object("affinity", of: workload.pod))
    let lists =
      session.list("topologySpreadConstraints", of: workload.pod)
      + session.list("requiredDuringSchedulingIgnoredDuringExecution", of: rules)
    return lists.contains { session.string("topologyKey", of: $0)?.hasSuffix("/zone") == true }
  }

  /// How many replicas a disruption budget asks for.
  private mutating func budget(of workload: KubernetesObject, replicas: Int) -> Int? {
    for position in budgets.objects(within: workload.podLabels, in: workload.namespace) {
      if let needed = cluster.budgets[position].needed(of: replicas) { return needed }
    }
    return nil
  }
}
