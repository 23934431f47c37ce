internal import MapDiagnostics

/// A JSON object while it is being written; keys without a value are left away.
struct JSONObjectText {
  private var members: [String] = []
  /// The indent of its closing brace; on one line when `nil`.
  private let indent: String?

  init(indent: String? = nil) {
    self.indent = indent
  }

  mutating func add(raw key: String, _ json: String) {
    members.append("\(JSONText.quoted(key)): \(json)")
  }

  mutating func add(_ key: String, _ value: String?) {
    guard let value else { return }
    add(raw: key, JSONText.quoted(Credentials.removed(from: value)))
  }

  mutating func add(_ key: String, _ value: Int?) {
    guard let value else { return }
    add(raw: key, String(value))
  }

  mutating func add(_ key: String, _ values: [String]) {
    guard !values.isEmpty else { return }
    let texts = values.map { JSONText.quoted(Credentials.removed(from: $0)) }
    add(raw: key, texts.count == 1 ? texts[0] : "[" + texts.joined(separator: ", ") + "]")
  }

  var text: String {
    guard let indent, !members.isEmpty else { return "{" + members.joined(separator: ", ") + "}" }
    return "{\n" + members.map { "\(indent)  \($0)" }.joined(separator: ",\n") + "\n\(indent)}"
  }

  /// A list with each entry on a line of its own.
  static func list(_ entries: [String], indent: String) -> String {
    guard !entries.isEmpty else { return "[]" }
    return "[\n" + entries.map { "\(indent)    \($0)" }.joined(separator: ",\n") + "\n\(indent)  ]"
  }

  static func counts(_ counts: [String: Int]) -> String {
    var object = JSONObjectText()
    for key in counts.keys.sorted() { object.add(key, counts[key]) }
    return object.text
  }
}
