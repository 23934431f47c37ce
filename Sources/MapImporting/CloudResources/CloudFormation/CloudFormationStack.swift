internal import DependencyGraph
internal import LocatedJSON

/// The resources of one template, before it is known who needs what.
struct CloudFormationStack {
  let name: String
  let root: JSONValue

  fileprivate struct Resource {
    var value: JSONValue
    var properties: JSONValue?
    var type: String
    var role: CloudFormationTypes.Role
  }

  private var resources: [String: Resource] = [:]
  private var order: [String] = []
  private var statedRegion: String?

  init(name: String, root: JSONValue) {
    self.name = name
    self.root = root
  }

  func id(_ logical: String) -> String { "\(name)/\(logical)" }

  func region(_ session: ImportSession) -> String? { session.region ?? statedRegion }

  mutating func add(
    _ value: JSONValue, called logical: String, into session: inout ImportSession
  ) {
    guard let type = value["Type"]?.string, !type.isEmpty else {
      session.warn("a resource has a Type", at: value)
      session.coverage.leaveOut("resource", because: "it has no type")
      return
    }
    guard let role = CloudFormationTypes.role(of: type) else {
      session.coverage.leaveOut(
        RedactedText(type), because: "what it needs is not known for this type")
      return
    }
    if resources[logical] == nil { order.append(logical) }
    let properties = session.object("Properties", of: value)
    resources[logical] =
      resources[logical]
      ?? Resource(value: value, properties: properties, type: type, role: role)
    if let zone = properties?["AvailabilityZone"]?.string, zone.last?.isLetter == true,
      CloudEndpoint.isRegion(zone.dropLast())
    {
      statedRegion = statedRegion ?? String(zone.dropLast())
    }
  }

  // MARK: - Who needs what

  func connect(into session: inout ImportSession) {
    for logical in order {
      guard let resource = resources[logical] else { continue }
      switch resource.role {
      case .setting:
        session.coverage.leaveOut(
          RedactedText(resource.type), because: "it is a setting and does not fail")
      case .passage, .asynchronousLink: session.coverage.use(RedactedText(resource.type))
      case .regional, .global, .network:
        define(resource, logical, into: &session)
        session.coverage.use(RedactedText(resource.type))
      }
    }
    for logical in order {
      guard let resource = resources[logical] else { continue }
      switch resource.role {
      case .regional, .global, .network: connect(resource, logical, into: &session)
      case .asynchronousLink: link(resource, into: &session)
      case .passage: connectPassage(resource, into: &session)
      case .setting: continue
      }
    }
    readExports(into: &session)
  }

  private func define(
    _ resource: Resource, _ logical: String, into session: inout ImportSession
  ) {
    let region = region(session)
    let hasCondition = resource.value["Condition"] != nil
    session.define(
      id(logical), at: resource.value, confidence: hasCondition ? .guessed : .declared
    ) { component in
      component.name = RedactedText(logical)
      component.provider = "AWS"
      component.category = RedactedText(resource.type)
      if case .global = resource.role {} else { component.region = region.map { RedactedText($0) } }
      component.labels["stack"] = RedactedText(name)
      component.labels["condition"] = resource.value["Condition"]?.redacted
    }
    switch resource.role {
    case .regional(let service):
      guard let region else { break }
      let endpoint = CloudEndpoint.aws(service, region: region)
      session.define(endpoint, at: resource.value)
      session.require(id(logical), endpoint.id, at: resource.value) {
        $0.note = RedactedText(resource.type)
      }
    case .global(let service):
      session.define("aws/\(service)", .cloud, at: resource.value) { $0.provider = "AWS" }
      session.require(id(logical), "aws/\(service)", at: resource.value) {
        $0.note = RedactedText(resource.type)
      }
    default: break
    }
    if let zone = resource.properties?["AvailabilityZone"]?.string, let region,
      zone.hasPrefix(region)
    {
      let domain = "aws/\(region)/\(zone)"
      session.define("aws/\(region)", .domain, at: resource.value) {
        ($0.provider, $0.region) = ("AWS", RedactedText(region))
      }
      session.define(domain, .domain, at: resource.value) { component in
        (component.provider, component.region) = ("AWS", RedactedText(region))
        component.within = ["aws/\(region)"]
      }
      session.draft.define(RedactedText(id(logical))) { $0.within = [RedactedText(domain)] }
    }
  }

