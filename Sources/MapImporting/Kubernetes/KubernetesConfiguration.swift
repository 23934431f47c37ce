internal import LocatedJSON

/// The config maps of a cluster, looked into where a workload takes variables from them.
struct KubernetesConfiguration {
  private let maps: [String: KubernetesObject]
  /// The values in each map that was asked for, by key.
  private var values: [String: [String: JSONValue]] = [:]

  init(_ cluster: KubernetesCluster) {
    maps = cluster.configMaps
  }

  /// All that the map called `name` in `namespace` holds, in the order of the text.
  func content(
    of name: String, in namespace: String, _ session: inout ImportSession
  ) -> [(key: String, value: JSONValue)] {
    session.members("data", of: maps["\(namespace)/\(name)"]?.value)
  }

  /// What the map called `name` in `namespace` holds as `key`.
  mutating func value(
    of key: String, in name: String, _ namespace: String, _ session: inout ImportSession
  ) -> JSONValue? {
    let map = "\(namespace)/\(name)"
    if values[map] == nil {
      values[map] = Dictionary(
        content(of: name, in: namespace, &session).map { ($0.key, $0.value) },
        uniquingKeysWith: { one, _ in one })
    }
    return values[map]?[key]
  }
}
