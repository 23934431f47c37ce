internal import LocatedJSON

/// The provider configurations of a plan, and the regions they work in.
///
///     aws   aws.west   module.shop:aws
struct TerraformProviders {
  private let configurations: [String: JSONValue]
  private let variables: JSONValue?
  private var regions: [String: String?] = [:]

  init(_ configurations: JSONValue?, variables: JSONValue?) {
    self.configurations = Dictionary(
      configurations.memberList.map { ($0.key, $0.value) }, uniquingKeysWith: { one, _ in one })
    self.variables = variables
  }

  /// The region of the provider called `key`. A module whose own configuration states none has that of
  /// the module that calls it.
  mutating func region(
    of key: String, in configuration: TerraformConfiguration
  ) -> String? {
    if let known = regions[key] { return known }
    let region = search(key, configuration)
    regions[key] = .some(region)
    return region
  }

  private func search(_ key: String, _ configuration: TerraformConfiguration) -> String? {
    let colon = key.lastIndex(of: ":")
    let name = colon.map { String(key[key.index(after: $0)...]) } ?? key
    var modules = colon.map { String(key[..<$0]) } ?? ""
    while true {
      let full = modules.isEmpty ? name : "\(modules):\(name)"
      if let expression = configurations[full]?["expressions"]?["region"],
        let region = value(of: expression, in: modules, configuration)
      {
        return region
      }
      guard !modules.isEmpty else { return nil }
      let last = modules.ranges(of: ".module.").last?.lowerBound
      modules = last.map { String(modules[..<$0]) } ?? ""
    }
  }

  /// The constant that `expression` is, or that the variable it names was given.
  private func value(
    of expression: JSONValue, in modules: String, _ configuration: TerraformConfiguration
  ) -> String? {
    var (expression, prefix) = (expression, modules.isEmpty ? "" : modules + ".")
    while true {
      if let constant = expression["constant_value"]?.string { return constant }
      let names = expression["references"]?.strings ?? []
      guard let name = names.first(where: { $0.hasPrefix("var.") })?.dropFirst(4) else {
        return nil
      }
      guard !prefix.isEmpty else {
        return variables?.member(String(name))?["value"]?.string
      }
      guard let module = configuration.modules[prefix], let next = module.call?.member(String(name))
      else { return nil }
      (expression, prefix) = (next, module.caller)
    }
  }
}
