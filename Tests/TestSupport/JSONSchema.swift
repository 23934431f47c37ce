public import Foundation

/// A JSON Schema (draft 2020-12), with the keywords that `docs/schema` uses. A schema with any other
/// keyword is refused, so that none is passed over in silence.
public struct JSONSchema: Sendable {
  /// Why a schema is refused.
  public struct Unsupported: Error, CustomStringConvertible {
    /// What is not supported.
    public var description: String
  }

  private typealias Check =
    @Sendable (JSONSchema, JSONValue, JSONValue, JSONValue, String) ->
    [String]

  private let root: JSONValue

  /// The schema in `bytes`.
  public init(_ bytes: Data) throws {
    root = try JSONValue(parsing: bytes)
    try JSONSchema.requireKnownKeywords(root)
  }

  /// What in `value` the schema does not allow, each with its path; empty when all of it is allowed.
  public func problems(in value: JSONValue) -> [String] {
    problems(value, root, "$")
  }

  private func problems(_ value: JSONValue, _ schema: JSONValue, _ path: String) -> [String] {
    switch schema {
    case .boolean(let isAllowed): isAllowed ? [] : ["\(path): not allowed"]
    case .object(let keywords):
      keywords.sorted { $0.key < $1.key }.flatMap { keyword, argument in
        JSONSchema.checks[keyword]?(self, value, argument, schema, path) ?? []
      }
    default: ["\(path): no schema"]
    }
  }

  private func allows(_ value: JSONValue, _ schema: JSONValue, _ path: String) -> Bool {
    problems(value, schema, path).isEmpty
  }

  // MARK: - Keywords

  private static let annotations: Set<String> = [
    "$schema", "$id", "$comment", "$defs", "title", "description", "default", "examples", "then",
    "else",
  ]

  private static let checks: [String: Check] =
    [combinations, scalars, containers].reduce(into: [:]) { $0.merge($1) { one, _ in one } }

  private static let combinations: [String: Check] = [
    "$ref": { schema, value, argument, _, path in
      schema.problems(value, schema.definition(argument), path)
    },
    "allOf": { schema, value, argument, _, path in
      (argument.elements ?? []).flatMap { schema.problems(value, $0, path) }
    },
    "anyOf": { schema, value, argument, _, path in
      let all = (argument.elements ?? []).map { schema.problems(value, $0, path) }
      return all.contains { $0.isEmpty } ? [] : ["\(path): no anyOf fits"] + all.joined()
    },
    "oneOf": { schema, value, argument, _, path in
      let all = (argument.elements ?? []).map { schema.problems(value, $0, path) }
      let fitting = all.count { $0.isEmpty }
      return fitting == 1 ? [] : ["\(path): \(fitting) of oneOf fit"] + all.joined()
    },
    "not": { schema, value, argument, _, path in
      schema.allows(value, argument, path) ? ["\(path): is what must not be"] : []
    },
    "if": { schema, value, argument, whole, path in
      let branch = whole[schema.allows(value, argument, path) ? "then" : "else"]
      return branch.map { schema.problems(value, $0, path) } ?? []
    },
  ]

  private static let scalars: [String: Check] = [
    "type": { _, value, argument, _, path in
      let types = argument.elements ?? [argument]
      let fits = types.contains { $0.text.map { isOfType(value, $0) } ?? false }
      return fits ? [] : ["\(path): wrong type"]
    },
    "const": { _, value, argument, _, path in value == argument ? [] : ["\(path): wrong constant"]
    },
    "enum": { _, value, argument, _, path in
      argument.elements?.contains(value) == true ? [] : ["\(path): none of the enum"]
    },
    "minimum": { _, value, argument, _, path in
      compare(value, argument) { $0 >= $1 } ? [] : ["\(path): below the minimum"]
    },
    "maximum": { _, value, argument, _, path in
      compare(value, argument) { $0 <= $1 } ? [] : ["\(path): above the maximum"]
    },
    "minLength": { _, value, argument, _, path in
      let length = value.text.map { JSONValue.number(Double($0.unicodeScalars.count)) }
      return length.map { compare($0, argument) { $0 >= $1 } } ?? true ? [] : ["\(path): too short"]
    },
    "pattern": { _, value, argument, _, path in
      guard let text = value.text, let pattern = argument.text else { return [] }
      return matches(text, pattern) ? [] : ["\(path): does not match \(pattern)"]
    },
  ]

