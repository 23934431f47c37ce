internal import DependencyGraph
internal import LocatedJSON

/// Says which resources need which.
struct TerraformConnections {
  let graph: TerraformGraph
  /// The groups of instances that stand in the map as components of their own.
  private var groups: Set<String> = []

  /// Where both ends have more instances than this, those that are needed become a component of their
  /// own, so that *n* instances that need one of *m* are not *n* × *m* dependencies.
  private static let maximumListedCount = 16

  init(_ graph: TerraformGraph) {
    self.graph = graph
  }

  mutating func connect(into session: inout ImportSession) {
    for (resource, role) in graph.entries {
      switch role {
      case .regional, .global, .network: connect(resource, into: &session)
      case .asynchronousLink: link(resource, into: &session)
      case .registration: register(resource, into: &session)
      case .passage: connectListener(resource, into: &session)
      case .setting: continue
      }
    }
  }

  private mutating func connect(
    _ resource: TerraformResource, into session: inout ImportSession
  ) {
    let lost = graph.references(of: resource).count { graph.instanceCount(of: $0.address) == 0 }
    if lost > 0 {
      session.coverage.leaveOut(
        "reference", because: "it names a resource that was left out or is not in the file",
        count: lost)
    }
    for target in graph.targets(of: resource) {
      guard let type = graph.firstInstance(of: target.address)?.type else { continue }
      if TerraformTypes.registers(resource.type, with: type) {
        registerItself(resource, with: target, into: &session)
      } else {
        require(target, type, for: resource, into: &session)
      }
    }
  }

  private mutating func require(
    _ target: TerraformConfiguration.Reference, _ type: String, for resource: TerraformResource,
    into session: inout ImportSession
  ) {
    let own = target.isByIndex ? graph.instances(of: target.address, alike: resource) : []
    let count = own.isEmpty ? graph.instanceCount(of: target.address) : own.count
    var requirement: ImportedRequirement
    if own.isEmpty, isLarge(count, resource) {
      requirement = ImportedRequirement(
        RedactedText(anyOf(target.address, type, at: resource, into: &session)))
    } else {
      let instances = own.isEmpty ? graph.instances(of: target.address) : own
      requirement = ImportedRequirement(oneOf: instances.map { RedactedText($0.address) })
    }
    let isDeclared = TerraformTypes.isDeclared(resource.type, on: type) && count == 1
    requirement.confidence = isDeclared ? .declared : .guessed
    requirement.note =
      target.property.isEmpty ? "made after it" : "named in \(target.property)"
    session.require(resource.address, requirement, at: resource.value)
  }

  /// Whether `count` instances are too many to be listed for each instance of `resource`.
  private func isLarge(_ count: Int, _ resource: TerraformResource) -> Bool {
    count > TerraformConnections.maximumListedCount
      && graph.instanceCount(of: resource.base) > TerraformConnections.maximumListedCount
  }

  /// The component that stands for any one of the instances at `address`.
  private mutating func anyOf(
    _ address: String, _ type: String, at resource: TerraformResource,
    into session: inout ImportSession
  ) -> String {
    let id = "\(address)[any]"
    guard groups.insert(id).inserted else { return id }
    let instances = graph.instances(of: address)
    session.define(id, at: resource.value, confidence: .guessed) { component in
      component.category = RedactedText(type)
      component.description = "any one of \(instances.count) instances"
    }
    var requirement = ImportedRequirement(oneOf: instances.map { RedactedText($0.address) })
    requirement.confidence = .guessed
    session.require(id, requirement, at: resource.value)
    return id
  }

  /// The component that stands for all instances of `resource`.
  private mutating func allOf(
    _ resource: TerraformResource, into session: inout ImportSession
  ) -> String {
    let id = "\(resource.base)[all]"
    guard groups.insert(id).inserted else { return id }
    let instances = graph.instances(of: resource.base)
    session.define(id, at: resource.value, confidence: .guessed) { component in
      component.category = RedactedText(resource.type)
      component.description = "all \(instances.count) instances"
    }
    for instance in instances { session.require(id, instance.address, at: instance.value) }
    return id
  }

  /// What registers itself with a load balancer's targets is what these need.
  private mutating func registerItself(
    _ resource: TerraformResource, with target: TerraformConfiguration.Reference,
    into session: inout ImportSession
  ) {
    var id = resource.address
    if isLarge(graph.instanceCount(of: target.address), resource) {
      id = allOf(resource, into: &session)
      guard groups.insert("\(id) \(target.address)").inserted else { return }
    }
    for lead in graph.instances(of: target.address) {
      session.require(lead.address, id, at: resource.value)
    }
  }

  /// An instance of each component that `resource` names.
  private func ends(of resource: TerraformResource) -> [TerraformResource] {
    graph.targets(of: resource).compactMap { graph.firstInstance(of: $0.address) }
  }

  /// A function waits for a queue, and a queue for a function: neither goes down with the other.
  private func link(_ resource: TerraformResource, into session: inout ImportSession) {
    let ends = ends(of: resource)
    guard let taker = ends.first(where: { $0.type == "aws_lambda_function" }) else { return }
    for source in ends where source.address != taker.address {
      session.require(taker.address, source.address, at: resource.value) {
        $0.isSoft = true
        $0.note = "asynchronous: \(resource.type)"
      }
    }
  }

  private func register(_ resource: TerraformResource, into session: inout ImportSession) {
    let ends = ends(of: resource)
    let leads = ends.filter { $0.type.hasSuffix("target_group") || $0.type.hasSuffix("lb") }
    let addresses = Set(leads.map(\.address))
    for lead in leads {
      for target in ends where !addresses.contains(target.address) {
        session.require(lead.address, target.address, at: resource.value)
      }
    }
  }

  /// A listener leads from its load balancer to its target groups.
  private func connectListener(
    _ resource: TerraformResource, into session: inout ImportSession
  ) {
    guard resource.type.hasSuffix("lb_listener") else { return }
    let ends = ends(of: resource)
    guard let balancer = ends.first(where: { $0.type.hasSuffix("lb") }) else { return }
    for group in ends where group.type.hasSuffix("target_group") {
      session.require(balancer.address, group.address, at: resource.value)
    }
  }
}
