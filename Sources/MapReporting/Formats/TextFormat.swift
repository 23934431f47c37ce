import MapDiagnostics

/// Writes reports for people: the headline, then what it rests on.
struct TextFormat {
  let style: TextStyle

  init(_ style: TextStyle) {
    self.style = style
  }

  func write(_ report: Report, to sink: inout ByteSink) throws {
    for line in report.headline { try sink.append(line + "\n") }
    for section in report.sections {
      guard !section.lines.isEmpty || section.table.map({ $0.count > 0 }) ?? false else { continue }
      try sink.append("\n")
      if let title = section.title { try sink.append(title + "\n") }
      for line in section.lines { try sink.append(line + "\n") }
      guard let table = section.table, table.count > 0 else { continue }
      try TextTable(table, style).write(to: &sink)
      if table.omitted > 0 {
        try sink.append(
          "… and \(table.omitted) more \(table.omitted == 1 ? "row" : "rows"); "
            + "--limit \(table.count) shows all\n")
      }
    }
    for (order, remark) in report.remarks.enumerated() {
      try sink.append((order == 0 ? "\n" : "") + remark + "\n")
    }
  }
}
