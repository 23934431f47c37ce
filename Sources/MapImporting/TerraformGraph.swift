internal import DependencyGraph
internal import LocatedJSON

/// The resources of one file, before it is known who needs what.
struct TerraformGraph {
  private var resources: [TerraformResource] = []
  /// The positions of the instances of each resource, by address without index.
  private var instances: [String: [Int]] = [:]
  var configuration: TerraformConfiguration?

  mutating func add(_ resource: TerraformResource, into session: inout ImportSession) {
    guard let role = TerraformTypes.role(of: resource.type) else {
      session.coverage.leaveOut(
        resource.type, because: "what it needs is not known for this type")
      return
    }
    if role == .setting {
      session.coverage.leaveOut(resource.type, because: "it is a setting and does not fail")
    } else {
      session.coverage.use(resource.type)
    }
    instances[resource.base, default: []].append(resources.count)
    resources.append(resource)
  }

  func connect(into session: inout ImportSession) {
    for resource in resources { define(resource, into: &session) }
    for resource in resources {
      switch TerraformTypes.role(of: resource.type) {
      case .regional, .global, .network: connect(resource, into: &session)
      case .asynchronousLink: link(resource, into: &session)
      case .registration: register(resource, into: &session)
      case .passage: connectListener(resource, into: &session)
      case .setting, nil: continue
      }
    }
  }

  // MARK: - Components

  private func region(of resource: TerraformResource, _ session: ImportSession) -> String? {
    resource.region
      ?? (resource.type.hasPrefix("aws_")
        ? configuration?.region(of: resource.base) ?? session.region : session.region)
  }

  private func define(_ resource: TerraformResource, into session: inout ImportSession) {
    let cloud: TerraformTypes.Cloud
    var service: String?
    switch TerraformTypes.role(of: resource.type) {
    case .regional(let owner, let name): (cloud, service) = (owner, name)
    case .global(let owner, let name): (cloud, service) = (owner, name)
    case .network(let owner): cloud = owner
    default: return
    }
    let region = region(of: resource, session)
    session.define(resource.address, at: resource.value) { component in
      component.name = resource.tag("Name")
      component.owner = resource.tag("Owner") ?? resource.tag("owner") ?? resource.tag("team")
      component.provider = cloud.name
      component.category = resource.type
      component.region = region
    }
    if let service { require(service, of: cloud, resource, region, into: &session) }
    place(resource, cloud, region, into: &session)
  }

  private func require(
    _ service: String, of cloud: TerraformTypes.Cloud, _ resource: TerraformResource,
    _ region: String?, into session: inout ImportSession
  ) {
    var id = "\(cloud.rawValue)/\(service)"
    if case .regional = TerraformTypes.role(of: resource.type) {
      guard let region else {
        session.coverage.leaveOut(
          "service of a region", because: "the region is not in the file; give it with --region")
        return
      }
      id = "\(cloud.rawValue)/\(region)/\(service)"
      defineRegion(region, of: cloud, at: resource.value, into: &session)
      session.define(id, .cloud, at: resource.value) { component in
        (component.provider, component.region) = (cloud.name, region)
        component.within = ["\(cloud.rawValue)/\(region)"]
      }
    } else {
      session.define(id, .cloud, at: resource.value) { $0.provider = cloud.name }
    }
    session.require(resource.address, id, at: resource.value) { $0.note = resource.type }
  }

  private func defineRegion(
    _ region: String, of cloud: TerraformTypes.Cloud, at value: JSONValue,
    into session: inout ImportSession
  ) {
    session.define("\(cloud.rawValue)/\(region)", .domain, at: value) {
      ($0.provider, $0.region) = (cloud.name, region)
    }
  }

  private func place(
    _ resource: TerraformResource, _ cloud: TerraformTypes.Cloud, _ region: String?,
    into session: inout ImportSession
  ) {
    if let zone = resource.zone, resource.text("multi_az") != "true" {
      defineRegion(zone.region, of: cloud, at: resource.value, into: &session)
      let domain = "\(cloud.rawValue)/\(zone.region)/\(zone.name)"
      session.define(domain, .domain, at: resource.value) { component in
        (component.provider, component.region) = (cloud.name, zone.region)
        component.within = ["\(cloud.rawValue)/\(zone.region)"]
      }
      session.map.define(resource.address) { $0.within = [domain] }
    } else if let region, case .network = TerraformTypes.role(of: resource.type) {
      defineRegion(region, of: cloud, at: resource.value, into: &session)
      session.map.define(resource.address) { $0.within = ["\(cloud.rawValue)/\(region)"] }
    }
  }

