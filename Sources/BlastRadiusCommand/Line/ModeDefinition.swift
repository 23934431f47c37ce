import MapReporting

/// One way to use a verb: what chooses it, what its answer holds, and which options it consumes. An option
/// that the mode does not name is refused.
package struct ModeDefinition: Sendable {
  /// What makes a command line one of this mode.
  package enum Choice: Sendable, Equatable {
    /// No other mode is chosen.
    case otherwise
    /// An option is given.
    case option(OptionDefinition)
    /// The first word behind the verb.
    case word(String)
  }

  /// What chooses it.
  package let choice: Choice
  /// What its answer holds, the default first; none for an answer that has one form only.
  package let contents: [Report.Content]
  /// The endings of files with an answer that has one form only; none when it may be called anything.
  package let fileEndings: [String]
  /// The options that it consumes, in the order of help.
  package let options: [OptionDefinition]
  /// Options of which one must be given.
  package let needsOneOf: [OptionDefinition]

  /// The formats of its answer, the default first.
  package var formats: [OutputFormat] { OutputFormat.all(writing: contents) }

  /// What stands behind a verb to choose it, as in `impact --for`; empty when nothing does.
  var suffix: String {
    switch choice {
    case .otherwise: ""
    case .option(let option): " " + option.typed
    case .word(let word): " " + word
    }
  }
}
