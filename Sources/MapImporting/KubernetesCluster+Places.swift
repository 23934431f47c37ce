internal import DependencyGraph
internal import LocatedJSON

/// Where the replicas of workloads run.
extension KubernetesCluster {
  /// Adds on which nodes or zones a workload stands: on those its pods are on where pods were read,
  /// otherwise on zones when it says that it is spread over them.
  func place(_ workload: KubernetesObject, as id: String, into session: inout ImportSession) {
    let nodes = nodesOfPods(of: workload)
    if !nodes.isEmpty {
      require(id, anyOf: nodes, needs: 1, "the nodes its pods are on", workload, into: &session)
    } else if isSpread(workload), zones.count > 1 {
      let replicas = workload.spec?["replicas"]?.integer ?? 1
      guard replicas > 1 else { return }
      let used = min(replicas, zones.count)
      guard used == zones.count else {
        session.coverage.leaveOut(
          "topology spread",
          because: "it has fewer replicas than there are zones: which is not said")
        return
      }
      let needed = budget(of: workload, replicas: replicas).map {
        max(1, min(used, ($0 * used + replicas - 1) / replicas))
      }
      require(
        id, anyOf: zones, needs: needed ?? 1,
        needed == nil ? "spread over zones; one is taken to be enough" : "spread over zones",
        workload, into: &session)
    }
  }

  private func require(
    _ id: String, anyOf domains: [String], needs: Int, _ note: String, _ workload: KubernetesObject,
    into session: inout ImportSession
  ) {
    var requirement = ImportedRequirement(
      domains.count == 1
        ? .component(domains[0]) : .anyOf(domains.map { .component($0) }, needs: needs))
    requirement.note = note
    if domains.count > 1 { requirement.confidence = .guessed }
    session.require(id, requirement, at: workload.value)
  }

  private func nodesOfPods(of workload: KubernetesObject) -> [String] {
    let labels = workload.podLabels
    guard !labels.isEmpty || workload.kind == "Pod" else { return [] }
    let own =
      workload.kind == "Pod"
      ? [workload]
      : pods.filter { pod in
        pod.namespace == workload.namespace
          && labels.allSatisfy { pod.labels[$0.key] == $0.value }
      }
    var found: [String] = []
    for pod in own {
      guard let name = pod.spec?["nodeName"]?.string, let node = nodes[name] else { continue }
      if !found.contains(node) { found.append(node) }
    }
    return found.sorted()
  }

  private func isSpread(_ workload: KubernetesObject) -> Bool {
    let isZone = { (key: String?) in key?.hasSuffix("/zone") == true }
    let pod = workload.pod
    if pod?["topologySpreadConstraints"]?.elements.contains(where: {
      isZone($0["topologyKey"]?.string)
    }) == true {
      return true
    }
    let rules = pod?["affinity"]?["podAntiAffinity"]?[
      "requiredDuringSchedulingIgnoredDuringExecution"]
    return rules?.elements.contains { isZone($0["topologyKey"]?.string) } == true
  }

  /// How many replicas a disruption budget asks for.
  private func budget(of workload: KubernetesObject, replicas: Int) -> Int? {
    let labels = workload.podLabels
    for budget in budgets where budget.namespace == workload.namespace {
      let selector = KubernetesObject.texts(budget.spec?["selector"]?["matchLabels"])
      guard !selector.isEmpty, selector.allSatisfy({ labels[$0.key] == $0.value }) else { continue }
      if let least = count(budget.spec?["minAvailable"], of: replicas) { return least }
      if let most = count(budget.spec?["maxUnavailable"], of: replicas) { return replicas - most }
    }
    return nil
  }

  /// A number, or a percentage of `replicas` rounded up.
  private func count(_ value: JSONValue?, of replicas: Int) -> Int? {
    guard let value else { return nil }
    if let number = value.integer { return max(0, min(number, replicas)) }
    guard let text = value.string, text.hasSuffix("%"), let share = Int(text.dropLast()),
      (0...100).contains(share), replicas <= 1_000_000
    else { return nil }
    return (replicas * share + 99) / 100
  }
}
