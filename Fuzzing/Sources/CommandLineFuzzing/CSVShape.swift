/// Whether bytes are a table by RFC 4180: all records of one length, quotes only where they may stand.
struct CSVShape {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    self.bytes = bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : bytes
  }

  var isTable: Bool {
    var (cells, columns, isQuoted, isAfterQuote, isStart) = (1, Int?.none, false, false, true)
    var previous: UInt8 = 0
    for byte in bytes {
      defer { previous = byte }
      if isQuoted {
        if byte == UInt8(ascii: "\"") { (isQuoted, isAfterQuote) = (false, true) }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""):
        // Two quotes within a quoted cell are one; elsewhere a quote begins a cell.
        guard isAfterQuote || isStart else { return false }
        isQuoted = true
        (isAfterQuote, isStart) = (false, false)
      case UInt8(ascii: ","):
        cells += 1
        (isAfterQuote, isStart) = (false, true)
      case UInt8(ascii: "\n"):
        guard columns == nil || columns == cells else { return false }
        columns = cells
        cells = 1
        (isAfterQuote, isStart) = (false, true)
      case UInt8(ascii: "\r"): isAfterQuote = false
      default:
        guard !isAfterQuote, previous != UInt8(ascii: "\r") else { return false }
        isStart = false
      }
    }
    return !isQuoted && cells == 1 && columns != nil
  }
}
