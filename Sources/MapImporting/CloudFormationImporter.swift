internal import DependencyGraph
internal import LocatedJSON

/// A template of CloudFormation, written or made by `cdk synth`.
///
///     {"Resources": {"Web": {"Type": "AWS::Lambda::Function",
///        "Properties": {"Environment": {"Variables": {"TABLE": {"Ref": "Orders"}}}}}, …}}
///
///     Web ──► Orders   Web ──► aws/us-east-1/lambda
///
/// References are about how things are made. Those that say what a resource stands on are taken as
/// declared; the others, such as names in an environment, are guesses.
enum CloudFormationImporter: Importer {
  static func recognises(_ root: JSONValue) -> Bool {
    guard let resources = root["Resources"], resources.isObject else { return false }
    return root["AWSTemplateFormatVersion"] != nil
      || resources.members.contains { $0.value["Type"]?.string?.contains("::") == true }
  }

  static func read(_ root: JSONValue, into session: inout ImportSession) {
    guard let resources = root["Resources"], resources.isObject else {
      return session.fail("a template has an object \"Resources\"", at: root)
    }
    var stack = CloudFormationStack(name: session.stackName, root: root)
    for (name, resource) in resources.members {
      stack.add(resource, called: name, into: &session)
    }
    stack.connect(into: &session)
    if stack.region(session) == nil {
      session.coverage.cannotKnow(
        "A template does not say in which region it is used: give it with --region, so that "
          + "resources need the services of that region.")
    }
    session.coverage.cannotKnow(
      "A template says how things are made. What a program calls is seen only where its "
        + "configuration names it, and conditions are not decided: all their branches are read.")
  }
}

/// The resources of one template, before it is known who needs what.
struct CloudFormationStack {
  let name: String
  let root: JSONValue

  fileprivate struct Resource {
    var value: JSONValue
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
    guard let type = value["Type"]?.string else {
      session.warn("a resource has a Type", at: value)
      session.coverage.leaveOut("resource", because: "it has no type")
      return
    }
    guard let role = CloudFormationTypes.role(of: type) else {
      session.coverage.leaveOut(type, because: "what it needs is not known for this type")
      return
    }
    resources[logical] = Resource(value: value, type: type, role: role)
    order.append(logical)
    if let zone = value["Properties"]?["AvailabilityZone"]?.string, zone.last?.isLetter == true,
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
        session.coverage.leaveOut(resource.type, because: "it is a setting and does not fail")
      case .passage, .asynchronousLink: session.coverage.use(resource.type)
      case .regional, .global, .network:
        define(resource, logical, into: &session)
        session.coverage.use(resource.type)
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
      component.name = logical
      component.provider = "AWS"
      component.category = resource.type
      if case .global = resource.role {} else { component.region = region }
      component.labels["stack"] = name
      component.labels["condition"] = resource.value["Condition"]?.string
    }
    switch resource.role {
    case .regional(let service):
      guard let region else { break }
      let endpoint = CloudEndpoint.aws(service, region: region)
      session.define(endpoint, at: resource.value)
      session.require(id(logical), endpoint.id, at: resource.value) { $0.note = resource.type }
    case .global(let service):
      session.define("aws/\(service)", .cloud, at: resource.value) { $0.provider = "AWS" }
      session.require(id(logical), "aws/\(service)", at: resource.value) { $0.note = resource.type }
    default: break
    }
    if let zone = resource.value["Properties"]?["AvailabilityZone"]?.string, let region,
      zone.hasPrefix(region)
    {
      let domain = "aws/\(region)/\(zone)"
      session.define("aws/\(region)", .domain, at: resource.value) {
        ($0.provider, $0.region) = ("AWS", region)
      }
      session.define(domain, .domain, at: resource.value) { component in
        (component.provider, component.region) = ("AWS", region)
        component.within = ["aws/\(region)"]
      }
      session.map.define(id(logical)) { $0.within = [domain] }
    }
  }

  private func connect(
    _ resource: Resource, _ logical: String, into session: inout ImportSession
  ) {
    for (property, value) in resource.value["Properties"].memberList
    where !CloudFormationTypes.ignored.contains(property) {
      let targets = components(in: value, into: &session).filter { $0.id != id(logical) }
      if CloudFormationTypes.reversed.contains(property) {
        for target in targets { session.require(target.id, id(logical), at: target.value) }
        continue
      }
      let isDeclared = CloudFormationTypes.declared.contains(property)
      if CloudFormationTypes.alternatives.contains(property), targets.count > 1 {
        var requirement = ImportedRequirement(
          .anyOf(targets.map { .component($0.id) }, needs: 1))
        requirement.note = "\(property): one is taken to be enough"
        requirement.confidence = .guessed
        session.require(id(logical), requirement, at: value)
        continue
      }
      for target in targets {
        session.require(
          id(logical), target.id, at: target.value, confidence: isDeclared ? .declared : .guessed
        ) { $0.note = property }
      }
    }
    for entry in dependsOn(resource) {
      guard let name = entry.string, let target = resources[name], target.isComponent else {
        continue
      }
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
    guard let properties = resource.value["Properties"],
      let balancer = properties["LoadBalancerArn"], let actions = properties["DefaultActions"]
    else { return }
    for from in components(in: balancer, into: &session) {
      for target in components(in: actions, into: &session) where target.id != from.id {
        session.require(from.id, target.id, at: target.value)
      }
    }
  }

  /// What is put into a queue or a stream waits for the function that takes it, and the function for
  /// it: neither goes down with the other.
  private func link(_ resource: Resource, into session: inout ImportSession) {
    guard let properties = resource.value["Properties"] else { return }
    let sources = properties["EventSourceArn"] ?? properties["TopicArn"]
    let takers = properties["FunctionName"] ?? properties["Endpoint"]
    guard let sources, let takers else { return }
    for taker in components(in: takers, into: &session) {
      for source in components(in: sources, into: &session) where source.id != taker.id {
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
  private func components(in value: JSONValue, into session: inout ImportSession) -> [Target] {
    var found: [Target] = []
    var passed: Set<String> = []
    var rest = CloudFormationReferences.all(in: value)
    var next = 0
    while next < rest.count {
      let reference = rest[next]
      next += 1
      if reference.isImport {
        let id = "export:\(reference.name)"
        session.define(id, at: reference.value) { $0.category = "export of another stack" }
        if !found.contains(where: { $0.id == id }) {
          found.append(Target(id: id, value: reference.value))
        }
        continue
      }
      guard let resource = resources[reference.name] else { continue }
      if resource.isComponent {
        let id = id(reference.name)
        if !found.contains(where: { $0.id == id }) {
          found.append(Target(id: id, value: reference.value))
        }
      } else if resource.role == .passage, passed.insert(reference.name).inserted,
        let properties = resource.value["Properties"]
      {
        for (property, value) in properties.members
        where !CloudFormationTypes.ignored.contains(property) {
          rest += CloudFormationReferences.all(in: value)
        }
      }
    }
    return found
  }

  /// An export needs what its value refers to, so that who imports it does.
  private func readExports(into session: inout ImportSession) {
    for (_, output) in root["Outputs"].memberList {
      guard let name = output["Export"]?["Name"].flatMap(CloudFormationReferences.exportName),
        let value = output["Value"]
      else { continue }
      for target in components(in: value, into: &session) {
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