  // MARK: - Requirements

  private func isComponent(_ type: String) -> Bool {
    switch TerraformTypes.role(of: type) {
    case .regional, .global, .network: true
    default: false
    }
  }

  /// What a resource names, by property where a configuration tells.
  private func references(
    of resource: TerraformResource
  ) -> [TerraformConfiguration.Reference] {
    let known = configuration?.references(of: resource.base) ?? []
    guard known.isEmpty else { return known }
    return resource.dependencies.map {
      TerraformConfiguration.Reference(property: "", address: TerraformResource.base(of: $0))
    }
  }

  /// The components that `resource` names, through what is only a passage, each once.
  private func targets(of resource: TerraformResource) -> [TerraformConfiguration.Reference] {
    var found: [TerraformConfiguration.Reference] = []
    var passed: Set<String> = []
    var rest = references(of: resource)
    var next = 0
    while next < rest.count {
      let reference = rest[next]
      next += 1
      guard let positions = instances[reference.address], let first = positions.first,
        reference.address != resource.base
      else { continue }
      let target = resources[first]
      if isComponent(target.type) {
        if !found.contains(where: { $0.address == reference.address }) { found.append(reference) }
      } else if TerraformTypes.role(of: target.type) == .passage,
        passed.insert(reference.address).inserted
      {
        rest += references(of: target).map {
          TerraformConfiguration.Reference(
            property: reference.property, address: $0.address,
            isByIndex: reference.isByIndex && $0.isByIndex)
        }
      }
    }
    return found
  }

  private func connect(_ resource: TerraformResource, into session: inout ImportSession) {
    let lost = references(of: resource).count { instances[$0.address] == nil }
    if lost > 0 {
      session.coverage.leaveOut(
        "reference", because: "it names a resource that was left out or is not in the file",
        count: lost)
    }
    for target in targets(of: resource) {
      let positions = instances[target.address] ?? []
      guard let first = positions.first else { continue }
      let type = resources[first].type
      if TerraformTypes.registers(resource.type, with: type) {
        for position in positions {
          session.require(resources[position].address, resource.address, at: resource.value)
        }
        continue
      }
      let own = positions.filter {
        target.isByIndex && resource.index != nil && resources[$0].index == resource.index
      }
      let ids = (own.isEmpty ? positions : own).map { resources[$0].address }
      var requirement = ImportedRequirement(
        ids.count == 1 ? .component(ids[0]) : .anyOf(ids.map { .component($0) }, needs: 1))
      let isDeclared = TerraformTypes.isDeclared(resource.type, on: type) && ids.count == 1
      requirement.confidence = isDeclared ? .declared : .guessed
      requirement.note =
        target.property.isEmpty ? "made after it" : "named in \(target.property)"
      session.require(resource.address, requirement, at: resource.value)
    }
  }

  /// A function waits for a queue, and a queue for a function: neither goes down with the other.
  private func link(_ resource: TerraformResource, into session: inout ImportSession) {
    let ends = targets(of: resource).compactMap { instances[$0.address]?.first }.map {
      resources[$0]
    }
    guard let taker = ends.first(where: { $0.type == "aws_lambda_function" }) else { return }
    for source in ends where source.address != taker.address {
      session.require(taker.address, source.address, at: resource.value) {
        $0.isSoft = true
        $0.note = "asynchronous: \(resource.type)"
      }
    }
  }

  private func register(_ resource: TerraformResource, into session: inout ImportSession) {
    let ends = targets(of: resource).compactMap { instances[$0.address]?.first }.map {
      resources[$0]
    }
    let leads = ends.filter { $0.type.hasSuffix("target_group") || $0.type.hasSuffix("lb") }
    for lead in leads {
      for target in ends where !leads.contains(where: { $0.address == target.address }) {
        session.require(lead.address, target.address, at: resource.value)
      }
    }
  }

  /// A listener leads from its load balancer to its target groups.
  private func connectListener(
    _ resource: TerraformResource, into session: inout ImportSession
  ) {
    guard resource.type.hasSuffix("lb_listener") else { return }
    let ends = targets(of: resource).compactMap { instances[$0.address]?.first }.map {
      resources[$0]
    }
    guard let balancer = ends.first(where: { $0.type.hasSuffix("lb") }) else { return }
    for group in ends where group.type.hasSuffix("target_group") {
      session.require(balancer.address, group.address, at: resource.value)
    }
  }
}
