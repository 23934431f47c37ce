internal import LocatedJSON

/// The provider configurations of a plan, and the regions they work in.
///
///     aws   aws.west   module.shop:aws
struct TerraformProviders {
  private let configurations: [String: JSONValue]
  private let variables: JSONValue?
  private let modules: [String: TerraformModule]
  private var regions: [String: String?] = [:]

  init(
    _ configurations: JSONValue?, variables: JSONValue?, _ modules: [String: TerraformModule]
  ) {
    self.configurations = Dictionary(
      configurations.memberList.map { ($0.key, $0.value) }, uniquingKeysWith: { one, _ in one })
    self.variables = variables
    self.modules = modules
  }

  /// The region of the provider called `key`. A module whose own configuration states none has that of
  /// the module that calls it.
  mutating func region(of key: String) -> String? {
    if let known = regions[key] { return known }
    let region = search(key)
    regions[key] = .some(region)
    return region
  }

  private func search(_ key: String) -> String? {
    let colon = key.lastIndex(of: ":")
    let name = colon.map { String(key[key.index(after: $0)...]) } ?? key
    var path = colon.map { String(key[..<$0]) } ?? ""
    while true {
      let full = path.isEmpty ? name : "\(path):\(name)"
      if let expression = configurations[full]?["expressions"]?["region"],
        let region = value(of: expression, in: path)
      {
        return region
      }
      guard !path.isEmpty else { return nil }
      let last = path.ranges(of: ".module.").last?.lowerBound
      path = last.map { String(path[..<$0]) } ?? ""
    }
  }

  /// The constant that `expression` is, or that the variable it names was given.
  private func value(of expression: JSONValue, in path: String) -> String? {
    var (expression, prefix) = (expression, path.isEmpty ? "" : path + ".")
    while true {
      if let constant = expression["constant_value"]?.string { return constant }
      let names = expression["references"]?.strings ?? []
      guard let name = names.first(where: { $0.hasPrefix("var.") })?.dropFirst(4) else {
        return nil
      }
      guard !prefix.isEmpty else {
        return variables?.member(String(name))?["value"]?.string
      }
      guard let module = modules[prefix], let next = module.arguments[String(name)]
      else { return nil }
      (expression, prefix) = (next, module.caller)
    }
  }
}
