extension CommandEnvironment {
  /// Whether text on `stream` is coloured.
  ///
  /// `--color always` and `never` decide; else it is coloured on a terminal that can show it, unless
  /// `NO_COLOR` is set and not empty. An answer that goes to a file is not on a terminal.
  package func usesColor(on stream: OutputStream, for invocation: Invocation) -> Bool {
    switch invocation.value(of: .color) {
    case "always": return true
    case "never": return false
    default:
      guard (variable("NO_COLOR") ?? "").isEmpty, variable("TERM") != "dumb" else { return false }
      return isTerminal(stream) && !(stream == .standardOutput && writesToFile(invocation))
    }
  }

  /// The columns that an answer in text may fill, or `nil` when nothing limits them.
  ///
  /// Only a terminal limits them; `COLUMNS` then counts more than what the terminal itself says.
  package func textWidth(for invocation: Invocation) -> Int? {
    guard answersOnTerminal(invocation) else { return nil }
    if let columns = variable("COLUMNS").flatMap({ Int($0) }), columns > 0 { return columns }
    return terminalWidth
  }

  /// Whether a person sees the answer as it is written.
  package func answersOnTerminal(_ invocation: Invocation) -> Bool {
    isTerminal(.standardOutput) && !writesToFile(invocation)
  }

  private func writesToFile(_ invocation: Invocation) -> Bool {
    invocation.value(of: .output).map { $0 != "-" } ?? false
  }
}
