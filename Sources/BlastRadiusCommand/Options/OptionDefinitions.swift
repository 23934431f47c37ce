import MapReporting

extension OptionDefinition {
  // The question.

  package static let fail = OptionDefinition(
    "fail", .selector, "SELECTOR", repeats: true,
    help: "what is down; with @10m+3h behind it from 10m on, for 3h")

  package static let degrade = OptionDefinition(
    "degrade", .selector, "SELECTOR", repeats: true, help: "what is degraded: works, but limps")

  package static let scenario = OptionDefinition(
    "scenario", .file, "NAME", repeats: true,
    help: "a scenario of the map, or of a file: FILE or FILE#NAME")

  package static let duration = OptionDefinition(
    "for", .duration, "DURATION", help: "how long what is given without an end lasts: 90s, 6h")

  package static let advise = OptionDefinition(
    "advise", .none, help: "which single change would save most downtime")

  package static let fullStop = OptionDefinition(
    "full-stop", .none, help: "everything has stopped, and starts from nothing")

  package static let target = OptionDefinition(
    "target", .selector, "SELECTOR", repeats: true,
    help: "whose loss is asked about (default: kind=service)")

  package static let among = OptionDefinition(
    "among", .selector, "SELECTOR", repeats: true, help: "what may fail (default: everything)")

  package static let shard = OptionDefinition(
    "shard", .shard, "I/N", help: "ask only about the I-th of N parts of what may fail")

  // The map.

  package static let catalog = OptionDefinition(
    "catalog", .none, help: "add what the catalogue knows of the ids in the map")

  package static let catalogUnverified = OptionDefinition(
    "catalog-unverified", .none, help: "the same, with what nobody has verified yet")

  // The picture.

  package static let focus = OptionDefinition(
    "focus", .selector, "SELECTOR", repeats: true, help: "draw only these and what is near them")

  package static let depth = OptionDefinition(
    "depth", .number(minimum: 0), "N",
    needs: Company(
      names: ["focus"], message: "needs --focus",
      hint: "--depth counts steps around --focus SELECTOR"),
    help: "how many steps around --focus are near (default: 1)")

  package static let dependenciesOnly = OptionDefinition(
    "dependencies-only", .none, needs: Company(names: ["focus"], message: "needs --focus"),
    excludes: Company(
      names: ["dependents-only"], message: "and --dependents-only exclude each other",
      hint: "without either, both are drawn"),
    help: "near --focus is what it needs")

  package static let dependentsOnly = OptionDefinition(
    "dependents-only", .none, needs: Company(names: ["focus"], message: "needs --focus"),
    help: "near --focus is what needs it")

  package static let hide = OptionDefinition(
    "hide", .selector, "SELECTOR", repeats: true,
    help: "leave these out; arrows through them stay")

  package static let collapse = OptionDefinition(
    "collapse", .choice(DrawingScope.Collapse.allCases.map(\.rawValue)), "KEY",
    hasDefault: false, help: "one box for all that have the same KEY")

  package static let theme = OptionDefinition(
    "theme", .choice(DrawingTheme.allCases.map(\.rawValue)), "THEME",
    about: Subject(contents: [.drawing, .chart], name: "pictures"),
    help: "the colours of a picture")

  package static let onlyAffected = OptionDefinition(
    "only-affected", .none,
    needs: Company(
      names: ["fail", "degrade", "scenario"], message: "needs a scenario",
      hint: "add --fail, --degrade or --scenario"),
    help: "draw only the scenario and what it worsens")

  // How maps are read.

  package static let names = OptionDefinition(
    "names", .file, "FILE", help: "rules by which names become the names of other maps")

  package static let assume = OptionDefinition(
    "assume", .choice(["hard", "soft"]), "STRENGTH",
    help: "how to take dependencies that were only observed or guessed")

  package static let region = OptionDefinition(
    "region", .text, "REGION", help: "the region of inputs that name none")

  package static let allowEmptyGraph = OptionDefinition(
    "allow-empty-graph", .none, help: "exit with 0 although no dependency was found")

  // The limits that decide the exit status.

  package static let maximumDown = OptionDefinition(
    LimitName.down.rawValue, .number(minimum: 0), "N",
    help: "exit with 1 when more than N targets go down")

  package static let maximumPoints = OptionDefinition(
    LimitName.points.rawValue, .number(minimum: 0), "N",
    help: "exit with 1 when there are more than N single points of failure")

  package static let denyWarnings = OptionDefinition(
    LimitName.warnings.rawValue, .none, help: "exit with 1 when there are warnings")

  package static let allow = OptionDefinition(
    "allow", .text, "ID", repeats: true,
    help: "warnings of this kind are meant: they are counted, not shown")

  // The output.

  package static let format = OptionDefinition(
    "format", short: "f", .format, "FORMAT", help: "how the answer is written")

  package static let output = OptionDefinition(
    "output", short: "o", .file, "FILE",
    help: "write to FILE; its ending chooses the format when there is no -f")

  package static let limit = OptionDefinition(
    "limit", .number(minimum: 1), "N",
    about: Subject(contents: [.text, .table, .document, .chart], name: "lists"),
    help: "show at most N rows of a list")

  package static let spreadsheet = OptionDefinition(
    "spreadsheet", .none,
    about: Subject(
      contents: [.table], name: "CSV", hint: "add -f csv, or leave --spreadsheet out"),
    help: "CSV that a spreadsheet opens safely: byte order mark, CRLF, no formulas")

  package static let color = OptionDefinition(
    "color", .choice(["auto", "always", "never"]), "WHEN",
    help: "colour; auto is on a terminal unless NO_COLOR is set")

  // The tool.

  package static let help = OptionDefinition("help", short: "h", .none, help: "show this")

  package static let version = OptionDefinition("version", .none, help: "show the version")
}

extension [OptionDefinition] {
  /// How maps are read.
  static let reading: [OptionDefinition] = [.catalog, .catalogUnverified, .names, .assume]

  /// How an answer that lists something is written.
  static let output: [OptionDefinition] = [.format, .output, .limit, .spreadsheet, .color]

  /// What is down.
  static let scenario: [OptionDefinition] = [.fail, .degrade, .scenario]
}

extension LimitName {
  /// The option that sets it.
  var option: OptionDefinition {
    switch self {
    case .down: .maximumDown
    case .points: .maximumPoints
    case .warnings: .denyWarnings
    }
  }
}
