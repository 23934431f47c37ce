import MapDiagnostics

/// The parts of a ranking, as `rank --shard` writes them in CSV, made one again.
enum RankingParts {
  /// The figures of a ranking in the order in which they decide.
  private static let figures = ["targetsDown", "targetsDegraded", "down", "degraded"]

  /// A row and what decides its place.
  private struct Row {
    var figures: [Int]
    var component: [UInt8]
    /// The whole record as it stands in its part.
    var bytes: [UInt8]

    func isWorse(than other: Row) -> Bool {
      if figures != other.figures { return other.figures.lexicographicallyPrecedes(figures) }
      return component.lexicographicallyPrecedes(other.component)
    }
  }

  /// The CSV of the whole ranking.
  static func merged(
    of invocation: Invocation, in environment: any CommandEnvironment
  ) throws(CommandFailure) -> [UInt8] {
    var header: CSVRecord?
    var rows: [Row] = []
    for operand in invocation.operands {
      let text = try environment.text(named: operand.text)
      let records = try CSVRecord.records(of: text)
      guard let first = records.first, let columns = Columns(first) else {
        throw CommandFailure(
          "'\(text.name)' is no ranking in CSV",
          hint: "make the parts with: blastradius rank MAP --shard I/N -f csv")
      }
      if let header, header.cells != first.cells {
        throw CommandFailure("'\(text.name)' has other columns than the parts before it")
      }
      header = first
      for record in records.dropFirst() { rows.append(try row(record, columns, in: text)) }
    }
    guard let header else { return [] }
    rows.sort { $0.isWorse(than: $1) }
    for (row, next) in zip(rows, rows.dropFirst()) where row.component == next.component {
      let id = VisibleText.visible(String(decoding: row.component, as: UTF8.self))
      throw CommandFailure(
        "\"\(id)\" is ranked by two parts", hint: "was a part named twice, or cut otherwise?")
    }
    return rows.reduce(into: header.bytes) { $0 += $1.bytes }
  }

  /// Where in a record the cells stand that decide the order.
  private struct Columns {
    let component: Int
    let figures: [Int]
    let count: Int

    init?(_ header: CSVRecord) {
      let names = header.cells.map { String(decoding: $0, as: UTF8.self) }
      let places = RankingParts.figures.compactMap(names.firstIndex(of:))
      guard let component = names.firstIndex(of: "component"),
        places.count == RankingParts.figures.count
      else { return nil }
      self.component = component
      figures = places
      count = names.count
    }
  }

  private static func row(
    _ record: CSVRecord, _ columns: Columns, in text: SourceText
  ) throws(CommandFailure) -> Row {
    guard record.cells.count == columns.count else {
      throw CommandFailure(
        "\(text.name):\(record.line): \(record.cells.count) cells where the header has "
          + "\(columns.count)")
    }
    var figures: [Int] = []
    for place in columns.figures {
      let cell = String(decoding: record.cells[place], as: UTF8.self)
      guard let figure = Int(cell), figure >= 0 else {
        throw CommandFailure(
          "\(text.name):\(record.line): '\(VisibleText.visible(cell))' is no number")
      }
      figures.append(figure)
    }
    return Row(
      figures: figures, component: record.cells[columns.component], bytes: record.bytes)
  }
}
