/// An answer laid out once, for every format.
///
///     answer ──► Report ──► text   headline, sections, remarks
///                      ├──► JSON   fields
///                      ├──► CSV    table
///                      └──► DOT    drawing
///
/// A format turns any report into bytes and knows nothing of the answer behind it.
public struct Report: Sendable {
  /// The figures of the map that every document states.
  public struct MapFigures: Sendable, Equatable {
    /// The map's own name.
    public var name: String?
    /// How many components it has; `nil` when it could not be read.
    public var components: Int?
    /// How many references its requirements hold, without `within`; `nil` when it could not be read.
    public var dependencies: Int?
  }

  /// What a report can hold; what it holds decides the formats that it can be written in.
  public enum Content: Sendable, CaseIterable {
    /// Sentences and tables for people.
    case text
    /// Rows of cells.
    case table
    /// Named values.
    case document
    /// Boxes and arrows.
    case drawing
    /// A picture that is no graph.
    case chart
    /// A map, which is no report.
    case map
  }

  /// A table under a title, as the text format shows it.
  public struct Section: Sendable {
    /// What the table lists, or `nil` when the headline says it.
    public var title: String?
    /// Lines above the table, such as a chain of causes.
    public var lines: [String] = []
    /// What a limit cut of the lines.
    public var omission: Omission?
    /// The table, or `nil` when the lines say everything.
    public var table: Table?
  }

  /// What a limit cut of a list.
  public struct Omission: Sendable {
    /// How much was cut.
    public var count: Int
    /// How much there is.
    public var total: Int
    /// What one of them is called, where it has to be said.
    public var noun: String?
    /// What showing all of them does.
    public var verb = "shows"
    /// What stands before it.
    public var indent = ""
  }

  /// The verb that was asked.
  public var command: String
  /// The map it was asked about.
  public var map: MapFigures
  /// Sentences that answer the question; the first one alone is an answer.
  public var headline: [String]
  /// What the text format shows below the headline; `nil` when the answer is no text.
  public var sections: [Section]?
  /// What a limit cut of the answers themselves.
  public var omission: Omission?
  /// Sentences below everything else in text: assumptions, what to try next.
  public var remarks: [String] = []
  /// What a JSON document holds between `map` and `omitted`, in order.
  public var fields: [Field]
  /// What CSV holds; `nil` when the answer is no list.
  public var table: Table?
  /// Makes what DOT draws; `nil` when the answer is no graph.
  package var drawing: (@Sendable () -> Drawing)?
  /// Makes a picture in SVG, for answers whose picture is no graph.
  public var chart: (@Sendable (DrawingTheme) -> String)?
  /// The figures of the answer that a user can limit.
  public var figures: [LimitName: Int] = [:]
  /// How many entries a limit cuts of lists that stand within rows.
  var omittedWithin = 0
  /// The limits that were set.
  public private(set) var limits: [Limit] = []

  /// What the report holds, in the order in which formats are named.
  public var contents: [Content] {
    Content.allCases.filter { content in
      switch content {
      case .text: sections != nil
      case .table: table != nil
      case .document: true
      case .drawing: drawing != nil
      case .chart: chart != nil
      case .map: false
      }
    }
  }

  /// The limits that the answer exceeds.
  public var exceeded: [Limit] { limits.filter(\.isExceeded) }

  /// Allows at most `allowed` of what `name` limits; ``exceeded`` tells whether the answer has more.
  ///
  /// - Throws: When the answer has no such figure.
  public mutating func limit(_ name: LimitName, to allowed: Int) throws(UnknownLimit) {
    guard let found = figures[name] else { throw UnknownLimit(command: command, name: name) }
    limits.append(Limit(name: name, allowed: allowed, found: found))
  }

  /// How many entries of the lists in `fields` a limit cuts.
  public var omitted: Int {
    fields.reduce(omittedWithin) { sum, field in
      guard case .rows(let table) = field.value else { return sum }
      return sum + table.omitted
    }
  }
}

/// A named value of a report.
public struct Field: Sendable {
  /// What a field holds.
  public enum Value: Sendable {
    /// One exact value.
    case cell(Cell)
    /// A list of objects, one for each row shown, with the columns as keys.
    case rows(Table)
  }

  /// The key in JSON.
  public var key: String
  /// The value.
  public var value: Value

  /// The value `cell` under `key`.
  public init(_ key: String, _ cell: Cell) {
    self.key = key
    value = .cell(cell)
  }

  /// The rows of `table` under `key`.
  public init(_ key: String, rows table: Table) {
    self.key = key
    value = .rows(table)
  }
}

/// An exact, typed value.
public indirect enum Cell: Sendable, Equatable {
  /// Not known, or not applicable.
  case null
  /// A name or a sentence.
  case text(String)
  /// A count or an ordinal.
  case integer(Int)
  /// A measure.
  case number(Double)
  /// Yes or no.
  case boolean(Bool)
  /// Several values, in order.
  case list([Cell])
  /// An object: keys and values, in order.
  case record([(key: String, value: Cell)])

  /// The text, or null when there is none.
  public init(_ text: String?) { self = text.map(Cell.text) ?? .null }

  /// The integer, or null when there is none.
  public init(_ integer: Int?) { self = integer.map(Cell.integer) ?? .null }

  /// The list of `texts`.
  public init(_ texts: [String]) { self = .list(texts.map(Cell.text)) }

  /// Whether both are the same value, records with their keys in the same order.
  public static func == (one: Cell, other: Cell) -> Bool {
    switch (one, other) {
    case (.null, .null): true
    case (.text(let one), .text(let other)): one.utf8.elementsEqual(other.utf8)
    case (.integer(let one), .integer(let other)): one == other
    case (.number(let one), .number(let other)): one == other
    case (.boolean(let one), .boolean(let other)): one == other
    case (.list(let one), .list(let other)): one == other
    case (.record(let one), .record(let other)):
      one.elementsEqual(other) { $0.key == $1.key && $0.value == $1.value }
    default: false
    }
  }
}
