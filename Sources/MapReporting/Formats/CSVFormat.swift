/// Writes tables by RFC 4180: a header row, then a row each, every cell exact.
///
/// For a spreadsheet the text begins with a byte order mark, lines end in CRLF, and what a
/// spreadsheet would run as a formula is kept from it by an apostrophe in front. Where semicolons
/// separate cells, quotes in the middle of a line are no quotes: there a cell begins, too, behind each of
/// these and behind a line break in the midst of one of ours.
struct CSVFormat {
  let forSpreadsheet: Bool

  func write(_ table: Table, to sink: inout ByteSink) throws {
    if forSpreadsheet { try sink.append("\u{FEFF}") }
    try sink.append(line(table.columns.map { .text($0.key) }))
    for index in 0..<table.shown { try sink.append(line(table.row(index))) }
  }

  private func line(_ cells: [Cell]) -> String {
    var line = ""
    for (place, cell) in cells.enumerated() {
      if place > 0 { line += "," }
      line += quoted(text(of: cell))
    }
    return line + (forSpreadsheet ? "\r\n" : "\n")
  }

  private func text(of cell: Cell) -> String {
    switch cell {
    case .null: ""
    case .text(let text): guarded(text)
    case .integer(let integer): String(integer)
    case .number(let number): number.isFinite ? "\(number)" : ""
    case .boolean(let boolean): boolean ? "true" : "false"
    case .list(let cells): guarded(cells.map(plain).joined(separator: "; "))
    case .record: preconditionFailure("a table for CSV has flat cells")
    }
  }

  private func plain(_ cell: Cell) -> String {
    guard case .text(let text) = cell else { return text(of: cell) }
    return text
  }

  private func guarded(_ text: String) -> String {
    guard forSpreadsheet, text.unicodeScalars.contains(where: CSVFormat.beginsFormula) else {
      return text
    }
    var guarded = String.UnicodeScalarView()
    var mayBegin = true
    for scalar in text.unicodeScalars {
      let isFirst = mayBegin && guarded.allSatisfy(CSVFormat.isBlank)
      if isFirst, CSVFormat.beginsFormula(scalar) {
        // At the very beginning also blanks belong behind the apostrophe.
        guarded.insert("'", at: guarded.startIndex)
        mayBegin = CSVFormat.separates(scalar)
      } else if mayBegin, CSVFormat.beginsFormula(scalar), !CSVFormat.isBlank(scalar) {
        guarded.append("'")
        mayBegin = false
      } else if CSVFormat.separates(scalar) {
        mayBegin = true
      } else if !CSVFormat.isBlank(scalar) {
        mayBegin = false
      }
      guarded.append(scalar)
    }
    return String(guarded)
  }

  /// What makes a spreadsheet take a cell for a formula, or is thrown away before it looks for one.
  private static func beginsFormula(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": true
    default: false
    }
  }

  private static func separates(_ scalar: Unicode.Scalar) -> Bool {
    scalar == ";" || scalar == "\n" || scalar == "\r"
  }

  /// Whether `scalar` is a space of any kind, or nothing that one sees.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.properties.isWhitespace { return true }
    switch scalar.properties.generalCategory {
    case .format, .control: return true
    default: return false
    }
  }

  private func quoted(_ text: String) -> String {
    let needsQuotes = text.utf8.contains {
      $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: ",") || $0 == 0x0A || $0 == 0x0D
    }
    let space = UInt8(ascii: " ")
    guard needsQuotes || text.utf8.first == space || text.utf8.last == space else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
