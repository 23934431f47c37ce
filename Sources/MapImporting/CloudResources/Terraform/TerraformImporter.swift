internal import LocatedJSON

extension ImportKind {
  /// A state or plan of Terraform or OpenTofu.
  public static let terraform = ImportKind("terraform")
}

/// Terraform and OpenTofu: `terraform show -json` of a state or a plan, and raw states of versions 3
/// and 4.
///
///     aws_ecs_service.web ── its expressions name ──► aws_db_instance.orders
///
/// A plan says by which property one resource refers to another; a state only that it was made after
/// it. What stands on the network is declared to need it; every other reference is a guess.
enum TerraformImporter: Importer {
  static let kind = ImportKind.terraform

  static func recognises(_ root: JSONValue) -> Bool {
    guard root.isObject, root["terraform_version"] != nil || root["format_version"] != nil else {
      return false
    }
    return root["planned_values"] != nil || root["values"] != nil || root["resource_changes"] != nil
      || root["lineage"] != nil || root["resources"]?.isArray == true
      || root["modules"]?.isArray == true
  }

  static func read(_ root: JSONValue, into session: inout ImportSession) {
    var graph = TerraformGraph()
    if let version = root["format_version"], !isKnown(version.text) {
      session.warn(
        "formats 0 and 1 are known; this one is read as if it were one of them", at: version)
    }
    if let modules = root["modules"], modules.isArray {
      readModules(modules, into: &graph, &session)
    } else if let resources = root["resources"], resources.isArray {
      readRaw(resources, into: &graph, &session)
    } else if let values = root["planned_values"] ?? root["values"]
      ?? root["prior_state"]?["values"]
    {
      readShown(values, into: &graph, &session)
    } else {
      session.fail("this is neither a state nor a plan that `terraform show -json` made", at: root)
    }
    if let configuration = session.object("configuration", of: root) {
      graph.configuration = TerraformConfiguration(
        configuration, variables: root["variables"], &session)
    }
    let components = TerraformComponents(graph: graph)
    for (resource, role) in graph.entries {
      components.define(resource, role, into: &session)
    }
    var connections = TerraformConnections(graph)
    connections.connect(into: &session)
    session.coverage.cannotKnow(
      graph.configuration == nil ? TerraformImporter.limitOfStates : TerraformImporter.limitOfPlans)
    session.coverage.cannotKnow(
      "What programs call, and what was made without Terraform, is not in the file.")
  }

  private static let limitOfStates: RedactedText = """
    A state says what was made after what, not what is needed to run: apart from networks, each such \
    order is taken for a dependency and is a guess.
    """
  private static let limitOfPlans: RedactedText = """
    A plan says which property names which resource, not whether it is needed to run: apart from \
    networks, each reference is taken for a dependency and is a guess.
    """

  private static func isKnown(_ version: String?) -> Bool {
    version == "0.1" || version?.hasPrefix("0.") == true || version?.hasPrefix("1.") == true
  }

  /// `values` of `terraform show -json`: modules hold modules, so those to read wait in a list.
  private static func readShown(
    _ values: JSONValue, into graph: inout TerraformGraph, _ session: inout ImportSession
  ) {
    var waiting = [session.object("root_module", of: values)].compactMap(\.self)
    var next = 0
    while next < waiting.count {
      let module = waiting[next]
      next += 1
      for resource in session.list("resources", of: module) {
        guard let address = resource["address"]?.string, let type = resource["type"]?.string,
          !address.isEmpty, !type.isEmpty
        else {
          reportNameless(resource, &session)
          continue
        }
        guard resource["mode"]?.string != "data" else {
          session.coverage.leaveOut("data source", because: "it only looks something up")
          continue
        }
        graph.add(
          TerraformResource(
            address: address, type: type, value: resource,
            attributes: session.object("values", of: resource),
            sensitive: resource["sensitive_values"],
            dependencies: session.strings("depends_on", of: resource)), into: &session)
      }
      waiting += session.list("child_modules", of: module)
    }
  }

  private static func reportNameless(_ resource: JSONValue, _ session: inout ImportSession) {
    session.warn("a resource has an address and a type", at: resource)
    session.coverage.leaveOut("resource", because: "it has no address or no type")
  }

  /// `resources` of a raw state of version 4.
  private static func readRaw(
    _ resources: JSONValue, into graph: inout TerraformGraph, _ session: inout ImportSession
  ) {
    for resource in resources.elements {
      guard let type = resource["type"]?.string, let name = resource["name"]?.string,
        !type.isEmpty, !name.isEmpty
      else {
        reportNameless(resource, &session)
        continue
      }
      guard resource["mode"]?.string != "data" else {
        session.coverage.leaveOut("data source", because: "it only looks something up")
        continue
      }
      let module = session.string("module", of: resource)
      let prefix = module.map { $0 + "." } ?? ""
      for instance in session.list("instances", of: resource) {
        let key = instance["index_key"]
        let index = key.flatMap(\.text).map { key?.string == nil ? "[\($0)]" : "[\"\($0)\"]" } ?? ""
        let names =
          session.strings("dependencies", of: instance)
          + session.strings("depends_on", of: instance)
        graph.add(
          TerraformResource(
            address: "\(prefix)\(type).\(name)\(index)", type: type, value: instance,
            attributes: session.object("attributes", of: instance)
              ?? session.object("attributes_flat", of: instance),
            sensitivePaths: instance["sensitive_attributes"],
            // Before Terraform 0.13 names were those of the same module.
            dependencies: names.map { $0.hasPrefix("module.") ? $0 : prefix + $0 }), into: &session)
      }
    }
  }

  /// `modules` of a raw state of version 3.
  private static func readModules(
    _ modules: JSONValue, into graph: inout TerraformGraph, _ session: inout ImportSession
  ) {
    for module in modules.elements {
      let path = session.strings("path", of: module).dropFirst()
      let prefix = path.map { "module.\($0)." }.joined()
      for (name, resource) in session.members("resources", of: module) {
        guard let type = resource["type"]?.string else {
          reportNameless(resource, &session)
          continue
        }
        guard !name.hasPrefix("data.") else {
          session.coverage.leaveOut("data source", because: "it only looks something up")
          continue
        }
        graph.add(
          TerraformResource(
            address: prefix + indexed(name, type), type: type, value: resource,
            attributes: session.object(
              "attributes", of: session.object("primary", of: resource)),
            dependencies: session.strings("depends_on", of: resource).map { prefix + $0 }),
          into: &session)
      }
    }
  }

  /// `aws_instance.web.0` of the oldest format as `aws_instance.web[0]`.
  private static func indexed(_ name: String, _ type: String) -> String {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, Int(parts[2]) != nil else { return name }
    return "\(parts[0]).\(parts[1])[\(parts[2])]"
  }
}
