import FilesAndProcesses
import MapDiagnostics

/// Why a command line cannot be answered. The tool prints it and ends with exit status 2.
package struct CommandFailure: Error, Equatable, Sendable {
  /// One thing that is wrong, and what to do about it.
  package struct Problem: Equatable, Sendable {
    /// What is wrong.
    package var message: String
    /// What was probably meant, or what to try.
    package var hint: String?

    package init(_ message: String, hint: String? = nil) {
      self.message = message
      self.hint = hint
    }
  }

  /// What is wrong; never empty.
  package var problems: [Problem]
  /// The command that tells more, when the command line itself is wrong.
  package var helpCommand: String?

  /// A failure with these problems, which have nothing to do with how the command line is written.
  package init(problems: [Problem]) {
    self.problems = problems
  }

  /// A failure with a single problem.
  package init(_ message: String, hint: String? = nil) {
    self.init(problems: [Problem(message, hint: hint)])
  }

  /// A command line of `verb` (or of none that is known) that does not follow the rules.
  static func usage(_ verb: Verb?, _ message: String, hint: String? = nil) -> CommandFailure {
    var failure = CommandFailure(message, hint: hint)
    failure.helpCommand = verb.map { "blastradius \($0.rawValue) --help" } ?? "blastradius --help"
    return failure
  }

  /// The lines for standard error.
  package var text: String {
    var lines: [String] = []
    for problem in problems {
      lines.append("blastradius: error: \(problem.message)")
      if let hint = problem.hint { lines.append("  hint: \(hint)") }
    }
    if let helpCommand { lines.append("  see: \(helpCommand)") }
    return lines.map { $0 + "\n" }.joined()
  }
}

extension CommandFailure {
  /// The failure to read an input.
  package init(_ failure: InputFailure) {
    self.init("cannot read '\(failure.name)': \(failure.reason)")
  }

  /// The failure to write an output; `nil` when nobody wants it any more, which is no failure.
  package init?(_ failure: OutputFailure) {
    switch failure {
    case .closedPipe: return nil
    case .unwritable(let name, let reason): self.init("cannot write \(name): \(reason)")
    case .replacesInput(let name, let input):
      self.init(
        "cannot write \(name): it would replace '\(VisibleText.visible(input))', which is read",
        hint: "write to another file")
    case .joinsInputs(let name, let folder):
      self.init(
        "cannot write \(name): it would become one of the maps of "
          + "'\(VisibleText.visible(folder))', which is read",
        hint: "write it outside of that folder, or under a name that does not end in "
          + MapFileName.ending)
    }
  }
}
