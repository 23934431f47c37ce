/// How a report is written: in which format, and how that is to look.
public struct ReportFormat: Sendable, Equatable {
  /// The format.
  public var format: OutputFormat
  /// What a terminal allows text to be.
  public var textStyle = TextStyle()
  /// Whether CSV is to be what a spreadsheet opens safely.
  public var isForSpreadsheet = false
  /// The colours of a picture.
  public var theme = DrawingTheme.light

  /// The format as it is without further wishes.
  public init(_ format: OutputFormat) {
    self.format = format
  }

  /// For people.
  public static func text(_ style: TextStyle = TextStyle()) -> ReportFormat {
    var format = ReportFormat(.text)
    format.textStyle = style
    return format
  }

  /// RFC 4180, or what a spreadsheet opens safely.
  public static func csv(forSpreadsheet: Bool = false) -> ReportFormat {
    var format = ReportFormat(.csv)
    format.isForSpreadsheet = forSpreadsheet
    return format
  }

  /// A document with a schema in `docs/schema`.
  public static var json: ReportFormat { ReportFormat(.json) }

  /// A picture for Graphviz.
  public static func dot(_ theme: DrawingTheme = .light) -> ReportFormat { picture(.dot, theme) }

  /// A picture for Mermaid.
  public static func mermaid(_ theme: DrawingTheme = .light) -> ReportFormat {
    picture(.mermaid, theme)
  }

  /// A chart as a picture that is complete by itself.
  public static func svg(_ theme: DrawingTheme = .light) -> ReportFormat { picture(.svg, theme) }

  private static func picture(_ format: OutputFormat, _ theme: DrawingTheme) -> ReportFormat {
    var picture = ReportFormat(format)
    picture.theme = theme
    return picture
  }
}

/// What a terminal allows text to be.
public struct TextStyle: Sendable, Equatable {
  /// Whether states are coloured.
  public var isColored: Bool
  /// The columns that a line may fill, or `nil` when nothing limits them.
  public var width: Int?
  /// What a reader types before a number to see so many rows; `nil` when nothing can be typed.
  public var limitOption: String?

  /// Plain text of any width, or what is given.
  public init(isColored: Bool = false, width: Int? = nil, limitOption: String? = nil) {
    self.isColored = isColored
    self.width = width
    self.limitOption = limitOption
  }
}

/// A report cannot be written in a format, since it holds nothing that the format writes, or since that
/// takes another program.
public struct UnwritableFormat: Error, Sendable, Equatable, CustomStringConvertible {
  /// The verb whose answer it is.
  public var command: String
  /// The format.
  public var format: OutputFormat
  /// The formats that the report can be written in without another program.
  public var writable: [OutputFormat]

  /// What is not possible, and what is.
  public var description: String {
    "\(command) is not written as \(format.name), but as "
      + writable.map(\.name).joined(separator: ", ")
  }
}

extension Report {
  /// Writes the report in `format`, handing pieces of it to `write`, in order.
  ///
  /// - Throws: ``UnwritableFormat`` when the report holds nothing that the format writes, or Graphviz
  ///   has to write it (a drawing as svg, png or pdf: give `dot` to it); and what `write` throws.
  public func write(
    as format: ReportFormat, to write: @escaping (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    var sink = ByteSink(write)
    switch format.format {
    case .text:
      guard let sections else { throw unwritable(.text) }
      try TextFormat(format.textStyle).write(self, sections, to: &sink)
    case .csv:
      guard let table else { throw unwritable(.csv) }
      try CSVFormat(forSpreadsheet: format.isForSpreadsheet).write(table, to: &sink)
    case .json: try JSONFormat.write(self, to: &sink)
    case .dot:
      guard let drawing else { throw unwritable(.dot) }
      try sink.append(DOTFormat.text(of: drawing(), theme: format.theme))
    case .mermaid:
      guard let drawing else { throw unwritable(.mermaid) }
      try sink.append(MermaidFormat.text(of: drawing(), theme: format.theme))
    case .svg:
      guard let chart else { throw unwritable(.svg) }
      try sink.append(chart(format.theme))
    case .png, .pdf: throw unwritable(format.format)
    }
    try sink.flush()
  }

  private func unwritable(_ format: OutputFormat) -> UnwritableFormat {
    UnwritableFormat(
      command: command, format: format,
      writable: OutputFormat.all(writing: contents).filter { format in
        format.content(among: contents).map { !format.needsGraphviz(for: $0) } ?? false
      })
  }

  /// The report in `format`.
  ///
  /// - Throws: When the report cannot be written in it.
  public func bytes(as format: ReportFormat) throws(UnwritableFormat) -> [UInt8] {
    var bytes: [UInt8] = []
    do {
      try withoutActuallyEscaping({ bytes.append(contentsOf: $0) }) { append in
        try write(as: format, to: append)
      }
    } catch let failure as UnwritableFormat {
      throw failure
    } catch {
      preconditionFailure("collecting bytes throws nothing: \(error)")
    }
    return bytes
  }
}
