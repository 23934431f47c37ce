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

  /// By prefix of the addresses in it, such as `module.shop.`.
  private let modules: [String: TerraformModule]
  private var references: [String: [Reference]] = [:]
  /// The regions of resources, by address without indices.
  private var regions: [String: String] = [:]

  init(_ configuration: JSONValue, variables: JSONValue?, _ session: inout ImportSession) {
    modules = TerraformModule.all(
      in: session.object("root_module", of: configuration), &session)
    var providers = TerraformProviders(
      session.object("provider_config", of: configuration), variables: variables, modules)
    for (prefix, module) in modules {
      for resource in session.list("resources", of: module.value) {
        guard let address = resource["address"]?.string else { continue }
        let base = prefix + TerraformResource.base(of: address)
        references[base] = self.references(of: resource, in: prefix, &session)
        let provider =
          resource["provider_config_key"]?.string ?? String(address.prefix { $0 != "_" })
        regions[base] = providers.region(of: provider)
      }
    }
  }

  /// The region that the provider of the resource at `address`, without indices, works in.
  func region(of address: String) -> String? { regions[address] }

  /// What the resource at `address`, without indices, refers to, by property.
  func references(of address: String) -> [Reference] { references[address] ?? [] }

  private func references(
    of resource: JSONValue, in prefix: String, _ session: inout ImportSession
  ) -> [Reference] {
    var found: [Reference] = []
    var seen: Set<Reference> = []
    for (property, expression) in session.members("expressions", of: resource) {
      guard expression.isObject || expression.isArray else {
        session.leaveOutNoObject(expression)
        continue
      }
      var names = names(in: expression, &session)
      // `each.value` of `for_each = aws_subnet.inner` is the subnet of the same key.
      if names.contains(where: { $0.hasPrefix("each.value") }),
        let each = resource["for_each_expression"]
      {
        names += self.names(in: each, &session)
      }
      let isByIndex = names.contains { $0 == "count.index" || $0.hasPrefix("each.") }
      for address in addresses(names, in: prefix, &session) {
        let reference = Reference(property: property, address: address, isByIndex: isByIndex)
        if seen.insert(reference).inserted { found.append(reference) }
      }
    }
    var known = Set(found.map(\.address))
    for address in addresses(session.strings("depends_on", of: resource), in: prefix, &session)
    where known.insert(address).inserted {
      found.append(Reference(property: "depends_on", address: address))
    }
    return found
  }

  /// Every text in lists called `references` in `expression`.
  private func names(in expression: JSONValue, _ session: inout ImportSession) -> [String] {
    var names: [String] = []
    var rest = [expression]
    while let next = rest.popLast() {
      for (key, value) in next.members {
        guard key == "references" else {
          rest.append(value)
          continue
        }
        names += value.strings
        if value.string == nil, !value.isArray {
          session.leaveOut(value, "references", "a list of texts")
        }
        for element in value.elements where element.string == nil {
          session.leaveOut(element, "references", "a list of texts")
        }
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
  private func addresses(
    _ names: [String], in prefix: String, _ session: inout ImportSession
  ) -> [String] {
    var found: [String] = []
    var known: Set<String> = []
    var seen: Set<Name> = []
    var rest = names.reversed().map { Name(prefix: prefix, text: $0) }
    while let name = rest.popLast() {
      guard seen.insert(name).inserted, let module = modules[name.prefix] else { continue }
      let parts = TerraformResource.base(of: name.text).split(separator: ".").map(String.init)
      guard parts.count > 1 else { continue }
      switch parts[0] {
      case "var":
        guard let expression = module.arguments[parts[1]] else { continue }
        rest += self.names(in: expression, &session).map { Name(prefix: module.caller, text: $0) }
      case "module":
        let inner = "\(name.prefix)module.\(parts[1])."
        guard parts.count > 2,
          let expression = session.object("expression", of: modules[inner]?.outputs[parts[2]])
        else { continue }
        rest += self.names(in: expression, &session).map { Name(prefix: inner, text: $0) }
      case "local", "each", "count", "path", "data", "self", "terraform": continue
      default:
        let address = "\(name.prefix)\(parts[0]).\(parts[1])"
        if known.insert(address).inserted { found.append(address) }
      }
    }
    return found
  }
}
