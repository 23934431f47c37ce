internal import LocatedJSON

/// One module of a plan's configuration.
struct TerraformModule {
  let value: JSONValue
  /// The expressions of the call that made it, by variable.
  let arguments: [String: JSONValue]
  let outputs: [String: JSONValue]
  /// The prefix of the module of that call.
  let caller: String

  private init(
    _ value: JSONValue, called call: JSONValue?, from caller: String,
    _ session: inout ImportSession
  ) {
    self.value = value
    self.caller = caller
    var arguments: [String: JSONValue] = [:]
    for (name, expression) in session.members("expressions", of: call) {
      if !expression.isObject, !expression.isArray { session.leaveOutNoObject(expression) }
      arguments[name] = arguments[name] ?? expression
    }
    self.arguments = arguments
    outputs = Dictionary(
      session.members("outputs", of: value).map { ($0.key, $0.value) },
      uniquingKeysWith: { one, _ in one })
  }

  /// The modules from `root` on, by prefix of the addresses in them, such as `module.shop.`.
  static func all(
    in root: JSONValue?, _ session: inout ImportSession
  ) -> [String: TerraformModule] {
    guard let root else { return [:] }
    var modules: [String: TerraformModule] = [:]
    var waiting = [(prefix: "", module: TerraformModule(root, called: nil, from: "", &session))]
    var next = 0
    while next < waiting.count {
      let (prefix, module) = waiting[next]
      next += 1
      modules[prefix] = module
      for (name, call) in session.members("module_calls", of: module.value) {
        guard let inner = session.object("module", of: call) else { continue }
        waiting.append(
          ("\(prefix)module.\(name).", TerraformModule(inner, called: call, from: prefix, &session))
        )
      }
    }
    return modules
  }
}
