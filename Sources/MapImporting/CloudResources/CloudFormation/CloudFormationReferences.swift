internal import LocatedJSON

/// What the intrinsic functions in a value refer to.
struct CloudFormationReferences {
  /// One reference.
  struct Reference {
    /// A logical id, or the name of another stack's export.
    var name: String
    var isImport = false
    var value: JSONValue
  }

  /// All references in `value`, in the order of the text. Branches of `Fn::If` are all taken.
  ///
  /// - Complexity: O(*n*) for a value of *n* values.
  static func all(in value: JSONValue, _ session: inout ImportSession) -> [Reference] {
    var found: [Reference] = []
    var rest = [value]
    while let next = rest.popLast() {
      var inside: [JSONValue] = []
      for (key, member) in next.members {
        switch key {
        case "Ref":
          if let name = name(member.string, "Ref", at: member, &session) {
            found.append(Reference(name: name, value: member))
          }
        case "Fn::GetAtt":
          let text = member.string.map { String($0.prefix { $0 != "." }) } ?? first(member)
          if let name = name(text, "Fn::GetAtt", at: member, &session) {
            found.append(Reference(name: name, value: member))
          }
        case "Fn::Sub":
          let text = name(member.string ?? first(member), "Fn::Sub", at: member, &session) ?? ""
          found += names(inTemplate: text).map { Reference(name: $0, value: member) }
          if member.isArray { inside += member.elements.dropFirst() }
        case "Fn::ImportValue":
          if let name = exportName(member) {
            found.append(Reference(name: name, isImport: true, value: member))
          } else if member.members.contains(where: { $0.key == "Ref" || $0.key.hasPrefix("Fn::") })
          {
            inside.append(member)
          } else {
            session.leaveOut(member, "Fn::ImportValue", "a name")
          }
        default: inside.append(member)
        }
      }
      inside += next.elements
      rest += inside.reversed()
    }
    return found.filter { $0.isImport || !$0.name.hasPrefix("AWS::") }
  }

  /// The first text of a list.
  private static func first(_ list: JSONValue) -> String? {
    list.elements.first { _ in true }?.string
  }

  /// `name`, which a function that refers to something is given; what is none is said.
  private static func name(
    _ name: String?, _ function: StaticString, at value: JSONValue,
    _ session: inout ImportSession
  ) -> String? {
    if name == nil { session.leaveOut(value, function, "a name") }
    return name
  }

  /// The name of an export, where it is written out or put together of parameters: `${Stack}-Vpc`
  /// stays as it is written, on both sides.
  static func exportName(_ value: JSONValue) -> String? {
    if let text = value.string { return text }
    guard let sub = value["Fn::Sub"] else { return nil }
    return sub.string ?? sub.elements.first { _ in true }?.string
  }

  /// The names between `${` and `}`, without what follows a dot; `${!` is no name.
  private static func names(inTemplate text: String) -> [String] {
    text.split(separator: "${", omittingEmptySubsequences: false).dropFirst().compactMap { part in
      guard let end = part.firstIndex(of: "}"), part.first != "!" else { return nil }
      let name = part[..<end].prefix { $0 != "." }
      return name.isEmpty ? nil : String(name)
    }
  }
}