  private func connect(
    _ resource: Resource, _ logical: String, into session: inout ImportSession
  ) {
    for (property, value) in resource.properties.memberList
    where !CloudFormationTypes.ignored.contains(property) {
      let targets = components(in: value, of: property, into: &session).filter {
        $0.id != id(logical)
      }
      if CloudFormationTypes.reversed.contains(property) {
        for target in targets { session.require(target.id, id(logical), at: target.value) }
        continue
      }
      let isDeclared = CloudFormationTypes.declared.contains(property)
      if CloudFormationTypes.alternatives.contains(property), targets.count > 1 {
        var requirement = ImportedRequirement(oneOf: targets.map { RedactedText($0.id) })
        requirement.note = "\(property): one is taken to be enough"
        requirement.confidence = .guessed
        session.require(id(logical), requirement, at: value)
        continue
      }
      for target in targets {
        session.require(
          id(logical), target.id, at: target.value, confidence: isDeclared ? .declared : .guessed
        ) { $0.note = RedactedText(property) }
      }
    }
    for entry in dependsOn(resource) {
      guard let name = entry.string else {
        session.leaveOut(entry, "DependsOn", "a list of texts")
        continue
      }
      guard let target = resources[name], target.isComponent else { continue }
      session.require(id(logical), id(name), at: entry, confidence: .guessed) {
        $0.note = "DependsOn: the order in which they are made"
      }
    }
  }

  private func dependsOn(_ resource: Resource) -> [JSONValue] {
    guard let value = resource.value["DependsOn"] else { return [] }
    return value.isArray ? Array(value.elements) : [value]
  }

  /// A listener leads from its load balancer to its target groups; of other passages nothing follows
  /// by itself.
  private func connectPassage(_ resource: Resource, into session: inout ImportSession) {
    guard let properties = resource.properties,
      let balancer = properties["LoadBalancerArn"], let actions = properties["DefaultActions"]
    else { return }
    for from in components(in: balancer, of: "LoadBalancerArn", into: &session) {
      for target in components(in: actions, of: "DefaultActions", into: &session)
      where target.id != from.id {
        session.require(from.id, target.id, at: target.value)
      }
    }
  }

  /// What is put into a queue or a stream waits for the function that takes it, and the function for
  /// it: neither goes down with the other.
  private func link(_ resource: Resource, into session: inout ImportSession) {
    guard let properties = resource.properties else { return }
    let sources = properties["EventSourceArn"] ?? properties["TopicArn"]
    let takers = properties["FunctionName"] ?? properties["Endpoint"]
    guard let sources, let takers else { return }
    let found = components(in: sources, of: "EventSourceArn", into: &session)
    for taker in components(in: takers, of: "FunctionName", into: &session) {
      for source in found where source.id != taker.id {
        session.require(taker.id, source.id, at: source.value) {
          $0.isSoft = true
          $0.note = "asynchronous: \(resource.type)"
        }
      }
    }
  }

  private struct Target {
    var id: String
    var value: JSONValue
  }

  /// The components that `value` refers to, through what is only a passage, each once.
  private func components(
    in value: JSONValue, of property: String, into session: inout ImportSession
  ) -> [Target] {
    if CloudFormationTypes.refers(property), [.number, .boolean].contains(value.kind) {
      session.warn("\(property) refers to something", at: value)
      session.coverage.leaveOut(RedactedText(property), because: "it refers to nothing")
      return []
    }
    var found: [Target] = []
    var ids: Set<String> = []
    var passed: Set<String> = []
    var rest = CloudFormationReferences.all(in: value, &session)
    var next = 0
    while next < rest.count {
      let reference = rest[next]
      next += 1
      if reference.isImport {
        let id = "export:\(reference.name)"
        session.define(id, at: reference.value) { $0.category = "export of another stack" }
        if ids.insert(id).inserted {
          found.append(Target(id: id, value: reference.value))
        }
        continue
      }
      guard let resource = resources[reference.name] else { continue }
      if resource.isComponent {
        let id = id(reference.name)
        if ids.insert(id).inserted {
          found.append(Target(id: id, value: reference.value))
        }
      } else if resource.role == .passage, passed.insert(reference.name).inserted,
        let properties = resource.properties
      {
        for (property, value) in properties.members
        where !CloudFormationTypes.ignored.contains(property) {
          rest += CloudFormationReferences.all(in: value, &session)
        }
      }
    }
    return found
  }

  /// An export needs what its value refers to, so that who imports it does.
  private func readExports(into session: inout ImportSession) {
    for (_, output) in session.members("Outputs", of: root) {
      guard let export = session.object("Export", of: output), let given = export["Name"] else {
        continue
      }
      guard let name = CloudFormationReferences.exportName(given) else {
        session.leaveOut(given, "Name", "a text, or put together of texts")
        continue
      }
      guard let value = output["Value"] else { continue }
      for target in components(in: value, of: "Value", into: &session) {
        session.define("export:\(name)", at: output) { $0.category = "export of another stack" }
        session.require("export:\(name)", target.id, at: target.value)
      }
    }
  }
}

extension CloudFormationStack.Resource {
  fileprivate var isComponent: Bool {
    switch role {
    case .regional, .global, .network: true
    case .passage, .asynchronousLink, .setting: false
    }
  }
}
