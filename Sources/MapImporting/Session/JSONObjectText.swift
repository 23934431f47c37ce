internal import MapDiagnostics

/// A JSON object while it is being written; keys without a value are left away. Only redacted texts,
/// numbers and what is made of them go in.
struct JSONObjectText {
  private var members: [String] = []
  /// The indent of its closing brace; on one line when `nil`.
  private let indent: String?

  init(indent: String? = nil) {
    self.indent = indent
  }

  mutating func add(raw key: RedactedText, _ json: String) {
    members.append("\(JSONText.quoted(key.text)): \(json)")
  }

  mutating func add(_ key: RedactedText, _ value: RedactedText?) {
    guard let value else { return }
    add(raw: key, JSONText.quoted(value.text))
  }

  mutating func add(_ key: RedactedText, _ value: Int?) {
    guard let value else { return }
    add(raw: key, String(value))
  }

  mutating func add(_ key: RedactedText, _ values: [RedactedText]) {
    guard !values.isEmpty else { return }
    let texts = values.map { JSONText.quoted($0.text) }
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

  /// Counts by what is counted; what redaction made alike is one.
  static func counts(_ counts: [RedactedText: Int]) -> String {
    var sums: [String: Int] = [:]
    for (key, count) in counts { sums[key.text, default: 0] += count }
    var object = JSONObjectText()
    for key in sums.keys.sorted() { object.add(RedactedText(key), sums[key]) }
    return object.text
  }
}
