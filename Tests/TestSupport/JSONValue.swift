public import Foundation

/// A JSON document as a tree.
public enum JSONValue: Decodable, Equatable, Sendable {
  case null
  case boolean(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// The document in `bytes`.
  public init(parsing bytes: Data) throws {
    self = try JSONDecoder().decode(JSONValue.self, from: bytes)
  }

  /// The value that `decoder` holds.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .boolean(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  /// The value under `key`, when this is an object that has it.
  public subscript(key: String) -> JSONValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  /// The elements, when this is an array.
  public var elements: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The amount, when this is a number.
  public var amount: Double? {
    if case .number(let amount) = self { amount } else { nil }
  }

  /// The text, when this is one.
  public var text: String? {
    if case .string(let text) = self { text } else { nil }
  }
}
