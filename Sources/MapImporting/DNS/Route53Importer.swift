internal import DependencyGraph
internal import LocatedJSON

extension ImportKind {
  /// The records of a hosted zone of Route 53.
  public static let route53 = ImportKind("route53")
}

/// The records of a hosted zone: `aws route53 list-resource-record-sets`.
///
///     {"ResourceRecordSets": [{"Name": "www.shop.example.", "Type": "CNAME", "TTL": 60,
///                              "ResourceRecords": [{"Value": "shop.edge.example.net"}]}]}
///
///     dns:www.shop.example ──► shop.edge.example.net (tolerates 60s)   ──► aws/route-53
///
/// Records of one name that differ by failover, weight, latency or place are alternatives: while one
/// of them answers, the name does.
enum Route53Importer: Importer {
  static let kind = ImportKind.route53

  static func recognises(_ root: JSONValue) -> Bool {
    root["ResourceRecordSets"]?.isArray == true
  }

  /// What a record of one name leads to.
  private struct Answer {
    var value: JSONValue
    var targets: [String]
    var isPrimary: Bool
    var ttl: Int?
  }

  private static let routings: [String] = [
    "Failover", "Weight", "Region", "GeoLocation", "GeoProximityLocation", "CidrRoutingConfig",
    "MultiValueAnswer", "SetIdentifier",
  ]

  static func read(_ root: JSONValue, into session: inout ImportSession) {
    guard let list = root["ResourceRecordSets"], list.isArray else {
      return session.fail("an answer of Route 53 has a list \"ResourceRecordSets\"", at: root)
    }
    var answers: [String: [Answer]] = [:]
    var order: [String] = []
    let own = Set(list.elements.compactMap { $0["Name"]?.string.map(host) })
    for record in list.elements {
      guard let name = record["Name"]?.string, !name.isEmpty, let type = record["Type"]?.string
      else {
        session.warn("a record has a Name and a Type", at: record)
        session.coverage.leaveOut("record", because: "it has no name or no type")
        continue
      }
      let ttl = session.number("TTL", of: record, in: 0...2_147_483_647)
      guard let targets = targets(of: record, type, own, into: &session) else { continue }
      let id = "dns:\(host(name))" + (type == "MX" ? " MX" : "")
      if answers[id] == nil { order.append(id) }
      answers[id, default: []].append(
        Answer(
          value: record, targets: targets,
          isPrimary: session.string("Failover", of: record) != "SECONDARY",
          ttl: ttl == 0 ? nil : ttl))
      session.coverage.use("\(type) record")
    }
    for id in order { add(answers[id] ?? [], to: id, into: &session) }
    session.coverage.cannotKnow(
      "Records say where names lead, not who uses them: say so in a map of your own, or by sameAs.")
    session.coverage.cannotKnow(
      """
      Resolvers may keep an answer for other times than its TTL says, and health checks are not in \
      the records: a failover is taken to work.
      """)
  }

  /// A name without its last dot, in small letters, `\052` being `*`.
  private static func host(_ name: String) -> String {
    let name = name.hasSuffix(".") ? String(name.dropLast()) : name
    return name.replacing("\\052", with: "*").lowercased()
  }

  /// The components that a record leads to; `nil`, and counted, when it is no dependency.
  private static func targets(
    of record: JSONValue, _ type: String, _ own: Set<String>, into session: inout ImportSession
  ) -> [String]? {
    let alias = session.object("AliasTarget", of: record)
    if let alias = session.string("DNSName", of: alias) {
      return [define(host(alias), own, at: record, into: &session)]
    }
    let values = session.list("ResourceRecords", of: record).compactMap {
      session.string("Value", of: $0)
    }
    switch type {
    case "CNAME" where !values.isEmpty:
      return values.map { define(host($0), own, at: record, into: &session) }
    case "MX" where !values.isEmpty:
      return values.map { value in
        define(
          host(value.split(separator: " ").last.map(String.init) ?? value), own, at: record,
          into: &session)
      }
    case "A", "AAAA":
      return []
    default:
      session.coverage.leaveOut("\(type) record", because: "nothing that fails follows from it")
      return nil
    }
  }

  private static func define(
    _ host: String, _ own: Set<String>, at record: JSONValue, into session: inout ImportSession
  ) -> String {
    if own.contains(host) {
      session.define("dns:\(host)", at: record)
      return "dns:\(host)"
    }
    // "dualstack." before the name of a load balancer says only that it has two addresses.
    let plain = host.hasPrefix("dualstack.") ? String(host.dropFirst(10)) : host
    if let endpoint = CloudEndpoint(host: plain) {
      session.define(endpoint, at: record)
      guard endpoint.region != nil else { return endpoint.id }
      session.define(plain, at: record) { $0.category = "endpoint" }
      session.require(plain, endpoint.id, at: record)
      return plain
    }
    session.define(plain, .thirdParty, at: record) { $0.url = "https://\(plain)/" }
    return plain
  }

  private static func add(
    _ answers: [Answer], to id: String, into session: inout ImportSession
  ) {
    guard let first = answers.first else { return }
    session.define(id, at: first.value) { $0.category = "DNS name" }
    session.define("aws/route-53", .cloud, at: first.value) { $0.provider = "AWS" }
    session.require(id, "aws/route-53", at: first.value) { $0.toleratesSeconds = first.ttl }
    let ordered = answers.filter(\.isPrimary) + answers.filter { !$0.isPrimary }
    let ways = ordered.filter { !$0.targets.isEmpty }
    if ways.count < answers.count, answers.count > 1, !ways.isEmpty {
      session.coverage.leaveOut(
        "alternative that is an address", because: "nothing stands behind it that could fail",
        count: answers.count - ways.count)
      return
    }
    // Several mail servers of one name are alternatives too.
    let members =
      id.hasSuffix(" MX") ? ways.flatMap { $0.targets.map { [$0] } } : ways.map(\.targets)
    var needs: [ImportedRequirement.Need] = []
    var seen: Set<ImportedRequirement.Need> = []
    for targets in members {
      let plain = targets.map { ImportedRequirement.Need.component(RedactedText($0)) }
      let need = plain.count == 1 ? plain[0] : .allOf(plain)
      if seen.insert(need).inserted { needs.append(need) }
    }
    guard !needs.isEmpty else { return }
    var requirement = ImportedRequirement(needs.count == 1 ? needs[0] : .anyOf(needs, needs: 1))
    if needs.count == 1 {
      requirement.toleratesSeconds = first.ttl
    } else {
      requirement.failoverSeconds = first.value["Failover"] != nil ? first.ttl : nil
      let routings = routings.filter { first.value.member($0) != nil }
      requirement.note = routings.isEmpty ? nil : "\(routings.joined(separator: ", "))"
    }
    session.require(id, requirement, at: first.value)
  }
}
