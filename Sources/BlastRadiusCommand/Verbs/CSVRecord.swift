import MapDiagnostics

/// A record of RFC 4180: its cells without their quotes, and its bytes as they stand.
struct CSVRecord {
  /// The cells, quotes resolved.
  var cells: [[UInt8]] = []
  /// The bytes without the last cell, its comma and its quotes; with a line break.
  private(set) var bytesWithoutLastCell: [UInt8] = []
  /// The line it begins on, from 1.
  var line: Int

  /// The records of `text`.
  ///
  /// - Throws: When a quoted cell is not closed.
  /// - Complexity: O(*n*) for *n* bytes.
  static func records(of text: SourceText) throws(CommandFailure) -> [CSVRecord] {
    try text.withBytes { bytes throws(CommandFailure) -> [CSVRecord] in
      var records: [CSVRecord] = []
      var line = 1
      var offset = 0
      while offset < bytes.count {
        var record = CSVRecord(line: line)
        let start = offset
        try record.read(bytes, &offset, &line, name: text.name)
        record.bytesWithoutLastCell =
          Array(bytes[start..<(record.lastComma ?? start)]) + [UInt8(ascii: "\n")]
        records.append(record)
      }
      return records
    }
  }

  /// Where the last comma between cells stands.
  private var lastComma: Int?

  private init(line: Int) { self.line = line }

  private mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ offset: inout Int, _ line: inout Int, name: String
  ) throws(CommandFailure) {
    let quote = UInt8(ascii: "\"")
    var cell: [UInt8] = []
    var isQuoted = false
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      if byte == 0x0A { line += 1 }
      if byte == quote {
        let isDoubled = isQuoted && offset < bytes.count && bytes[offset] == quote
        if isDoubled {
          cell.append(quote)
          offset += 1
        } else {
          isQuoted.toggle()
        }
      } else if isQuoted || (byte != UInt8(ascii: ",") && byte != 0x0A && byte != 0x0D) {
        cell.append(byte)
      } else if byte == UInt8(ascii: ",") {
        lastComma = offset - 1
        cells.append(cell)
        cell = []
      } else if byte == 0x0A {
        break
      }
    }
    if isQuoted {
      throw CommandFailure("\(name):\(self.line): a quoted cell is not closed")
    }
    cells.append(cell)
  }
}
