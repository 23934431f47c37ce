import MapDiagnostics

/// Text inside DOT's double quotes.
///
/// Graphviz reads a label twice more after its quotes: `\N`, `\G`, `\l` and their like are commands,
/// and `&…;` is an HTML entity. So backslashes are doubled and ampersands spelt out.
enum DOTEscaping {
  /// The longest line of a label, in columns, and the most lines a name is wrapped to.
  private static let maximumColumns = 30
  private static let maximumLines = 3

  /// Lines one under the other; a long one is wrapped, and a very long one cut.
  static func label(_ lines: [String]) -> String {
    lines.flatMap { wrapped(VisibleText.visible($0)) }.map(escaped).joined(separator: "\\n")
  }

  /// `text` in lines that end at a space or behind a slash where there is one.
  private static func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    var rest = Substring(text)
    while DisplayWidth.columns(of: String(rest)) > maximumColumns, lines.count < maximumLines - 1 {
      var line = rest.prefix(0)
      var width = 0
      for index in rest.indices {
        width += DisplayWidth.columns(of: rest[index])
        guard width <= maximumColumns else { break }
        line = rest[...index]
      }
      if let end = line.lastIndex(where: { $0 == " " || $0 == "/" || $0 == "-" }),
        end > line.startIndex
      {
        line = line[...end]
      }
      lines.append(String(line))
      rest = rest[line.endIndex...]
    }
    return lines + [DisplayWidth.cut(String(rest), to: maximumColumns)]
  }

  /// A line of a tooltip, which Graphviz reads once more than a label, and not too much of it: a string
  /// of 16 KiB is a syntax error to it.
  static func tooltip(_ text: String) -> String {
    let once = DisplayWidth.cut(VisibleText.visible(text), to: 400)
    return escaped(
      once.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\\\"))
  }

  /// One line of any length.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in VisibleText.visible(text).unicodeScalars {
      switch scalar {
      case "\"": escaped += "\\\""
      case "\\": escaped += "\\\\"
      case "&": escaped += "&amp;"
      // No XML holds these, and a picture is XML.
      case "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
