internal import LocatedJSON

extension ImportKind {
  /// Calls between services, as Jaeger counts them.
  public static let jaeger = ImportKind("jaeger")
}

/// Calls between services, counted from traces: `/api/dependencies` of Jaeger, bare or within `data`.
///
///     {"data": [{"parent": "frontend", "child": "cart", "callCount": 3}]}    frontend ──► cart
enum JaegerImporter: Importer {
  static let kind = ImportKind.jaeger

  static func recognises(_ root: JSONValue) -> Bool {
    guard let first = calls(root)?.first(where: { _ in true }) else { return false }
    return first["parent"]?.string != nil && first["child"]?.string != nil
      && first["callCount"] != nil
  }

  private static func calls(_ root: JSONValue) -> JSONValue.Elements? {
    if root.isArray { return root.elements }
    guard let list = root["data"], list.isArray else { return nil }
    return list.elements
  }

  static func read(_ root: JSONValue, into session: inout ImportSession) {
    guard let calls = calls(root) else {
      return session.fail(
        "a Jaeger answer is a list of calls, or an object with it as data", at: root)
    }
    ObservedCalls.read(calls, into: &session) { ($0["parent"], $0["child"]) }
  }
}
