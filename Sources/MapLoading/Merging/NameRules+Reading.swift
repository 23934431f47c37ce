import DependencyGraph
import LocatedJSON
public import MapDiagnostics

extension NameRules {
  /// What is wrong with a file of rules.
  public struct Failure: Error, Sendable {
    /// Everything that is wrong, in the order of the text.
    public let diagnostics: [Diagnostic]
  }

  /// The rules in `source`: `{"rules": [{"prefix": "prod-"}, …]}`.
  ///
  /// Everything that is wrong is reported at once.
  public init(_ source: SourceText) throws(Failure) {
    let document: JSONDocument
    do throws(JSONSyntaxError) {
      document = try JSONDocument(source)
    } catch {
      throw Failure(diagnostics: [
        Diagnostic(error.id, error.message, at: SourceRange(source: 0, bytes: error.range))
      ])
    }
    var reader = NameRuleReader()
    rules = reader.rules(in: document.root)
    guard reader.diagnostics.isEmpty else { throw Failure(diagnostics: reader.diagnostics) }
  }
}

private struct NameRuleReader {
  var diagnostics: [Diagnostic] = []

  private mutating func report(
    _ id: DiagnosticID, _ message: String, at value: JSONValue, suggestion: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        id, message, at: SourceRange(source: 0, bytes: value.start..<value.end),
        suggestion: suggestion))
  }

  mutating func rules(in root: JSONValue) -> [NameRules.Rule] {
    guard root.isObject else {
      report(.wrongType, "a file of rules is an object with the key \"rules\"", at: root)
      return []
    }
    check(root, keys: ["rules", "formatVersion"], of: "a file of rules")
    guard let list = root["rules"], list.isArray else {
      report(.missingKey, "a file of rules must have a list \"rules\"", at: root)
      return []
    }
    return list.elements.compactMap { rule($0) }
  }

  private mutating func check(_ object: JSONValue, keys: [String], of what: String) {
    for (key, value) in object.members where !keys.contains(key) && !key.hasPrefix("x-") {
      report(
        .unknownKey, "\(what) has no key \"\(key)\"", at: value,
        suggestion: NameSuggestion.nearest(to: key, among: keys))
    }
  }

  private mutating func rule(_ value: JSONValue) -> NameRules.Rule? {
    guard value.isObject else {
      report(.wrongType, "a rule is an object with a prefix, a suffix or a host", at: value)
      return nil
    }
    check(value, keys: ["prefix", "suffix", "host", "replacement", "id", "origin"], of: "a rule")
    for key in ["prefix", "suffix", "host", "replacement", "id", "origin"] {
      if let text = value.member(key),
        text.string == nil || (key != "replacement" && text.string == "")
      {
        report(.wrongType, "\(key) must be a text that is not empty", at: text)
        return nil
      }
    }
    let replacement = value["replacement"]?.string ?? ""
    let (prefix, suffix, host) = (
      value["prefix"]?.string, value["suffix"]?.string, value["host"]?.string
    )
    let pattern: NameRules.Rule.Pattern
    switch (prefix, suffix, host, value["id"]?.string) {
    case (let prefix?, nil, nil, nil): pattern = .prefix(prefix, replacement: replacement)
    case (nil, let suffix?, nil, nil): pattern = .suffix(suffix, replacement: replacement)
    case (nil, nil, let host?, let id?): pattern = .host(host, id: id)
    default:
      report(
        .unclearRule, "a rule has a prefix, or a suffix, or a host with the id it stands for",
        at: value)
      return nil
    }
    return NameRules.Rule(pattern, origin: value["origin"]?.string)
  }
}
