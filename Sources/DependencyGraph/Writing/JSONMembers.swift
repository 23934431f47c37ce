import MapDiagnostics

/// The members of a JSON object on one line, while they are being written; keys without a value are
/// left away.
struct JSONMembers {
  private(set) var inside = ""

  var isEmpty: Bool { inside.isEmpty }
  var text: String { "{" + inside + "}" }

  mutating func add(raw key: String, _ json: String?) {
    guard let json else { return }
    if !inside.isEmpty { inside += ", " }
    inside += JSONText.quoted(key) + ": " + json
  }

  mutating func add(_ key: String, _ value: String?) {
    add(raw: key, value.map(JSONText.quoted))
  }

  /// A list, or its only text.
  mutating func add(_ key: String, _ values: [String]) {
    guard !values.isEmpty else { return }
    let texts = values.map(JSONText.quoted)
    add(raw: key, texts.count == 1 ? texts[0] : "[" + texts.joined(separator: ", ") + "]")
  }

  mutating func add(_ keys: [ExtensionKey]) {
    for key in keys { add(raw: key.key, key.json) }
  }

  mutating func add(_ key: String, _ value: AttributeValue?) {
    switch value {
    case nil: break
    case .text(let text): add(key, text)
    case .wholeNumber(let number): add(raw: key, String(number))
    case .decimal(let decimal):
      add(raw: key, decimal.isPercentage ? JSONText.quoted(decimal.text) : decimal.text)
    case .duration(let duration): add(key, DurationText.text(duration))
    case .confidence(let confidence): add(key, confidence.word)
    case .texts(let texts): add(key, texts)
    case .labels(let labels):
      var object = JSONMembers()
      for label in labels { object.add(label.key, label.value) }
      add(raw: key, object.text)
    case .extensions(let keys): add(keys)
    }
  }
}
