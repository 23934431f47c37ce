import MapDiagnostics

/// Writes reports for people: the headline, then what it rests on.
///
/// Whatever a report holds, nothing of it but line breaks and, where colour is wanted, colours reaches the
/// reader's terminal as more than a character to look at.
struct TextFormat {
  let style: TextStyle

  init(_ style: TextStyle) {
    self.style = style
  }

  func write(
    _ report: Report, _ sections: [Report.Section], to sink: inout ByteSink
  ) throws {
    for line in report.headline { try write(line, to: &sink) }
    for section in sections {
      guard !section.lines.isEmpty || section.table.map({ $0.count > 0 }) ?? false else { continue }
      try sink.append("\n")
      if let title = section.title { try write(title, to: &sink) }
      for line in section.lines { try write(line, to: &sink) }
      if let omission = section.omission { try write(text(of: omission), to: &sink) }
      guard let table = section.table, table.count > 0 else { continue }
      try TextTable(table, style).write(to: &sink)
      if table.omitted > 0 {
        let omission = Report.Omission(count: table.omitted, total: table.count, noun: "row")
        try write(text(of: omission), to: &sink)
      }
    }
    let remarks = (report.omission.map { [text(of: $0)] } ?? []) + report.remarks
    for (order, remark) in remarks.enumerated() {
      if order == 0 { try sink.append("\n") }
      try write(remark, to: &sink)
    }
  }

  private func write(_ line: String, to sink: inout ByteSink) throws {
    try sink.append(ColoredText.visible(line, keepingColors: style.isColored) + "\n")
  }

  /// `… and 3 more rows`, and what shows them where the reader can ask for more.
  private func text(of omission: Report.Omission) -> String {
    var text = "\(omission.indent)… and \(omission.count) more"
    if let noun = omission.noun { text += " " + noun + (omission.count == 1 ? "" : "s") }
    guard let option = style.limitOption else { return text }
    return "\(text); \(option) \(omission.total) \(omission.verb) all"
  }
}
