internal import DependencyGraph
internal import LocatedJSON

extension ImportSession {
  /// Adds that `id` requires what answers at `host`: a service of a cloud, by the catalogue's name, or
  /// a third party named by its host.
  mutating func require(
    _ id: String, host: String, at value: JSONValue, confidence: Confidence,
    _ change: (inout ImportedRequirement) -> Void = { _ in }
  ) {
    if let endpoint = CloudEndpoint(host: host) {
      define(endpoint, at: value, confidence: confidence)
      require(id, endpoint.id, at: value, confidence: confidence, change)
    } else {
      define(host, .thirdParty, at: value, confidence: confidence) {
        $0.url = "https://\(host)/"
      }
      require(id, host, at: value, confidence: confidence, change)
    }
  }

  /// Defines a service of a cloud, within the domain of its region.
  mutating func define(
    _ endpoint: CloudEndpoint, at value: JSONValue, confidence: Confidence = .declared
  ) {
    if let domain = endpoint.domain {
      define(domain, .domain, at: value, confidence: confidence) { component in
        component.provider = RedactedText(endpoint.provider)
        component.region = endpoint.region.map { RedactedText($0) }
      }
    }
    define(endpoint.id, .cloud, at: value, confidence: confidence) { component in
      component.provider = RedactedText(endpoint.provider)
      component.region = endpoint.region.map { RedactedText($0) }
      if let domain = endpoint.domain { component.within = [RedactedText(domain)] }
    }
  }
}
