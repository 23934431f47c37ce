/// A choice of components, as people write it: an id; else `outside` or `inside`; else
/// `KEY=VALUE` and `KEY!=VALUE` joined by commas; else a pattern of ids with `*` and `?`.
public struct Selector: Sendable, Equatable {
  /// What was written.
  public let text: String

  /// The selector written as `text`.
  public init(_ text: String) {
    self.text = text
  }

  /// Why a selector chooses nothing.
  public struct Failure: Error, Equatable, Sendable {
    /// What is wrong.
    public let message: String
    /// What was probably meant.
    public let suggestion: String?
  }

  /// The components of `map` that the selector chooses, in the map's order; at least one.
  ///
  /// - Complexity: O(length) for an id, O(components) otherwise.
  public func components(in map: DependencyMap) throws(Failure) -> [Component] {
    try components(in: map, suggesting: true)
  }

  /// The same; what was probably meant, which costs a look at every id, is only said when asked for.
  package func components(
    in map: DependencyMap, suggesting isSuggesting: Bool
  ) throws(Failure) -> [Component] {
    if let exact = map.component(id: text) { return [exact] }
    let chosen: [Component]
    if text == "outside" || text == "inside" {
      chosen = map.components.filter { $0.isInside == (text == "inside") }
    } else if let terms = try SelectorTerm.terms(text) {
      chosen = map.components.filter { component in terms.allSatisfy { $0.holds(for: component) } }
    } else {
      chosen = matches(in: map)
    }
    guard chosen.isEmpty else { return chosen }
    guard isSuggesting else {
      throw Failure(message: "no component matches \"\(text)\"", suggestion: nil)
    }
    throw failure(in: map)
  }

  private func matches(in map: DependencyMap) -> [Component] {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }) else {
      return []
    }
    let pattern = Array(text.utf8)
    let ids = map.storage.ids
    return (0..<map.componentCount).filter { index in
      ids.withBytes(of: UInt32(index)) { Wildcard.matches($0, pattern) }
    }.map { map[$0] }
  }

  private func failure(in map: DependencyMap) -> Failure {
    if text.contains("=") || text == "outside" || text == "inside" {
      return Failure(
        message: "no component matches \"\(text)\"", suggestion: nearestValue(in: map))
    }
    if text.contains("*") || text.contains("?") {
      return Failure(message: "no component's id matches \"\(text)\"", suggestion: nil)
    }
    if let rule = misreading(in: map) {
      return Failure(message: "no component is called \"\(text)\"; \(rule)", suggestion: nil)
    }
    return Failure(
      message: "no component is called \"\(text)\"", suggestion: map.nearestID(to: text))
  }

  /// What to write instead of what looks like a selector of some other kind.
  private func misreading(in map: DependencyMap) -> String? {
    let ids = text.split(separator: ",").map(String.init)
    if ids.count > 1, ids.allSatisfy({ map.component(id: $0) != nil }) {
      return "name several by repeating the option"
    }
    for mark in ["@", "+"] as [Character] {
      guard let end = text.firstIndex(of: mark), map.component(id: String(text[..<end])) != nil
      else { continue }
      return "times are written \(text[..<end])@10m or \(text[..<end])@10m+3h"
    }
    if text.contains(where: { $0 == "<" || $0 == ">" }) {
      return "selectors compare with = and != only, such as tier=1"
    }
    return nil
  }

  /// The selector with the value that was probably meant, when one term alone finds nothing.
  private func nearestValue(in map: DependencyMap) -> String? {
    guard let terms = try? SelectorTerm.terms(text), terms.count == 1, !terms[0].isNegated,
      let value = terms[0].nearestValue(in: map)
    else { return nil }
    return "\(terms[0].key)=\(value)"
  }
}
