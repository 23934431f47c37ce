/// Help, made from the definitions of verbs and options; at most 80 columns wide.
package enum HelpText {
  private static let width = 80

  /// What `blastradius --help` prints when there are these verbs.
  package static func tool(_ verbs: [VerbDefinition]) -> String {
    var lines = [
      "blastradius: what fails when something fails, and why", "",
      "Usage: blastradius VERB MAP… [OPTION…]", "", "Verbs:",
    ]
    lines += table(verbs.map { ($0.name, $0.summary) })
    lines += [
      "", "A MAP is a file, a folder (all *.blastradius.json beneath it) or - for standard",
      "input. Several maps are read as one.", "",
    ]
    lines += selectors
    lines += [
      "", "Exit status: 0 answered; 1 answered, and a limit that you set is exceeded; 2 not",
      "answered.", "", "Options:",
    ]
    lines += table([
      ("-h, --help", "show this; behind a verb, its own options"),
      ("    --version", OptionDefinition.version.help),
    ])
    return text(lines)
  }

  /// What `blastradius VERB --help` prints.
  package static func verb(_ definition: VerbDefinition) -> String {
    var lines = [
      "blastradius \(definition.name): \(definition.summary)", "",
      "Usage: blastradius \(definition.name) \(definition.usage) [OPTION…]", "", "Options:",
    ]
    lines += table(definition.options.map { (label($0), help($0, in: definition)) })
    if definition.options.contains(where: { $0.value == .selector }) { lines += [""] + selectors }
    for example in definition.examples {
      lines += ["", example.purpose, "  blastradius \(example.command)"]
    }
    return text(lines)
  }

  private static let selectors = [
    "A SELECTOR is an id; or outside or inside (of our control); or KEY=VALUE or",
    "KEY!=VALUE, joined by commas when all must hold, with the keys kind, owner,",
    "tier, provider, region, category and label.NAME; or a pattern with * and ?.",
    "Options that take one can be repeated.",
  ]

  private static func label(_ option: OptionDefinition) -> String {
    let short = option.short.map { "-\($0), " } ?? "    "
    let value = option.value == .none ? "" : " " + option.placeholder
    return short + option.typed + value
  }

  private static func help(_ option: OptionDefinition, in definition: VerbDefinition) -> String {
    guard let choices = definition.choices(of: option), let first = choices.first else {
      return option.help
    }
    let others = choices.dropFirst()
    guard !others.isEmpty else { return "\(option.help): \(first)" }
    let standard = option.hasDefault ? " (the default)" : ""
    return "\(option.help): \(first)\(standard), \(others.joined(separator: ", "))"
  }

  /// Two columns, the second wrapped.
  private static func table(_ rows: [(label: String, help: String)]) -> [String] {
    let labelWidth = (rows.map(\.label.count).max() ?? 0) + 4
    return rows.flatMap { row in
      wrapped(row.help, width: width - labelWidth).enumerated().map { index, line in
        let label = index == 0 ? "  " + row.label : ""
        return label + String(repeating: " ", count: labelWidth - label.count) + line
      }
    }
  }

  private static func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return lines + [line]
  }

  private static func text(_ lines: [String]) -> String {
    lines.map { $0 + "\n" }.joined()
  }
}
