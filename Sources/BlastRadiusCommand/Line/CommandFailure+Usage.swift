import MapDiagnostics

extension CommandFailure {
  /// The first word is no verb.
  static func noVerb(_ word: String, arguments: [String]) -> CommandFailure {
    let verbs = Verb.allCases.map(\.rawValue)
    if let verb = arguments.dropFirst().first(where: { Verb(rawValue: $0) != nil }) {
      return .usage(
        Verb(rawValue: verb), "the verb comes first, before '\(word)'",
        hint: "blastradius \(verb) \(ShellWord.quoted(word)) …")
    }
    if word.hasPrefix("-"), word != "-" {
      let options = [OptionDefinition.help, .version].map(\.typed)
      if let near = NameSuggestion.nearest(to: word, among: options) {
        return .usage(nil, "unknown option '\(word)'", hint: "did you mean \(near)?")
      }
      return .usage(
        nil, "'\(word)' stands where the verb belongs", hint: "verbs: " + words(verbs))
    }
    if let near = NameSuggestion.nearest(to: word, among: verbs) {
      return .usage(nil, "unknown verb '\(word)'", hint: "did you mean \(near)?")
    }
    if word == "-" || word.contains("/") || word.contains(".") {
      return .usage(
        nil, "'\(word)' is no verb, and the verb comes first",
        hint: "blastradius impact \(ShellWord.quoted(word)) --fail …")
    }
    return .usage(nil, "unknown verb '\(word)'", hint: "verbs: " + words(verbs))
  }

  /// `typed` is no option of the verb.
  static func unknownOption(_ typed: String, in definition: VerbDefinition) -> CommandFailure {
    let verb = definition.verb
    let matching = VerbDefinition.allOptions.first { option in
      option.typed == typed || option.short.map { typed.hasPrefix("-\($0)") } ?? false
    }
    if let option = matching, option != .version, !definition.options.contains(option) {
      let verbs = VerbDefinition.verbs(taking: option).map(\.rawValue)
      return .usage(
        verb, "\(option.typed) is an option of \(words(verbs)), not of \(verb.rawValue)")
    }
    return .usage(verb, "unknown option '\(typed)'", hint: meantOption(typed, in: definition))
  }

  /// What may have been meant by the unknown option `typed`.
  private static func meantOption(_ typed: String, in definition: VerbDefinition) -> String? {
    let candidates = definition.options.map(\.typed)
    guard typed.hasPrefix("--") else {
      return candidates.first { $0 == "-" + typed }.map { "did you mean \($0)?" }
    }
    let begun = candidates.first { typed.utf8.count > 3 && $0.hasPrefix(typed) }
    if let near = begun ?? NameSuggestion.nearest(to: typed, among: candidates) {
      return "did you mean \(near)?"
    }
    let all = VerbDefinition.allOptions
    guard let near = NameSuggestion.nearest(to: typed, among: all.map(\.typed)),
      let option = all.first(where: { $0.typed == near })
    else { return nil }
    let verbs = VerbDefinition.verbs(taking: option).map(\.rawValue)
    return "\(near) is an option of \(words(verbs)), not of \(definition.verb.rawValue)"
  }

  /// No map is named.
  static func noMap(in definition: VerbDefinition) -> CommandFailure {
    .usage(
      definition.verb, "\(definition.verb.rawValue) needs a map",
      hint: "give a file, a folder, or - for standard input")
  }

  /// The verb needs one of `options`, and has none.
  static func missingOption(
    of options: [OptionDefinition], in invocation: Invocation
  ) -> CommandFailure {
    let verb = invocation.verb
    let names = options.map(\.typed).joined(separator: " or ")
    var words = ["blastradius", verb.rawValue] + invocation.operands.map(\.text)
    let option = options.first?.typed ?? ""
    // `impact map.json -- --fail stripe`: an option behind `--` is a word like any other.
    if words.contains(option) {
      return .usage(
        verb, "\(verb.rawValue) needs a scenario: \(names)",
        hint: "behind -- everything is the name of a map; leave -- out")
    }
    // `impact map.json stripe`: the last word is more likely the value than a map.
    if words.count > 3, let last = words.last, FileEnding.ending(of: last) != "json" {
      words.insert(option, at: words.count - 1)
    } else {
      words += [option, "ID"]
    }
    return .usage(
      verb, "\(verb.rawValue) needs a scenario: \(names)",
      hint: words.map(ShellWord.quoted).joined(separator: " "))
  }

  /// The words as an enumeration.
  static func words(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}
