internal import LocatedJSON

extension ImportKind {
  /// Calls between services, as Zipkin counts them.
  public static let zipkin = ImportKind("zipkin")
}

/// Calls between services, counted from traces: `/api/v2/dependencies` of Zipkin.
///
///     [{"parent": "frontend", "child": "cart", "callCount": 3, "errorCount": 1}]
///
///     frontend ──► cart
///
/// The answer differs from a bare one of Jaeger only where calls failed: `errorCount` is Zipkin's.
enum ZipkinImporter: Importer {
  static let kind = ImportKind.zipkin

  static func recognises(_ root: JSONValue) -> Bool {
    guard root.isArray, root.elements.contains(where: { $0["errorCount"] != nil }) else {
      return false
    }
    return root.elements.allSatisfy { $0["parent"]?.string != nil && $0["child"]?.string != nil }
  }

  static func read(_ root: JSONValue, into session: inout ImportSession) {
    guard root.isArray else { return session.fail("a Zipkin answer is a list of calls", at: root) }
    ObservedCalls.read(root.elements, into: &session) { ($0["parent"], $0["child"]) }
  }
}
