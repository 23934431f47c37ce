internal import DependencyGraph
internal import LocatedJSON

/// Makes components of resources, and says on which services of their clouds they run and where.
struct TerraformComponents {
  let graph: TerraformGraph

  func define(
    _ resource: TerraformResource, _ role: TerraformTypes.Role, into session: inout ImportSession
  ) {
    guard let cloud = role.cloud else { return }
    resource.checkPlaces(&session)
    let region = region(of: resource, session)
    session.define(resource.address, at: resource.value) { component in
      let owner = resource.tag("Owner") ?? resource.tag("owner") ?? resource.tag("team")
      component.name = resource.tag("Name").map { RedactedText($0) }
      component.owner = owner.map { RedactedText($0) }
      component.provider = RedactedText(cloud.name)
      component.category = RedactedText(resource.type)
      component.region = region.map { RedactedText($0) }
    }
    requireService(resource, role, region, into: &session)
    place(resource, role, cloud, region, into: &session)
  }

  private func region(of resource: TerraformResource, _ session: ImportSession) -> String? {
    resource.region
      ?? (resource.type.hasPrefix("aws_")
        ? graph.configuration?.region(of: resource.base) ?? session.region : session.region)
  }

  private func requireService(
    _ resource: TerraformResource, _ role: TerraformTypes.Role, _ region: String?,
    into session: inout ImportSession
  ) {
    var id: String
    switch role {
    case .global(let cloud, let service):
      id = "\(cloud.rawValue)/\(service)"
      session.define(id, .cloud, at: resource.value) { $0.provider = RedactedText(cloud.name) }
    case .regional(let cloud, let service):
      guard let region else {
        session.coverage.leaveOut(
          "service of a region", because: "the region is not in the file; give it with --region")
        return
      }
      let domain = defineRegion(region, of: cloud, at: resource.value, into: &session)
      id = "\(domain)/\(service)"
      session.define(id, .cloud, at: resource.value) { component in
        (component.provider, component.region) = (RedactedText(cloud.name), RedactedText(region))
        component.within = [RedactedText(domain)]
      }
    default: return
    }
    session.require(resource.address, id, at: resource.value) {
      $0.note = RedactedText(resource.type)
    }
  }

  /// Defines the domain of a region and returns its id.
  private func defineRegion(
    _ region: String, of cloud: TerraformTypes.Cloud, at value: JSONValue,
    into session: inout ImportSession
  ) -> String {
    let id = "\(cloud.rawValue)/\(region)"
    session.define(id, .domain, at: value) {
      ($0.provider, $0.region) = (RedactedText(cloud.name), RedactedText(region))
    }
    return id
  }

  private func place(
    _ resource: TerraformResource, _ role: TerraformTypes.Role, _ cloud: TerraformTypes.Cloud,
    _ region: String?, into session: inout ImportSession
  ) {
    var domain: String
    if let zone = resource.zone, resource.text("multi_az") != "true" {
      let region = defineRegion(zone.region, of: cloud, at: resource.value, into: &session)
      domain = "\(region)/\(zone.name)"
      session.define(domain, .domain, at: resource.value) { component in
        component.provider = RedactedText(cloud.name)
        component.region = RedactedText(zone.region)
        component.within = [RedactedText(region)]
      }
    } else if let region, case .network = role {
      domain = defineRegion(region, of: cloud, at: resource.value, into: &session)
    } else {
      return
    }
    session.draft.define(RedactedText(resource.address)) { $0.within = [RedactedText(domain)] }
  }
}
