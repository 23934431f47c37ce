import MapDiagnostics

/// Text with colours, of which nothing else may reach a terminal.
enum ColoredText {
  /// `text` with everything made visible but line breaks and, where they are kept, changes of colour
  /// (`ESC [ … m`).
  static func visible(_ text: String, keepingColors: Bool) -> String {
    guard keepingColors, text.contains("\u{1B}") else { return lines(text) }
    var visible = ""
    for (order, part) in text.split(separator: "\u{1B}", omittingEmptySubsequences: false)
      .enumerated()
    {
      guard order > 0 else {
        visible += lines(String(part))
        continue
      }
      let sequence = part.prefix { "[0123456789;".contains($0) }
      let end = part.index(sequence.endIndex, offsetBy: 1, limitedBy: part.endIndex)
      if sequence.first == "[", part[sequence.endIndex...].first == "m", let end {
        visible += "\u{1B}" + sequence + "m" + lines(String(part[end...]))
      } else {
        visible += VisibleText.visible("\u{1B}") + lines(String(part))
      }
    }
    return visible
  }

  private static func lines(_ text: String) -> String {
    guard text.utf8.contains(0x0A) else { return VisibleText.visible(text) }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { VisibleText.visible(String($0)) }.joined(separator: "\n")
  }
}
