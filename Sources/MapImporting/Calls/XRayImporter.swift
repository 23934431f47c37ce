internal import DependencyGraph
internal import LocatedJSON

extension ImportKind {
  /// The service graph of AWS X-Ray.
  public static let xray = ImportKind("xray")
}

/// The service graph of AWS X-Ray: `aws xray get-service-graph` and `get-trace-graph`'s `Services`.
///
///     {"Services": [{"ReferenceId": 0, "Name": "api", "Type": "AWS::Lambda::Function",
///                    "Edges": [{"ReferenceId": 1, "EdgeType": "link"}]}, …]}
///
/// An edge that is a link, or that leaves a queue, a topic or a bucket, joins what was put there to who
/// took it later: it is soft. Nodes that share a name
/// are told apart by their type, and where that is the same too by their number.
enum XRayImporter: Importer {
  static let kind = ImportKind.xray

  static func recognises(_ root: JSONValue) -> Bool {
    guard let first = root["Services"]?.elements.first(where: { _ in true }) else { return false }
    return first["ReferenceId"] != nil && first["Edges"] != nil
  }

  fileprivate struct Node {
    var value: JSONValue
    var name: String
    var type: String?
    var id = ""
  }

  static func read(_ root: JSONValue, into session: inout ImportSession) {
    guard let list = root["Services"], list.isArray else {
      return session.fail("an X-Ray graph is an object with a list \"Services\"", at: root)
    }
    let nodes = nodes(in: list, &session)
    for (reference, node) in nodes.sorted(by: { $0.key < $1.key }) {
      define(node, in: &session)
      readEdges(of: node, reference, among: nodes, into: &session)
    }
    session.coverage.cannotKnow(
      """
      X-Ray shows calls that were sampled, not whether they are needed: each is taken as a hard \
      dependency, links between traces as soft; compare with --assume soft.
      """)
  }

  private static func nodes(in list: JSONValue, _ session: inout ImportSession) -> [Int: Node] {
    var nodes: [Int: Node] = [:]
    for value in list.elements {
      guard let reference = value["ReferenceId"]?.integer,
        let name = value["Name"]?.string ?? value["Names"]?.strings.first, !name.isEmpty
      else {
        session.warn("a service has a ReferenceId and a Name", at: value)
        session.coverage.leaveOut("service", because: "it has no number or no name")
        continue
      }
      guard nodes[reference] == nil else {
        session.warn("the ReferenceId \(reference) stands twice", at: value)
        session.coverage.leaveOut("service", because: "another one has its number")
        continue
      }
      let type = session.string("Type", of: value)
      if type == "client" {
        session.coverage.leaveOut("client", because: "who calls from outside needs no place here")
        continue
      }
      nodes[reference] = Node(value: value, name: name, type: type)
      session.coverage.use("service")
    }
    nameApart(&nodes)
    return nodes
  }

  /// Gives each node an id of its own: its name, with its type where the name is not its own, and
  /// with its number where that is not enough.
  private static func nameApart(_ nodes: inout [Int: Node]) {
    let names = Dictionary(grouping: nodes.values, by: \.name)
    let typed = Dictionary(grouping: nodes.values) { $0.name + " " + ($0.type ?? "") }
    for (reference, node) in nodes {
      if names[node.name]?.count == 1 {
        nodes[reference]?.id = node.name
      } else if let type = node.type, typed[node.name + " " + type]?.count == 1 {
        nodes[reference]?.id = "\(node.name) (\(type))"
      } else {
        nodes[reference]?.id = "\(node.name) (\(node.type ?? "untyped") \(reference))"
      }
    }
  }

  private static func define(_ node: Node, in session: inout ImportSession) {
    let isRemote = node.type == "remote"
    session.define(
      node.id, isRemote ? .thirdParty : node.isCloud ? .cloud : .service, at: node.value,
      confidence: .observed
    ) { component in
      if node.id != node.name { component.name = RedactedText(node.name) }
      component.category = node.type.map { RedactedText($0) }
      if node.isCloud { component.provider = "AWS" }
    }
  }

  private static func readEdges(
    of node: Node, _ reference: Int, among nodes: [Int: Node], into session: inout ImportSession
  ) {
    for edge in session.list("Edges", of: node.value) {
      guard let target = edge["ReferenceId"]?.integer, let other = nodes[target] else {
        session.warn("an edge leads to a service that is not in the graph", at: edge)
        session.coverage.leaveOut("call", because: "what is called is not in the graph")
        continue
      }
      guard target != reference else {
        session.coverage.leaveOut("call", because: "a service called itself")
        continue
      }
      let isLink = session.string("EdgeType", of: edge)?.lowercased() == "link" || node.passesOn
      session.require(node.id, other.id, at: edge, confidence: .observed) { requirement in
        requirement.isSoft = isLink
        if isLink { requirement.note = "asynchronous: what is queued waits" }
      }
      session.coverage.use(isLink ? "link" : "call")
    }
  }
}

extension XRayImporter.Node {
  /// Whether others take from it what was put there, at a time of their own.
  fileprivate var passesOn: Bool {
    ["AWS::SQS", "AWS::SNS", "AWS::Kinesis", "AWS::Events", "AWS::S3", "AWS::DynamoDB"]
      .contains { type?.hasPrefix($0) == true }
  }

  /// Whether it is a service of AWS itself rather than something that runs on one.
  fileprivate var isCloud: Bool {
    guard let type, type.hasPrefix("AWS::") else { return false }
    let own = ["AWS::Lambda", "AWS::EC2", "AWS::ECS", "AWS::EKS", "AWS::ElasticBeanstalk"]
    return !own.contains { type == $0 || type.hasPrefix($0 + "::") }
  }
}
