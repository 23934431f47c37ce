import MapDiagnostics

extension CommandFailure {
  /// The first word is no verb.
  static func noVerb(
    _ word: String, arguments: [String], among verbs: [VerbDefinition]
  ) -> CommandFailure {
    let names = verbs.map(\.name)
    if let verb = arguments.dropFirst().first(where: names.contains) {
      return .usage(
        verb, "the verb comes first, before '\(word)'",
        hint: "blastradius \(verb) \(ShellWord.quoted(word)) …")
    }
    if word.hasPrefix("-"), word != "-" {
      let options = [OptionDefinition.help, .version].map(\.typed)
      if let near = NameSuggestion.nearest(to: word, among: options) {
        return .usage(nil, "unknown option '\(word)'", hint: "did you mean \(near)?")
      }
      return .usage(
        nil, "'\(word)' stands where the verb belongs", hint: "verbs: \(words(names))")
    }
    if let near = NameSuggestion.nearest(to: word, among: names) {
      return .usage(nil, "unknown verb '\(word)'", hint: "did you mean \(near)?")
    }
    if word == "-" || word.contains("/") || word.contains(".") {
      return .usage(
        nil, "'\(word)' is no verb, and the verb comes first",
        hint: "blastradius impact \(ShellWord.quoted(word)) --fail …")
    }
    return .usage(nil, "unknown verb '\(word)'", hint: "verbs: \(words(names))")
  }

  /// `typed` is no option of the verb.
  static func unknownOption(
    _ typed: String, in definition: VerbDefinition, among verbs: [VerbDefinition]
  ) -> CommandFailure {
    let verb = definition.name
    let matching = verbs.allOptions.first { option in
      option.typed == typed || option.short.map { typed.hasPrefix("-\($0)") } ?? false
    }
    if let option = matching, option != .version, !definition.options.contains(option) {
      return .usage(
        verb,
        "\(option.typed) is an option of \(words(verbs.names(taking: option))), not of \(verb)")
    }
    return .usage(
      verb, "unknown option '\(typed)'", hint: meantOption(typed, in: definition, among: verbs))
  }

  /// What may have been meant by the unknown option `typed`.
  private static func meantOption(
    _ typed: String, in definition: VerbDefinition, among verbs: [VerbDefinition]
  ) -> VisibleText? {
    let candidates = definition.options.map(\.typed)
    guard typed.hasPrefix("--") else {
      return candidates.first { $0 == "-" + typed }.map { "did you mean \($0)?" }
    }
    let begun = candidates.first { typed.utf8.count > 3 && $0.hasPrefix(typed) }
    if let near = begun ?? NameSuggestion.nearest(to: typed, among: candidates) {
      return "did you mean \(near)?"
    }
    let all = verbs.allOptions
    guard let near = NameSuggestion.nearest(to: typed, among: all.map(\.typed)),
      let option = all.first(where: { $0.typed == near })
    else { return nil }
    return
      "\(near) is an option of \(words(verbs.names(taking: option))), not of \(definition.name)"
  }

  /// No map is named.
  static func noMap(in definition: VerbDefinition) -> CommandFailure {
    .usage(
      definition.name, "\(definition.name) needs a map",
      hint: "give a file, a folder, or - for standard input")
  }

  /// The verb needs one of `options`, and has none.
  static func missingOption(
    of options: [OptionDefinition], in invocation: Invocation
  ) -> CommandFailure {
    let verb = invocation.verb.name
    let names = options.map(\.typed).joined(separator: " or ")
    var words = ["blastradius", verb] + invocation.operands.map(\.text)
    let option = options.first?.typed ?? ""
    // `impact map.json -- --fail stripe`: an option behind `--` is a word like any other.
    if words.contains(option) {
      return .usage(
        verb, "\(verb) needs a scenario: \(names)",
        hint: "behind -- everything is the name of a map; leave -- out")
    }
    // `impact map.json stripe`: the last word is more likely the value than a map.
    if words.count > 3, let last = words.last, FileEnding.ending(of: last) != "json" {
      words.insert(option, at: words.count - 1)
    } else {
      words += [option, "ID"]
    }
    return .usage(
      verb, "\(verb) needs a scenario: \(names)",
      hint: "\(words.map(ShellWord.quoted).joined(separator: " "))")
  }

  /// The words as an enumeration.
  static func words(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}