  private static let containers: [String: Check] = [
    "minItems": { _, value, argument, _, path in
      let count = value.elements.map { JSONValue.number(Double($0.count)) }
      return count.map { compare($0, argument) { $0 >= $1 } } ?? true ? [] : ["\(path): too few"]
    },
    "maxItems": { _, value, argument, _, path in
      let count = value.elements.map { JSONValue.number(Double($0.count)) }
      return count.map { compare($0, argument) { $0 <= $1 } } ?? true ? [] : ["\(path): too many"]
    },
    "items": { schema, value, argument, _, path in
      (value.elements ?? []).enumerated().flatMap {
        schema.problems($0.element, argument, "\(path)[\($0.offset)]")
      }
    },
    "required": { _, value, argument, _, path in
      guard case .object(let members) = value else { return [] }
      return (argument.elements ?? []).compactMap(\.text).filter { members[$0] == nil }.map {
        "\(path): \($0) is missing"
      }
    },
    "dependentRequired": { _, value, argument, _, path in
      guard case .object(let members) = value, case .object(let rules) = argument else { return [] }
      return rules.filter { members[$0.key] != nil }.flatMap { key, needed in
        (needed.elements ?? []).compactMap(\.text).filter { members[$0] == nil }.map {
          "\(path): \(key) needs \($0)"
        }
      }
    },
    "propertyNames": { schema, value, argument, _, path in
      guard case .object(let members) = value else { return [] }
      return members.keys.sorted().flatMap { schema.problems(.string($0), argument, "\(path) key") }
    },
    "properties": { schema, value, argument, whole, path in
      memberProblems(schema, value, whole, path)
    },
    "patternProperties": { schema, value, argument, whole, path in
      whole["properties"] == nil ? memberProblems(schema, value, whole, path) : []
    },
    "additionalProperties": { schema, value, argument, whole, path in
      whole["properties"] == nil && whole["patternProperties"] == nil
        ? memberProblems(schema, value, whole, path) : []
    },
  ]

  /// What `properties`, `patternProperties` and `additionalProperties` together find.
  private static func memberProblems(
    _ schema: JSONSchema, _ value: JSONValue, _ whole: JSONValue, _ path: String
  ) -> [String] {
    guard case .object(let members) = value else { return [] }
    return members.sorted { $0.key < $1.key }.flatMap { key, member -> [String] in
      var rules: [JSONValue] = []
      if let rule = whole["properties"]?[key] { rules.append(rule) }
      if case .object(let patterns)? = whole["patternProperties"] {
        rules += patterns.filter { matches(key, $0.key) }.map(\.value)
      }
      if rules.isEmpty, let rule = whole["additionalProperties"] { rules.append(rule) }
      return rules.flatMap { schema.problems(member, $0, "\(path).\(key)") }
    }
  }

  // MARK: - Reading schemas

  private func definition(_ reference: JSONValue) -> JSONValue {
    guard let name = reference.text, name.hasPrefix("#/$defs/") else { return .null }
    return root["$defs"]?[String(name.dropFirst("#/$defs/".count))] ?? .null
  }

  /// The keywords whose argument is a schema, a list of schemas, or schemas by name.
  private static let nesting: Set<String> = [
    "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "items", "propertyNames",
    "additionalProperties",
  ]

  private static func requireKnownKeywords(_ schema: JSONValue) throws {
    guard case .object(let keywords) = schema else { return }
    for (keyword, argument) in keywords {
      guard annotations.contains(keyword) || checks[keyword] != nil else {
        throw Unsupported(description: "the keyword \(keyword) is not supported")
      }
      if nesting.contains(keyword) {
        for part in argument.elements ?? [argument] { try requireKnownKeywords(part) }
      }
      if ["$defs", "properties", "patternProperties"].contains(keyword),
        case .object(let parts) = argument
      {
        for part in parts.values { try requireKnownKeywords(part) }
      }
    }
  }

  private static func isOfType(_ value: JSONValue, _ type: String) -> Bool {
    switch (value, type) {
    case (.null, "null"), (.boolean, "boolean"), (.number, "number"), (.string, "string"),
      (.array, "array"), (.object, "object"):
      true
    case (.number(let number), "integer"): number.rounded() == number
    default: false
    }
  }

  /// Whether two numbers stand so to each other; true of what is no number.
  private static func compare(
    _ value: JSONValue, _ argument: JSONValue, _ holds: (Double, Double) -> Bool
  ) -> Bool {
    guard case .number(let number) = value, case .number(let limit) = argument else { return true }
    return holds(number, limit)
  }

  private static func matches(_ text: String, _ pattern: String) -> Bool {
    text.range(of: pattern, options: .regularExpression) != nil
  }
}
