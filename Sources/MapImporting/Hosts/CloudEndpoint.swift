/// A service of a cloud, by the name of its endpoint, called as the catalogue calls it.
struct CloudEndpoint: Equatable {
  var id: String
  var provider: String
  var region: String?
  /// The id of the domain of its region.
  var domain: String?

  /// What the labels in names of AWS endpoints are called in the catalogue, where they differ.
  private static let servicesOfAWS: [String: String] = [
    "elasticloadbalancing": "elb", "monitoring": "cloudwatch", "logs": "cloudwatch/logs",
    "execute-api": "api-gateway", "secretsmanager": "secrets-manager", "states": "step-functions",
    "cognito-idp": "cognito", "cognito-identity": "cognito", "events": "eventbridge",
    "cache": "elasticache", "elasticfilesystem": "efs", "lambda-url": "lambda", "es": "opensearch",
    "aoss": "opensearch", "mq": "amazon-mq", "elasticmapreduce": "emr", "s3-website": "s3",
    "queue": "sqs", "dkr": "ecr", "api.ecr": "ecr", "firehose": "firehose",
  ]

  /// The endpoint called `host`; `nil` when it is none of a cloud.
  init?(host: String) {
    guard let endpoint = CloudEndpoint.ofAWS(host) ?? CloudEndpoint.ofOthers(host) else {
      return nil
    }
    self = endpoint
  }

  /// A service of AWS in a region.
  static func aws(_ service: String, region: String) -> CloudEndpoint {
    CloudEndpoint(
      id: "aws/\(region)/\(service)", provider: "AWS", region: region, domain: "aws/\(region)")
  }

  private init(id: String, provider: String, region: String? = nil, domain: String? = nil) {
    (self.id, self.provider, self.region, self.domain) = (id, provider, region, domain)
  }

  private static func ofAWS(_ host: String) -> CloudEndpoint? {
    if host.hasSuffix(".cloudfront.net") {
      return CloudEndpoint(id: "aws/cloudfront", provider: "AWS")
    }
    var labels = host.split(separator: ".").map(String.init)
    if host.hasSuffix(".amazonaws.com.cn") {
      labels.removeLast(3)
    } else if host.hasSuffix(".amazonaws.com") || host.hasSuffix(".on.aws") {
      labels.removeLast(2)
    } else {
      return nil
    }
    // s3-us-west-2 is the old spelling of s3.us-west-2.
    labels = labels.flatMap { label -> [String] in
      label.hasPrefix("s3-") && isRegion(label.dropFirst(3))
        ? ["s3", String(label.dropFirst(3))] : [label]
    }
    guard let place = labels.lastIndex(where: { isRegion($0[...]) }) else {
      guard let service = labels.last else { return nil }
      let name = servicesOfAWS[service] ?? service
      return name == "s3" ? nil : CloudEndpoint(id: "aws/\(name)", provider: "AWS")
    }
    let service = place + 1 < labels.count ? labels[place + 1] : place > 0 ? labels[place - 1] : ""
    guard !service.isEmpty else { return nil }
    return aws(servicesOfAWS[service] ?? service, region: labels[place])
  }

  /// Whether `text` is made as names of AWS regions are: `us-east-1`, `us-gov-west-1`.
  static func isRegion(_ text: Substring) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return (3...4).contains(parts.count) && parts[0].count == 2
      && parts.dropLast().allSatisfy { $0.allSatisfy(\.isLetter) && !$0.isEmpty }
      && parts.last?.count == 1 && parts.last?.allSatisfy(\.isNumber) == true
      && parts.dropLast().contains { directions.contains(String($0)) }
  }

  private static let directions: Set<String> = [
    "north", "south", "east", "west", "central", "northeast", "southeast", "northwest", "southwest",
  ]

  /// Endings of endpoints that name no region: the service as a whole.
  private static let endings: [(String, String, String)] = [
    (".googleapis.com", "google-cloud", "Google Cloud"),
    (".azurefd.net", "azure/front-door", "Azure"),
    (".azureedge.net", "azure/front-door", "Azure"),
    ("login.microsoftonline.com", "azure/entra-id", "Azure"),
  ]

  private static func ofOthers(_ host: String) -> CloudEndpoint? {
    if host == "storage.googleapis.com" || host.hasSuffix(".storage.googleapis.com") {
      return CloudEndpoint(id: "google-cloud/cloud-storage", provider: "Google Cloud")
    }
    for (ending, id, provider) in endings where host.hasSuffix(ending) {
      guard id == "google-cloud" else { return CloudEndpoint(id: id, provider: provider) }
      let service = host.dropLast(ending.count).split(separator: ".").last ?? "apis"
      return CloudEndpoint(id: "google-cloud/\(service)", provider: provider)
    }
    return nil
  }
}
