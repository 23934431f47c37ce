import MapDiagnostics

/// Columns side by side, as wide as what stands in them, measured as a terminal shows it.
struct TextTable {
  private static let gap = "  "
  private static let narrowest = 12

  private let table: Table
  private let style: TextStyle
  private let rows: [[String]]
  private let widths: [Int]

  init(_ table: Table, _ style: TextStyle) {
    self.table = table
    self.style = style
    rows = (0..<table.shown).map { table.row($0).map(TextTable.text) }
    var widths = table.columns.map { DisplayWidth.columns(of: $0.title) }
    for row in rows {
      for (column, cell) in row.enumerated() {
        widths[column] = max(widths[column], DisplayWidth.columns(of: cell))
      }
    }
    self.widths = TextTable.fitted(
      TextTable.spared(widths, rows), table.columns, style.width)
  }

  func write(to sink: inout ByteSink) throws {
    try sink.append(line(table.columns.map { $0.title.uppercased() }, isHeader: true))
    for row in rows { try sink.append(line(row, isHeader: false)) }
  }

  private func line(_ cells: [String], isHeader: Bool) -> String {
    var line = ""
    for (order, cell) in cells.enumerated() {
      let column = table.columns[order]
      let shown = style.width == nil ? cell : DisplayWidth.cut(cell, to: widths[order])
      let padding = String(
        repeating: " ", count: max(widths[order] - DisplayWidth.columns(of: shown), 0))
      let painted = isHeader ? shown : paint(shown, column.role)
      if order > 0 { line += TextTable.gap }
      line += column.role == .figure ? padding + painted : painted + padding
    }
    while line.last == " " { line.removeLast() }
    return line + "\n"
  }

  private func paint(_ text: String, _ role: Table.Column.Role) -> String {
    guard style.isColored, role == .state else { return text }
    let code =
      text.hasPrefix("down") ? "1;31" : text.hasPrefix("degraded") ? "33" : "36"
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  private static func text(_ cell: Cell) -> String {
    switch cell {
    case .null: "–"
    case .text(let text): VisibleText.visible(text)
    case .integer(let integer): String(integer)
    case .number(let number): "\(number)"
    case .boolean(let boolean): boolean ? "yes" : "no"
    case .list(let cells): cells.map(text).joined(separator: ", ")
    case .record: preconditionFailure("a table for text has flat cells")
    }
  }

  /// The widths, unless filling all rows to the widest cells would take several times the bytes of what
  /// stands in them: then a cell far wider than others sticks out.
  private static func spared(_ widths: [Int], _ rows: [[String]]) -> [Int] {
    let bytes = rows.reduce(0) { $0 + $1.reduce(0) { $0 + $1.utf8.count } }
    let filled = widths.reduce(0, +) * rows.count
    guard filled > 8 * bytes + 64 * 1024 else { return widths }
    let widest = max(4 * bytes / max(rows.count * widths.count, 1), narrowest)
    return widths.map { min($0, widest) }
  }

  /// Narrows the widest columns of words until the line fits `width`.
  private static func fitted(
    _ widths: [Int], _ columns: [Table.Column], _ width: Int?
  ) -> [Int] {
    guard let width else { return widths }
    var widths = widths
    var excess = widths.reduce(0, +) + gap.count * (widths.count - 1) - width
    while excess > 0 {
      let flexible = widths.indices.filter { columns[$0].role == .words && widths[$0] > narrowest }
      guard let widest = flexible.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }
}
