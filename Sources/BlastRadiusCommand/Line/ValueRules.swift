import DependencyGraph
import MapDiagnostics
import MapReporting

/// What a single value must be.
enum ValueRules {
  /// Checks the value of `option`, which was written as `typed`.
  static func check(
    _ value: String, of option: OptionDefinition, typed: String, in definition: VerbDefinition
  ) throws(CommandFailure) {
    guard !value.isEmpty else {
      throw .usage(
        definition.name, "the value of \(typed) is empty", hint: "is a shell variable not set?")
    }
    switch option.value {
    case .none, .selector, .file, .text: return
    case .number(let minimum):
      try check(number: value, minimum: minimum, typed: typed, in: definition)
    case .duration:
      guard (try? DurationText.duration(value)) == nil else { return }
      throw .usage(
        definition.name,
        "\(typed) must be a duration such as 90s, 15m, 1h30m or PT6H, not '\(value)'")
    case .shard:
      guard Shard(value) == nil else { return }
      throw .usage(
        definition.name, "\(typed) must be a part such as 1/8 to 8/8, not '\(value)'")
    case .choice(let choices):
      guard !choices.contains(value) else { return }
      throw .noChoice(value, of: typed, choices: choices, in: definition.name)
    case .format:
      // One that is written by others is told apart when the whole command line is known.
      guard OutputFormat(rawValue: value) == nil else { return }
      throw .noFormat(value, typed: typed, in: definition)
    }
  }

  private static func check(
    number value: String, minimum: Int, typed: String, in definition: VerbDefinition
  ) throws(CommandFailure) {
    let digits = value.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    if digits, let number = Int(value), number >= minimum { return }
    let isTooLarge = digits && Int(value) == nil
    throw .usage(
      definition.name,
      "\(typed) must be a whole number of at least \(minimum), not '\(value)'",
      hint: isTooLarge ? "the largest number is \(Int.max)" : nil)
  }
}
