internal import DependencyGraph
internal import LocatedJSON

extension ImportKind {
  /// The traffic graph of Kiali.
  public static let kiali = ImportKind("kiali")
}

/// The traffic graph of Kiali: `/api/namespaces/graph`.
///
///     {"elements": {"nodes": [{"data": {"id": "1f…", "app": "web", "namespace": "shop"}}, …],
///                   "edges": [{"data": {"source": "1f…", "target": "07…"}}]}}
///
/// Nodes are workloads, applications or services; versions of one application are one component.
enum KialiImporter: Importer {
  static let kind = ImportKind.kiali

  static func recognises(_ root: JSONValue) -> Bool {
    guard let elements = root["elements"] else { return false }
    return elements["nodes"]?.isArray == true && root["graphType"] != nil
  }

  static func read(_ root: JSONValue, into session: inout ImportSession) {
    guard let elements = root["elements"], let nodes = elements["nodes"], nodes.isArray else {
      return session.fail("a Kiali graph has elements with a list of nodes", at: root)
    }
    var ids: [String: String] = [:]
    for node in nodes.elements { read(node: node, &ids, into: &session) }
    for edge in session.list("edges", of: elements) {
      read(edge: edge, ids, into: &session)
    }
    session.coverage.cannotKnow(
      """
      Kiali shows traffic of a stretch of time, not whether it is needed: each is taken as a hard \
      dependency; compare with --assume soft.
      """)
    session.coverage.cannotKnow(
      "Traffic that does not pass the mesh (databases, queues, other clusters) is not in the graph."
    )
  }

  private static func read(
    node: JSONValue, _ ids: inout [String: String], into session: inout ImportSession
  ) {
    guard let content = session.object("data", of: node), let key = content["id"]?.string else {
      session.warn("a node has data with an id", at: node)
      session.coverage.leaveOut("node", because: "it has no id")
      return
    }
    if content["isBox"] != nil {
      session.coverage.leaveOut("box", because: "it only groups other nodes")
      return
    }
    let kind = session.string("nodeType", of: content) ?? "node"
    let names = [
      session.string("app", of: content), session.string("service", of: content),
      session.string("workload", of: content), session.string("aggregateValue", of: content),
    ]
    guard let name = names.compactMap(\.self).first(where: { $0 != "unknown" }) else {
      session.coverage.leaveOut("\(kind) node", because: "its source is not known to the mesh")
      return
    }
    let namespace = session.string("namespace", of: content) ?? "unknown"
    let isOutside =
      content["isServiceEntry"] != nil
      || (kind == "service" && name.contains(".") && !name.hasSuffix(".local"))
    let isPlain = isOutside || ["unknown", "default", ""].contains(namespace)
    let id = isPlain ? name : "\(namespace)/\(name)"
    ids[key] = id
    let cluster = session.string("cluster", of: content)
    session.define(id, isOutside ? .thirdParty : .service, at: content, confidence: .observed) {
      component in
      if !isPlain { component.labels["namespace"] = RedactedText(namespace) }
      if let cluster, cluster != "unknown" { component.labels["cluster"] = RedactedText(cluster) }
    }
    session.coverage.use("\(kind) node")
  }

  private static func read(
    edge: JSONValue, _ ids: [String: String], into session: inout ImportSession
  ) {
    guard let content = edge["data"], let source = content["source"]?.string,
      let target = content["target"]?.string
    else {
      session.warn("an edge has data with a source and a target", at: edge)
      session.coverage.leaveOut("edge", because: "it does not name both ends")
      return
    }
    guard let caller = ids[source], let called = ids[target] else {
      session.coverage.leaveOut("edge", because: "one of its ends is not known")
      return
    }
    guard caller != called else {
      session.coverage.leaveOut("edge", because: "it leads to another version of the same")
      return
    }
    session.require(caller, called, at: content, confidence: .observed)
    session.coverage.use("edge")
  }
}
