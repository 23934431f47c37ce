import MapDiagnostics

/// Pictures, drawn by Graphviz's `dot`.
enum Graphviz {
  /// How long a picture may take. Layouts that take longer are of no use to anybody.
  private static let timeLimitSeconds = 120

  /// The picture of `text` in DOT, as `format`: svg, png or pdf.
  static func picture(
    _ text: [UInt8], as format: String, in environment: any CommandEnvironment
  ) throws(CommandFailure) -> [UInt8] {
    let result: ProgramResult
    do throws(ProgramFailure) {
      result = try environment.run(
        "dot", ["-T\(format)"], input: text, timeLimitSeconds: timeLimitSeconds)
    } catch {
      throw failure(error, format)
    }
    guard result.status == 0 else {
      let message =
        String(decoding: result.errors, as: UTF8.self).split(separator: "\n").first ?? ""
      throw CommandFailure(
        "dot of Graphviz failed: \(VisibleText.visible(String(message)))",
        hint: "write what it was given with -f dot, and try it there")
    }
    if let fault = PictureCheck.fault(of: result.output, as: format) {
      throw CommandFailure(
        "dot of Graphviz gave no whole \(format): \(fault)",
        hint:
          "is its disk full, or its version broken? dot -V says which it is; -f dot writes what it "
          + "was given")
    }
    return result.output
  }

  private static func failure(_ failure: ProgramFailure, _ format: String) -> CommandFailure {
    switch failure {
    case .missing:
      CommandFailure(
        "\(format) is drawn by Graphviz, and its program dot is not installed",
        hint:
          "apt-get install graphviz, or brew install graphviz; -f dot and -f mermaid need no other "
          + "program")
    case .notStarted(_, let reason):
      CommandFailure("dot of Graphviz could not be started: \(reason)")
    case .timeLimit(_, let seconds):
      CommandFailure(
        "dot of Graphviz did not finish within \(seconds) seconds",
        hint: "draw less: --focus, --only-affected, --hide or --collapse")
    }
  }
}
