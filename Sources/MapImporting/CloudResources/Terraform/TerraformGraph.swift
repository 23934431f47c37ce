internal import LocatedJSON

/// The resources of one file, before it is known who needs what.
struct TerraformGraph {
  private(set) var resources: [TerraformResource] = []
  private var roles: [TerraformTypes.Role] = []
  private var instances: [String: Instances] = [:]
  var configuration: TerraformConfiguration?

  /// The positions of the instances of one resource.
  private struct Instances {
    var all: [Int] = []
    var byIndex: [Substring: [Int]] = [:]
  }

  mutating func add(_ resource: TerraformResource, into session: inout ImportSession) {
    guard let role = TerraformTypes.role(of: resource.type) else {
      session.coverage.leaveOut(
        RedactedText(resource.type), because: "what it needs is not known for this type")
      return
    }
    if role == .setting {
      session.coverage.leaveOut(
        RedactedText(resource.type), because: "it is a setting and does not fail")
    } else {
      session.coverage.use(RedactedText(resource.type))
    }
    instances[resource.base, default: Instances()].all.append(resources.count)
    if let index = resource.index {
      instances[resource.base]?.byIndex[index, default: []].append(resources.count)
    }
    resources.append(resource)
    roles.append(role)
  }

  /// The resources that are or say something, with what they are.
  var entries: Zip2Sequence<[TerraformResource], [TerraformTypes.Role]> { zip(resources, roles) }

  /// All instances of the resource at `address`, without indices.
  func instances(of address: String) -> [TerraformResource] {
    (instances[address]?.all ?? []).map { resources[$0] }
  }

  /// How many instances the resource at `address`, without indices, has.
  func instanceCount(of address: String) -> Int { instances[address]?.all.count ?? 0 }

  /// Some instance of the resource at `address`, without indices.
  func firstInstance(of address: String) -> TerraformResource? {
    (instances[address]?.all.first).map { resources[$0] }
  }

  /// The instances at `address` that have the index or key of `resource`.
  func instances(of address: String, alike resource: TerraformResource) -> [TerraformResource] {
    guard let index = resource.index else { return [] }
    return (instances[address]?.byIndex[index] ?? []).map { resources[$0] }
  }

  /// What a resource names, by property where a configuration tells.
  func references(of resource: TerraformResource) -> [TerraformConfiguration.Reference] {
    let known = configuration?.references(of: resource.base) ?? []
    guard known.isEmpty else { return known }
    return resource.dependencies.map {
      TerraformConfiguration.Reference(property: "", address: TerraformResource.base(of: $0))
    }
  }

  /// The components that `resource` names, through what is only a passage, each once.
  func targets(of resource: TerraformResource) -> [TerraformConfiguration.Reference] {
    var found: [TerraformConfiguration.Reference] = []
    var known: Set<String> = []
    var rest = references(of: resource)
    var next = 0
    while next < rest.count {
      let reference = rest[next]
      next += 1
      guard let first = instances[reference.address]?.all.first,
        reference.address != resource.base, known.insert(reference.address).inserted
      else { continue }
      if roles[first].isComponent {
        found.append(reference)
      } else if roles[first] == .passage {
        rest += references(of: resources[first]).map {
          TerraformConfiguration.Reference(
            property: reference.property, address: $0.address,
            isByIndex: reference.isByIndex && $0.isByIndex)
        }
      }
    }
    return found
  }
}
