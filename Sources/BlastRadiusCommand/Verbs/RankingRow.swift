import MapDiagnostics
import MapReporting

/// Where in a record of a ranking the cells stand that decide the order, and what part it is of.
struct RankingColumns {
  /// The figures of a ranking in the order in which they decide.
  private static let figures = ["targetsDown", "targetsDegraded", "down", "degraded"]

  let component: Int
  let figures: [Int]
  let count: Int
  /// Which part this is, where it says so.
  let label: PartLabel?

  /// `nil` when `header` is not that of a ranking.
  init?(_ header: CSVRecord) {
    let names = header.cells.map { String(decoding: $0, as: UTF8.self) }
    let places = RankingColumns.figures.compactMap(names.firstIndex(of:))
    guard let component = names.firstIndex(of: "component"),
      places.count == RankingColumns.figures.count
    else { return nil }
    self.component = component
    figures = places
    count = names.count
    label = names.last.flatMap { PartLabel($0) }
  }
}

/// A row of a ranking and what decides its place.
struct RankingRow {
  let figures: [Int]
  let component: [UInt8]
  /// The whole record as it stands in the ranking.
  let bytes: [UInt8]

  init(
    _ record: CSVRecord, _ columns: RankingColumns, in text: SourceText
  ) throws(CommandFailure) {
    guard record.cells.count == columns.count else {
      throw CommandFailure(
        "\(text.name):\(record.line): \(record.cells.count) cells where the header has "
          + "\(columns.count)")
    }
    var figures: [Int] = []
    for place in columns.figures {
      let cell = String(decoding: record.cells[place], as: UTF8.self)
      guard let figure = Int(cell), figure >= 0 else {
        throw CommandFailure("\(text.name):\(record.line): '\(cell)' is no number")
      }
      figures.append(figure)
    }
    guard record.cells.last?.isEmpty ?? false else {
      throw CommandFailure("\(text.name):\(record.line): the last cell is not empty")
    }
    self.figures = figures
    component = record.cells[columns.component]
    bytes = record.bytesWithoutLastCell
  }

  /// Whether it stands before `other`.
  func isWorse(than other: RankingRow) -> Bool {
    if figures != other.figures { return other.figures.lexicographicallyPrecedes(figures) }
    return component.lexicographicallyPrecedes(other.component)
  }
}
