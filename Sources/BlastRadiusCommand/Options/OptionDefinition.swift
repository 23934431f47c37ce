import MapReporting

/// Everything there is to know of one option. Parsing, help and completions are made from it.
package struct OptionDefinition: Sendable {
  /// What stands behind an option.
  package enum Value: Sendable, Equatable {
    /// Nothing; the option itself says everything.
    case none
    /// A selector of components.
    case selector
    /// The path of a file.
    case file
    /// A duration, such as `6h`.
    case duration
    /// Any text.
    case text
    /// A whole number, at least `minimum`.
    case number(minimum: Int)
    /// A part of a whole, as `I/N`.
    case shard
    /// One of a few words.
    case choice([String])
    /// A format of the verb's answer.
    case format
  }

  /// What of an answer an option is about; without any of it the option would do nothing.
  package struct Subject: Sendable {
    /// The contents that it changes.
    package var contents: [Report.Content]
    /// What these are called: `pictures`.
    package var name: String
    /// What to do instead.
    package var hint: String?
  }

  /// What an option goes with, or does not go with.
  package struct Company: Sendable {
    /// The names of options of which one must, or none may, be given too.
    package var names: [String]
    /// What is said when that is not so, behind the option.
    package var message: String
    /// What to do about it.
    package var hint: String?
  }

  /// The long name without its hyphens.
  package let name: String
  /// The letter behind a single hyphen.
  package let short: Character?
  /// What stands behind it.
  package let value: Value
  /// What help calls the value; empty when there is none.
  package let placeholder: String
  /// Whether it may be given several times.
  package let repeats: Bool
  /// Whether, of several words that may stand behind it, the first holds when it is not given.
  package let hasDefault: Bool
  /// What of an answer it is about, unless it is about the question.
  package let subject: Subject?
  /// Options of which it needs one.
  package let needs: Company?
  /// Options that it excludes.
  package let excludes: Company?
  /// What it does, as a phrase.
  package let help: String

  package init(
    _ name: String, short: Character? = nil, _ value: Value, _ placeholder: String = "",
    repeats: Bool = false, hasDefault: Bool = true, about subject: Subject? = nil,
    needs: Company? = nil, excludes: Company? = nil, help: String
  ) {
    self.subject = subject
    self.needs = needs
    self.excludes = excludes
    self.name = name
    self.short = short
    self.value = value
    self.placeholder = placeholder
    self.repeats = repeats
    self.hasDefault = hasDefault
    self.help = help
  }

  /// The long name as it is typed.
  package var typed: String { "--\(name)" }

  /// How it may be typed.
  var typedForms: [String] { (short.map { ["-\($0)"] } ?? []) + [typed] }

  /// Whether people put several values behind one mention of it: `--fail a b`.
  package var invitesSeveralValues: Bool { repeats && value == .selector }
}

extension OptionDefinition: Hashable {
  package static func == (one: OptionDefinition, other: OptionDefinition) -> Bool {
    one.name == other.name
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
