import MapDiagnostics

/// `KEY=VALUE` or `KEY!=VALUE`.
struct SelectorTerm {
  static let keys = ["kind", "owner", "tier", "provider", "region", "category"]
  static let labelPrefix = "label."

  var key: String
  var value: String
  var isNegated: Bool

  /// The terms that `text` consists of, or `nil` when it is no list of terms.
  static func terms(_ text: String) throws(Selector.Failure) -> [SelectorTerm]? {
    guard text.contains("=") else { return nil }
    var terms: [SelectorTerm] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let equals = part.firstIndex(of: "=") else {
        // A comma may be part of the value in front of it.
        guard !terms.isEmpty else { return nil }
        terms[terms.count - 1].value += "," + part
        continue
      }
      var key = part[..<equals]
      let isNegated = key.last == "!"
      if isNegated { key.removeLast() }
      guard keys.contains(String(key)) || key.hasPrefix(labelPrefix) else {
        if text.contains("*") || text.contains("?") { return nil }
        throw Selector.Failure(
          message: "a selector has no key \"\(key)\"; the keys are "
            + (keys + ["label.NAME"]).joined(separator: ", "),
          suggestion: meant(String(key), value: String(part[part.index(after: equals)...])))
      }
      terms.append(
        SelectorTerm(
          key: String(key), value: String(part[part.index(after: equals)...]),
          isNegated: isNegated))
    }
    return terms
  }

  /// What was probably meant by the unknown `key`.
  private static func meant(_ key: String, value: String) -> String? {
    if key == "id" { return value }
    if key.hasPrefix("labels.") || key == "label" || key == "labels" {
      return "label." + (key.split(separator: ".").dropFirst().first ?? "NAME") + "=" + value
    }
    return NameSuggestion.nearest(to: key, among: keys).map { "\($0)=\(value)" }
  }

  func holds(for component: Component) -> Bool {
    let own = own(of: component)
    return (own.map { $0.utf8.elementsEqual(value.utf8) } ?? false) != isNegated
  }

  /// The value of the term's key that `component` has.
  private func own(of component: Component) -> String? {
    switch key {
    case "kind": component.kind.word
    case "owner": component.owner
    case "tier": component.tier.map(String.init)
    case "provider": component.provider
    case "region": component.region
    case "category": component.category
    default: component.label(String(key.dropFirst(SelectorTerm.labelPrefix.count)))
    }
  }

  func nearestValue(in map: DependencyMap) -> String? {
    if key == "tier", let tier = Int(value), String(tier) != value { return String(tier) }
    let values = Set(map.components.compactMap { own(of: $0) })
    return NameSuggestion.nearest(to: value, among: values.sorted())
  }
}

extension DependencyMap {
  /// The id that `text` was probably meant to be.
  package func nearestID(to text: String) -> String? {
    var matcher = NameMatcher(text)
    for index in 0..<UInt32(componentCount) {
      storage.ids.withBytes(of: index) { matcher.consider($0) }
    }
    return matcher.best
  }
}
