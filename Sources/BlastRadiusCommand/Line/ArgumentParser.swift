import MapDiagnostics

/// What a command line asks for, after its form has been checked.
package enum Request: Sendable {
  /// Nothing was typed behind the tool's name.
  case nothing
  /// Help, of the tool or of the verb of this name.
  case help(String?)
  /// The tool's version.
  case version
  /// Anything else.
  case invocation(Invocation)
}

/// Reads a command line by the definitions of verbs and options.
///
///     VERB  (OPERAND | --name VALUE | --name=VALUE | -n VALUE | -nVALUE)…  [-- OPERAND…]
///
/// Options and operands may stand in any order behind the verb; `--help` and `--version` anywhere.
package struct ArgumentParser {
  private let definition: VerbDefinition
  private let verbs: [VerbDefinition]
  private var remaining: ArraySlice<String>
  private var operands: [Invocation.Operand] = []
  private var values: [OptionDefinition: [String]] = [:]
  private var precedingOption: Invocation.PrecedingOption?

  /// What `arguments`, which do not include the tool's own name, ask for.
  package static func request(
    _ arguments: [String], among verbs: [VerbDefinition]
  ) throws(CommandFailure) -> Request {
    guard let first = arguments.first else { return .nothing }
    let options = arguments.prefix { $0 != "--" }
    if options.contains("--help") || options.contains("-h") { return try help(options, verbs) }
    if options.contains("--version") { return .version }
    guard let verb = verbs.named(first) else {
      throw .noVerb(first, arguments: arguments, among: verbs)
    }
    var parser = ArgumentParser(verb, verbs, arguments.dropFirst())
    try parser.readAll()
    let invocation = Invocation(
      verb: verb, operands: parser.operands, values: parser.values)
    try InvocationRules.check(invocation, among: verbs)
    guard verb.operands == .verb else { return .invocation(invocation) }
    return .help(invocation.operands.first?.text)
  }

  private static func help(
    _ options: ArraySlice<String>, _ verbs: [VerbDefinition]
  ) throws(CommandFailure) -> Request {
    guard let word = options.first(where: { !$0.hasPrefix("-") }) else { return .help(nil) }
    if verbs.named(word) != nil { return .help(word) }
    throw .noVerb(word, arguments: Array(options), among: verbs)
  }

  private init(
    _ definition: VerbDefinition, _ verbs: [VerbDefinition], _ arguments: ArraySlice<String>
  ) {
    self.definition = definition
    self.verbs = verbs
    remaining = arguments
  }

  private mutating func readAll() throws(CommandFailure) {
    while let argument = remaining.popFirst() {
      if argument == "--" {
        for operand in remaining { try read(operand: operand) }
        return
      }
      if argument.hasPrefix("--") {
        try read(longOption: argument)
      } else if argument.hasPrefix("-"), argument != "-" {
        try read(shortOption: argument)
      } else {
        try read(operand: argument)
      }
    }
  }

  private mutating func read(operand: String) throws(CommandFailure) {
    guard !operand.isEmpty else {
      throw .usage(definition.name, "an argument is empty", hint: "is a shell variable not set?")
    }
    operands.append(Invocation.Operand(text: operand, precedingOption: precedingOption))
  }

  private mutating func read(longOption argument: String) throws(CommandFailure) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let option = definition.options.first(where: { $0.typed == parts[0] }) else {
      throw .unknownOption(String(parts[0]), in: definition, among: verbs)
    }
    try read(option, typed: option.typed, attached: parts.count == 2 ? String(parts[1]) : nil)
  }

  private mutating func read(shortOption argument: String) throws(CommandFailure) {
    let name = argument.prefix { $0 != "=" }
    if definition.options.contains(where: { $0.typed == "-" + name }) {
      throw .unknownOption(String(name), in: definition, among: verbs)
    }
    let letter = argument.dropFirst().first
    guard let option = definition.options.first(where: { $0.short != nil && $0.short == letter })
    else {
      throw .unknownOption(argument, in: definition, among: verbs)
    }
    var attached = argument.dropFirst(2)
    let hasEquals = attached.first == "="
    if hasEquals { attached = attached.dropFirst() }
    let isAttached = hasEquals || !attached.isEmpty
    try read(
      option, typed: String(argument.prefix(2)), attached: isAttached ? String(attached) : nil)
  }

  private mutating func read(
    _ option: OptionDefinition, typed: String, attached: String?
  ) throws(CommandFailure) {
    precedingOption = nil
    if option.value == .none {
      guard attached == nil else {
        throw .usage(definition.name, "\(typed) takes no value", hint: "write \(typed) alone")
      }
      values[option] = []
      return
    }
    let value = if let attached { attached } else { try nextValue(of: option, typed: typed) }
    try ValueRules.check(value, of: option, typed: typed, in: definition)
    if let first = values[option]?.first, !option.repeats {
      throw .givenTwice(option, first: first, second: value, in: definition)
    }
    values[option, default: []].append(value)
    if option.invitesSeveralValues {
      precedingOption = Invocation.PrecedingOption(option: option, value: value)
    }
  }

  private mutating func nextValue(
    of option: OptionDefinition, typed: String
  ) throws(CommandFailure) -> String {
    let next = remaining.first
    if let next, next == "-" || !next.hasPrefix("-") || Int(next) != nil {
      remaining.removeFirst()
      return next
    }
    throw .missingValue(option, typed: typed, next: next, in: definition)
  }
}
