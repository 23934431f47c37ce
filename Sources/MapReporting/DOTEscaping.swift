import MapDiagnostics

/// Text inside DOT's double quotes.
///
/// Graphviz reads a label twice more after its quotes: `\N`, `\G`, `\l` and their like are commands,
/// and `&…;` is an HTML entity. So backslashes are doubled and ampersands spelt out.
enum DOTEscaping {
  /// The longest line of a label, in columns.
  private static let maximumColumns = 36

  /// `name=value` with the value as a label of several lines; a long line is cut.
  static func label(_ lines: [String]) -> String {
    lines.map { escaped(DisplayWidth.cut(VisibleText.visible($0), to: maximumColumns)) }
      .joined(separator: "\\n")
  }

  /// One line of any length.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in VisibleText.visible(text).unicodeScalars {
      switch scalar {
      case "\"": escaped += "\\\""
      case "\\": escaped += "\\\\"
      case "&": escaped += "&amp;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
