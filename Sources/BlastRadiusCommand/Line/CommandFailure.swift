import FilesAndProcesses
import MapDiagnostics

/// Why a command line cannot be answered. The tool prints it and ends with exit status 2.
package struct CommandFailure: Error, Equatable, Sendable {
  /// One thing that is wrong, and what to do about it.
  package struct Problem: Equatable, Sendable {
    /// What is wrong.
    package var message: VisibleText
    /// What was probably meant, or what to try.
    package var hint: VisibleText?

    package init(_ message: VisibleText, hint: VisibleText? = nil) {
      self.message = message
      self.hint = hint
    }
  }

  /// What is wrong; nothing when it has been said already.
  package var problems: [Problem]
  /// The command that tells more, when the command line itself is wrong.
  package var helpCommand: String?

  /// A failure with these problems, which have nothing to do with how the command line is written.
  package init(problems: [Problem]) {
    self.problems = problems
  }

  /// A failure with a single problem.
  package init(_ message: VisibleText, hint: VisibleText? = nil) {
    self.init(problems: [Problem(message, hint: hint)])
  }

  /// A command line of the verb called `verb` (or of none that is known) that does not follow the rules.
  static func usage(
    _ verb: String?, _ message: VisibleText, hint: VisibleText? = nil
  ) -> CommandFailure {
    var failure = CommandFailure(message, hint: hint)
    failure.helpCommand = verb.map { "blastradius \($0) --help" } ?? "blastradius --help"
    return failure
  }

  /// A failure of which the user has been told.
  static let alreadySaid = CommandFailure(problems: [])

  /// The lines for standard error.
  package var text: VisibleText {
    var lines: [VisibleText] = []
    for problem in problems {
      lines.append("blastradius: error: \(problem.message)\n")
      if let hint = problem.hint { lines.append("  hint: \(hint)\n") }
    }
    if let helpCommand { lines.append("  see: \(helpCommand)\n") }
    return lines.reduce("", +)
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
        "cannot write \(name): it would replace '\(input)', which is read",
        hint: "write to another file")
    case .joinsInputs(let name, let folder):
      self.init(
        "cannot write \(name): it would become one of the maps of '\(folder)', which is read",
        hint:
          "write it outside of that folder, or under a name that does not end in \(MapFileName.ending)"
      )
    }
  }
}
