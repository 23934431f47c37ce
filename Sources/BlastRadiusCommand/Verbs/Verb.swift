import MapReporting

/// One thing the tool can be asked to do, whole: how it is typed, and how each way of using it is answered.
/// Each verb stands in a file of its own and is named in `Verb.all`.
package struct Verb: Sendable {
  /// How a way of using a verb is answered.
  typealias Answering = @Sendable (Question) throws(CommandFailure) -> Answer

  /// One way of using a verb and its answer.
  struct Mode: Sendable {
    let definition: ModeDefinition
    let answer: Answering

    /// - Parameters:
    ///   - choice: What chooses it.
    ///   - contents: What its answer holds, the default first; a report of it holds the same.
    ///   - endings: The endings of files with an answer that has one form only.
    ///   - options: All that it consumes; what is not named is refused.
    ///   - needed: Options of which one must be given.
    init(
      when choice: ModeDefinition.Choice = .otherwise, holds contents: [Report.Content] = [],
      endings: [String] = [], options: [OptionDefinition],
      needsOneOf needed: [OptionDefinition] = [],
      answer: @escaping Answering
    ) {
      definition = ModeDefinition(
        choice: choice, contents: contents, fileEndings: endings, options: options,
        needsOneOf: needed)
      self.answer = answer
    }
  }

  /// How it is typed.
  package let definition: VerbDefinition
  private let answers: [Answering]

  init(
    _ name: String, summary: String, usage: String,
    operands: VerbDefinition.Operands = .maps, modes: [Mode],
    examples: [VerbDefinition.Example]
  ) {
    definition = VerbDefinition(
      name, summary: summary, usage: usage, operands: operands, modes: modes.map(\.definition),
      examples: examples)
    answers = modes.map(\.answer)
  }

  /// The answer to `question`, which is one of this verb.
  func answer(to question: Question) throws(CommandFailure) -> Answer {
    try answers[question.invocation.modeIndex](question)
  }
}
