import MapReporting
import Synchronization

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

  /// The verb that is asked.
  package let verb: VerbDefinition
  /// In which way it is used, as a position among the verb's modes.
  package let modeIndex: Int
  /// The maps, or the words of a verb that takes no maps, in order.
  package let operands: [Operand]

  private let values: [OptionDefinition: [String]]
  private let consumption = Consumption()

  init(verb: VerbDefinition, operands: [Operand], values: [OptionDefinition: [String]]) {
    self.verb = verb
    self.operands = operands
    self.values = values
    modeIndex =
      verb.modes.firstIndex { mode in
        switch mode.choice {
        case .otherwise: false
        case .option(let option): values[option] != nil
        case .word(let word): operands.first?.text == word
        }
      } ?? verb.modes.firstIndex { $0.choice == .otherwise } ?? 0
    if case .option(let option) = mode.choice { consumption.note(option) }
  }

  /// In which way the verb is used.
  package var mode: ModeDefinition { verb.modes[modeIndex] }

  /// The verb with what makes it be used in this way, as in `impact --for`.
  package var name: String { verb.name + mode.suffix }

  /// The options that are given.
  package var options: [OptionDefinition] { verb.options.filter(isGiven) }

  // MARK: - For those who answer

  /// All values of a repeatable option, in order.
  package func values(of option: OptionDefinition) -> [String] {
    consumption.note(option)
    return values[option] ?? []
  }

  /// The value of an option that is given at most once.
  package func value(of option: OptionDefinition) -> String? { values(of: option).first }

  /// The number behind an option.
  package func number(of option: OptionDefinition) -> Int? {
    value(of: option).flatMap { Int($0) }
  }

  /// Whether an option is given at all.
  package func has(_ option: OptionDefinition) -> Bool {
    consumption.note(option)
    return isGiven(option)
  }

  /// The options that were given and that nobody who answers has asked for: a promise not kept.
  package var unconsumed: [OptionDefinition] { options.filter { !consumption.has($0) } }

  // MARK: - For those who check

  /// Whether an option is given; to ask so is not to consume it.
  func isGiven(_ option: OptionDefinition) -> Bool { values[option] != nil }

  /// The value of an option; to look at it is not to consume it.
  func typedValue(of option: OptionDefinition) -> String? { values[option]?.first }

  /// The format the answer is written in: `-f`, else what the ending of `-o` says, else CSV for
  /// `--spreadsheet`, else the default; `nil` for an answer that has one form only.
  var format: OutputFormat? {
    let formats = mode.formats
    if let named = typedValue(of: .format) { return OutputFormat(rawValue: named) }
    if let format = typedValue(of: .output).flatMap(FileEnding.ending).flatMap(
      OutputFormat.init(fileEnding:)), formats.contains(format)
    {
      return format
    }
    return isGiven(.spreadsheet) && formats.contains(.csv) ? .csv : formats.first
  }

  /// Which options somebody asked for.
  private final class Consumption: Sendable {
    private let names = Mutex<Set<String>>([])

    func note(_ option: OptionDefinition) { names.withLock { _ = $0.insert(option.name) } }
    func has(_ option: OptionDefinition) -> Bool { names.withLock { $0.contains(option.name) } }
  }
}
