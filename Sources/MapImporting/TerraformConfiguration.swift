internal import LocatedJSON

/// The configuration in a plan: which property of a resource names which other resources, through the
/// variables and outputs of modules.
struct TerraformConfiguration {
  /// A property of a resource that names another one.
  struct Reference: Hashable {
    var property: String
    /// The address, without indices.
    var address: String
    /// Whether each instance names the one of its own index or key.
    var isByIndex = false
  }

  struct Module {
    var value: JSONValue
    /// The expressions of the call that made it.
    var call: JSONValue?
    /// The module of that call.
    var caller: String
  }

  /// By prefix of the addresses in it, such as `module.shop.`.
  private(set) var modules: [String: Module] = [:]
  private var references: [String: [Reference]] = [:]
  /// The regions of resources, by address without indices.
  private var regions: [String: String] = [:]

  init(_ configuration: JSONValue, variables: JSONValue?) {
    readModules(configuration["root_module"])
    var providers = TerraformProviders(configuration["provider_config"], variables: variables)
    for (prefix, module) in modules {
      for resource in module.value["resources"].elementList {
        guard let address = resource["address"]?.string else { continue }
        let base = prefix + TerraformResource.base(of: address)
        references[base] = self.references(of: resource, in: prefix)
        let provider =
          resource["provider_config_key"]?.string ?? String(address.prefix { $0 != "_" })
        regions[base] = providers.region(of: provider, in: self)
      }
    }
  }

  /// The region that the provider of the resource at `address`, without indices, works in.
  func region(of address: String) -> String? { regions[address] }

  /// What the resource at `address`, without indices, refers to, by property.
  func references(of address: String) -> [Reference] { references[address] ?? [] }

  private mutating func readModules(_ root: JSONValue?) {
    guard let root else { return }
    var waiting: [(String, Module)] = [("", Module(value: root, call: nil, caller: ""))]
    var next = 0
    while next < waiting.count {
      let (prefix, module) = waiting[next]
      next += 1
      modules[prefix] = module
      for (name, call) in module.value["module_calls"].memberList {
        guard let inner = call["module"] else { continue }
        waiting.append(
          (
            "\(prefix)module.\(name).",
            Module(value: inner, call: call["expressions"], caller: prefix)
          ))
      }
    }
  }

  private func references(of resource: JSONValue, in prefix: String) -> [Reference] {
    var found: [Reference] = []
    for (property, expression) in resource["expressions"].memberList {
      var names = TerraformConfiguration.names(in: expression)
      // `each.value` of `for_each = aws_subnet.inner` is the subnet of the same key.
      if names.contains(where: { $0.hasPrefix("each.value") }),
        let each = resource["for_each_expression"]
      {
        names += TerraformConfiguration.names(in: each)
      }
      let isByIndex = names.contains { $0 == "count.index" || $0.hasPrefix("each.") }
      for address in addresses(names, in: prefix) {
        let reference = Reference(property: property, address: address, isByIndex: isByIndex)
        if !found.contains(reference) { found.append(reference) }
      }
    }
    for address in addresses(resource["depends_on"]?.strings ?? [], in: prefix) {
      let reference = Reference(property: "depends_on", address: address)
      if !found.contains(where: { $0.address == address }) { found.append(reference) }
    }
    return found
  }

  /// Every text in lists called `references` in `expression`.
  static func names(in expression: JSONValue) -> [String] {
    var names: [String] = []
    var rest = [expression]
    while let next = rest.popLast() {
      for (key, value) in next.members {
        if key == "references" { names += value.strings } else { rest.append(value) }
      }
      rest += next.elements
    }
    return names
  }

  private struct Name: Hashable {
    var prefix: String
    var text: String
  }

  /// The resources that `names` in the module at `prefix` lead to, through variables and outputs.
  private func addresses(_ names: [String], in prefix: String) -> [String] {
    var found: [String] = []
    var seen: Set<Name> = []
    var rest = names.reversed().map { Name(prefix: prefix, text: $0) }
    while let name = rest.popLast() {
      guard seen.insert(name).inserted, let module = modules[name.prefix] else { continue }
      let parts = TerraformResource.base(of: name.text).split(separator: ".").map(String.init)
      guard parts.count > 1 else { continue }
      switch parts[0] {
      case "var":
        guard let expression = module.call?.member(parts[1]) else { continue }
        rest += TerraformConfiguration.names(in: expression).map {
          Name(prefix: module.caller, text: $0)
        }
      case "module":
        let inner = "\(name.prefix)module.\(parts[1])."
        guard parts.count > 2,
          let expression = modules[inner]?.value["outputs"]?.member(parts[2])?["expression"]
        else { continue }
        rest += TerraformConfiguration.names(in: expression).map { Name(prefix: inner, text: $0) }
      case "local", "each", "count", "path", "data", "self", "terraform": continue
      default:
        let address = "\(name.prefix)\(parts[0]).\(parts[1])"
        if !found.contains(address) { found.append(address) }
      }
    }
    return found
  }
}
