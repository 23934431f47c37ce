/// A command line that was understood: what is asked, of which maps, with which options.
///
/// What was typed, not what it means: selectors are not resolved and files are not opened.
package struct Invocation: Sendable {
  /// A word that is no option: for most verbs a map.
  package struct Operand: Sendable, Equatable {
    /// The word.
    package var text: String
    /// The repeatable option that stands right before it, with its value, when only operands stand
    /// between: `b` and `c` in `--fail a b c`.
    package var precedingOption: PrecedingOption?
  }

  /// An option whose value an operand may have been meant to be.
  package struct PrecedingOption: Sendable, Equatable {
    /// The option.
    package var option: OptionDefinition
    /// The value it was given.
    package var value: String
  }

  /// What is asked.
  package let verb: Verb
  /// The maps, or the words of a verb that takes no maps, in order.
  package let operands: [Operand]

  private let values: [OptionDefinition: [String]]

  init(verb: Verb, operands: [Operand], values: [OptionDefinition: [String]]) {
    self.verb = verb
    self.operands = operands
    self.values = values
  }

  /// All values of a repeatable option, in order.
  package func values(of option: OptionDefinition) -> [String] { values[option] ?? [] }

  /// The value of an option that is given at most once.
  package func value(of option: OptionDefinition) -> String? { values[option]?.first }

  /// The number behind an option.
  package func number(of option: OptionDefinition) -> Int? {
    value(of: option).flatMap { Int($0) }
  }

  /// Whether an option is given at all.
  package func has(_ option: OptionDefinition) -> Bool { values[option] != nil }

  /// The name of the format the answer is written in: `-f`, else what the ending of `-o` says, else
  /// CSV for `--spreadsheet`, else the verb's default.
  package var formatName: String {
    if let named = value(of: .format) { return named }
    let formats = verb.definition.formats
    if let byEnding = value(of: .output).flatMap(FileEnding.format(ofFile:)),
      formats.contains(byEnding)
    {
      return byEnding
    }
    return has(.spreadsheet) ? "csv" : formats.first ?? "text"
  }
}
