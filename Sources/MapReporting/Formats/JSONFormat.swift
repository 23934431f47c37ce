import MapDiagnostics

/// Writes reports as JSON documents: the keys in the order of the report, each entry of a list of
/// rows on a line of its own.
enum JSONFormat {
  static func write(_ report: Report, to sink: inout ByteSink) throws {
    try sink.append(
      "{\n  \"formatVersion\": 1,\n  \"command\": \(JSONText.quoted(report.command)),\n")
    try sink.append("  \"toolVersion\": \(JSONText.quoted(ToolVersion.current)),\n  \"map\": ")
    try sink.append(text(of: report.map.cell))
    for field in report.fields {
      try sink.append(",\n  \(JSONText.quoted(field.key)): ")
      switch field.value {
      case .cell(let cell): try sink.append(text(of: cell))
      case .rows(let table): try write(table, to: &sink)
      }
    }
    try sink.append(",\n  \"omitted\": \(report.omitted),\n  \"exceeded\": ")
    let exceeded = report.exceeded.map { limit in
      Cell.record([
        ("limit", .text(limit.name.rawValue)), ("allowed", .integer(limit.allowed)),
        ("found", .integer(limit.found)),
      ])
    }
    try sink.append(text(of: .list(exceeded)) + "\n}\n")
  }

  private static func write(_ table: Table, to sink: inout ByteSink) throws {
    guard table.shown > 0 else { return try sink.append("[]") }
    let keys = table.columns.map { JSONText.quoted($0.key) + ": " }
    try sink.append("[")
    for index in 0..<table.shown {
      let cells = zip(keys, table.row(index)).map { $0 + text(of: $1) }
      try sink.append((index == 0 ? "" : ",") + "\n    {" + cells.joined(separator: ", ") + "}")
    }
    try sink.append("\n  ]")
  }

  /// A cell on one line. Cells nest as deep as this program nests them, not as an input does.
  static func text(of cell: Cell) -> String {
    switch cell {
    case .null: "null"
    case .text(let text): JSONText.quoted(text)
    case .integer(let integer): String(integer)
    case .number(let number): number.isFinite ? "\(number)" : "null"
    case .boolean(let boolean): boolean ? "true" : "false"
    case .list(let cells): "[" + cells.map(text(of:)).joined(separator: ", ") + "]"
    case .record(let fields):
      "{"
        + fields.map { JSONText.quoted($0.key) + ": " + text(of: $0.value) }.joined(separator: ", ")
        + "}"
    }
  }
}

extension Report.MapFigures {
  fileprivate var cell: Cell {
    .record([
      ("name", Cell(name)), ("components", Cell(components)), ("dependencies", Cell(dependencies)),
    ])
  }
}
