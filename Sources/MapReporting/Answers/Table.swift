/// Rows of exact values under named columns. Rows are made when they are asked for, so a table of a
/// million rows costs nothing until it is written.
public struct Table: Sendable {
  /// One column.
  public struct Column: Sendable {
    /// What the text format does with a column besides printing it.
    public enum Role: Sendable {
      /// Left-aligned words.
      case words
      /// Right-aligned numbers.
      case figure
      /// A state's word, coloured on a terminal.
      case state
    }

    /// The key in JSON and the header in CSV.
    public var key: String
    /// The header in text.
    public var title: String
    /// How text shows it.
    public var role: Role

    /// A column.
    public init(_ key: String, title: String? = nil, role: Role = .words) {
      self.key = key
      self.title = title ?? key
      self.role = role
    }
  }

  /// The columns, in order.
  public var columns: [Column]
  /// How many rows there are.
  public var count: Int
  /// The most rows to show, or `nil` for all.
  public var limit: Int?

  private var makeRow: @Sendable (Int) -> [Cell]

  /// A table of `count` rows; `row` gives the cells of one, as many as there are columns.
  public init(
    columns: [Column], count: Int, limit: Int? = nil, row: @escaping @Sendable (Int) -> [Cell]
  ) {
    self.columns = columns
    self.count = count
    self.limit = limit
    makeRow = row
  }

  /// How many rows are shown.
  public var shown: Int { min(count, limit ?? count) }

  /// How many rows the limit cuts.
  public var omitted: Int { count - shown }

  /// The cells of the row at `index`, one for each column.
  public func row(_ index: Int) -> [Cell] {
    let cells = makeRow(index)
    precondition(cells.count == columns.count, "a row has a cell for each column")
    return cells
  }
}
