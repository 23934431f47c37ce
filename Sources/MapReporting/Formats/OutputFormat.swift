/// A format that an answer can be written in, and everything there is to know of it. Help, completions,
/// the rules of the command line and delivery read it here.
///
/// To add one: a case, its `facts`, and how it is written in `Report.write`.
public enum OutputFormat: String, CaseIterable, Sendable {
  case text
  case csv
  case json
  case dot
  case mermaid
  case svg
  case png
  case pdf

  /// What there is to know of a format.
  private struct Facts {
    var fileEndings: [String]
    /// What of an answer it can write, the first that the answer holds.
    var writes: [Report.Content]
    /// Whether a drawing becomes this format through Graphviz.
    var isDrawnByGraphviz = false
    /// Whether it is text that can be read as it is.
    var isText = true
  }

  private var facts: Facts {
    switch self {
    case .text: Facts(fileEndings: ["txt", "text", "log"], writes: [.text])
    case .csv: Facts(fileEndings: ["csv"], writes: [.table])
    case .json: Facts(fileEndings: ["json"], writes: [.document, .map])
    case .dot: Facts(fileEndings: ["dot", "gv"], writes: [.drawing])
    case .mermaid: Facts(fileEndings: ["mmd", "mermaid"], writes: [.drawing])
    case .svg:
      Facts(fileEndings: ["svg"], writes: [.chart, .drawing], isDrawnByGraphviz: true)
    case .png:
      Facts(fileEndings: ["png"], writes: [.drawing], isDrawnByGraphviz: true, isText: false)
    case .pdf:
      Facts(fileEndings: ["pdf"], writes: [.drawing], isDrawnByGraphviz: true, isText: false)
    }
  }

  /// What it is called.
  public var name: String { rawValue }

  /// The endings of the names of its files, in lowercase, without the dot.
  public var fileEndings: [String] { facts.fileEndings }

  /// Whether it can be read as it is.
  public var isText: Bool { facts.isText }

  /// What of an answer that holds `contents` it writes; `nil` when it can write nothing of it.
  public func content(among contents: [Report.Content]) -> Report.Content? {
    facts.writes.first(where: contents.contains)
  }

  /// Whether it takes Graphviz to write `content` in it.
  public func needsGraphviz(for content: Report.Content) -> Bool {
    content == .drawing && facts.isDrawnByGraphviz
  }

  /// The formats that an answer with `contents` can be written in, in the order of the contents.
  public static func all(writing contents: [Report.Content]) -> [OutputFormat] {
    contents.flatMap { content in
      allCases.filter { $0.content(among: contents) == content }
    }
  }

  /// The format whose files end in `ending`.
  public init?(fileEnding ending: String) {
    guard let format = OutputFormat.allCases.first(where: { $0.fileEndings.contains(ending) })
    else { return nil }
    self = format
  }
}
