/// How a report is written.
public enum ReportFormat: Sendable, Equatable {
  /// For people.
  case text(TextStyle = TextStyle())
  /// RFC 4180, or what a spreadsheet opens safely.
  case csv(forSpreadsheet: Bool = false)
  /// A document with a schema in `docs/schema`.
  case json
  /// A picture for Graphviz.
  case dot(DrawingTheme = .light)
  /// A picture for Mermaid.
  case mermaid(DrawingTheme = .light)
}

/// What a terminal allows text to be.
public struct TextStyle: Sendable, Equatable {
  /// Whether states are coloured.
  public var isColored: Bool
  /// The columns that a line may fill, or `nil` when nothing limits them.
  public var width: Int?

  /// Plain text of any width, or what is given.
  public init(isColored: Bool = false, width: Int? = nil) {
    self.isColored = isColored
    self.width = width
  }
}

extension Report {
  /// Writes the report in `format`, handing pieces of it to `write`, in order.
  ///
  /// - Precondition: The report has a drawing if the format is `dot` or `mermaid`.
  public func write(
    as format: ReportFormat, to write: @escaping (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    var sink = ByteSink(write)
    switch format {
    case .text(let style): try TextFormat(style).write(self, to: &sink)
    case .csv(let forSpreadsheet):
      try CSVFormat(forSpreadsheet: forSpreadsheet).write(table, to: &sink)
    case .json: try JSONFormat.write(self, to: &sink)
    case .dot(let theme): try sink.append(DOTFormat.text(of: drawn, theme: theme))
    case .mermaid(let theme): try sink.append(MermaidFormat.text(of: drawn, theme: theme))
    }
    try sink.flush()
  }

  private var drawn: Drawing {
    guard let drawing else { preconditionFailure("\(command) has no drawing") }
    return drawing()
  }

  /// The report in `format`.
  public func bytes(as format: ReportFormat) -> [UInt8] {
    var bytes: [UInt8] = []
    // Nothing is thrown but by the closure, which throws nothing.
    try? withoutActuallyEscaping({ bytes.append(contentsOf: $0) }) { append in
      try write(as: format, to: append)
    }
    return bytes
  }
}
