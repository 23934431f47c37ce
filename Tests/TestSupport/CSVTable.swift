/// The rows of a CSV text, read strictly by RFC 4180 with LF or CRLF.
package enum CSVTable {
  package struct Malformed: Error {}

  package static func rows(_ text: String) throws -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      if scalars[index] == "\"" {
        guard cell.isEmpty else { throw Malformed() }
        index += 1
        while true {
          guard index < scalars.count else { throw Malformed() }
          if scalars[index] == "\"" {
            index += 1
            guard index < scalars.count, scalars[index] == "\"" else { break }
          }
          cell.append(scalars[index])
          index += 1
        }
        guard index < scalars.count, [",", "\n", "\r"].contains(scalars[index]) else {
          throw Malformed()
        }
        continue
      }
      switch scalars[index] {
      case ",":
        row.append(String(cell))
        cell = String.UnicodeScalarView()
      case "\n":
        rows.append(row + [String(cell)])
        row = []
        cell = String.UnicodeScalarView()
      case "\r":
        guard index + 1 < scalars.count, scalars[index + 1] == "\n" else { throw Malformed() }
      default: cell.append(scalars[index])
      }
      index += 1
    }
    guard cell.isEmpty, row.isEmpty else { throw Malformed() }
    return rows
  }
}
