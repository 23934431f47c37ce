/// What the ending of an output file's name says about its format.
enum FileEnding {
  private static let formats = [
    "txt": "text", "text": "text", "csv": "csv", "json": "json", "dot": "dot", "gv": "dot",
    "mmd": "mermaid", "mermaid": "mermaid", "svg": "svg", "png": "png", "pdf": "pdf",
  ]

  /// Pictures that Graphviz draws from DOT and we leave to it.
  static let pictures: Set<String> = ["jpg", "jpeg", "gif", "ps", "eps", "webp"]

  /// The format that belongs to the ending of `path`, or `nil` when it has no known one.
  static func format(ofFile path: String) -> String? {
    ending(of: path).flatMap { formats[$0] }
  }

  /// What stands behind the last dot of the last part of `path`, in lowercase.
  static func ending(of path: String) -> String? {
    let file = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return nil }
    return file[file.index(after: dot)...].lowercased()
  }
}
