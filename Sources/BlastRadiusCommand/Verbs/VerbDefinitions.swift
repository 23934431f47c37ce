extension VerbDefinition {
  private static let readingOptions: [OptionDefinition] = [
    .catalog, .catalogUnverified, .names, .assume,
  ]

  private static let outputOptions: [OptionDefinition] = [
    .format, .output, .limit, .spreadsheet, .color,
  ]

  private static let pictureFormats = ["dot", "mermaid", "svg", "png", "pdf"]

  package static let impact = VerbDefinition(
    .impact,
    summary: "what fails, what limps, what lost its spare",
    usage: "MAP… --fail SELECTOR…",
    formats: ["text", "csv", "json"] + pictureFormats,
    options: [.fail, .degrade, .scenario, .duration, .target, .maximumDown, .theme] + readingOptions
      + outputOptions,
    needsOneOf: [.fail, .degrade, .scenario],
    examples: [
      Example(
        purpose: "The loss of a region:",
        command: "impact shop.blastradius.json --fail aws/us-east-1"),
      Example(
        purpose: "Everything of one supplier; fails when a tier 1 service goes down:",
        command: "impact maps/ --fail provider=AWS --target tier=1 --max-down 0"),
    ])

  package static let explain = VerbDefinition(
    .explain,
    summary: "the chain of causes, or what saved it",
    usage: "MAP… --fail SELECTOR… --target SELECTOR",
    formats: ["text", "csv", "json"] + pictureFormats,
    options: [.fail, .degrade, .scenario, .target, .theme] + readingOptions + outputOptions,
    needsOneOf: [.fail, .degrade, .scenario],
    examples: [
      Example(
        purpose: "Why checkout goes down with a region:",
        command: "explain shop.blastradius.json --fail aws/us-east-1 --target checkout"),
      Example(
        purpose: "The same for every tier 1 service, as JSON:",
        command: "explain maps/ --fail aws/us-east-1 --target tier=1 -f json"),
    ])

  package static let rank = VerbDefinition(
    .rank,
    summary: "every component by its blast radius",
    usage: "MAP…",
    formats: ["text", "csv", "json"],
    options: [.target, .among, .shard, .maximumDown] + readingOptions + outputOptions,
    examples: [
      Example(
        purpose: "The ten worst things that can fail:",
        command: "rank shop.blastradius.json --limit 10"),
      Example(
        purpose: "All that is outside our control, for a spreadsheet:",
        command: "rank maps/ --among outside -o ranking.csv --spreadsheet"),
    ])

  package static let spof = VerbDefinition(
    .spof,
    summary: "single points of failure, per target",
    usage: "MAP…",
    formats: ["text", "csv", "json"] + pictureFormats,
    options: [.target, .among, .shard, .maximumPoints, .theme] + readingOptions + outputOptions,
    examples: [
      Example(
        purpose: "Single points of failure outside our control, for tier 1:",
        command: "spof maps/ --among outside --target tier=1"),
      Example(
        purpose: "Fails when checkout has any:",
        command: "spof maps/ --target checkout --max-points 0"),
    ])

  package static let timeline = VerbDefinition(
    .timeline,
    summary: "what fails when, and for how long",
    usage: "MAP… --fail SELECTOR… | --scenario NAME",
    formats: ["text", "csv", "json", "svg"],
    options: [.fail, .degrade, .scenario, .duration, .target, .advise] + readingOptions
      + outputOptions,
    needsOneOf: [.fail, .degrade, .scenario],
    examples: [
      Example(
        purpose: "Our region is offline for six hours:",
        command: "timeline shop.blastradius.json --fail aws/us-east-1 --for 6h"),
      Example(
        purpose: "What would have helped most, in a scenario from a file:",
        command: "timeline maps/ --scenario outage.json --advise"),
    ])

  package static let recovery = VerbDefinition(
    .recovery,
    summary: "in which order things come back, and what never does",
    usage: "MAP… --fail SELECTOR… | --full-stop",
    formats: ["text", "csv", "json"],
    options: [.fail, .degrade, .scenario, .duration, .fullStop] + readingOptions + outputOptions,
    needsOneOf: [.fail, .degrade, .scenario, .fullStop],
    examples: [
      Example(
        purpose: "Coming back after the loss of a region for an hour:",
        command: "recovery shop.blastradius.json --fail aws/us-east-1 --for 1h"),
      Example(
        purpose: "Starting everything from nothing; who waits for whom:",
        command: "recovery maps/ --full-stop"),
    ])

  package static let draw = VerbDefinition(
    .draw,
    summary: "the map, or a scenario on it, as a picture",
    usage: "MAP… [--fail SELECTOR…]",
    formats: pictureFormats + ["json"],
    options: [
      .fail, .degrade, .scenario, .focus, .depth, .dependenciesOnly, .dependentsOnly, .onlyAffected,
      .hide,
      .collapse, .theme, .catalog, .catalogUnverified, .names, .assume, .format, .output, .color,
    ],
    examples: [
      Example(
        purpose: "The whole map as SVG, a box for each owner:",
        command: "draw shop.blastradius.json --collapse owner -o shop.svg"),
      Example(
        purpose: "What the loss of a region reaches:",
        command: "draw maps/ --fail aws/us-east-1 --only-affected -o outage.dot"),
    ])

  package static let report = VerbDefinition(
    .report,
    summary: "one HTML file that draws, searches and answers what fails",
    usage: "MAP… -o FILE",
    options: [.fail, .degrade, .scenario, .target] + readingOptions + [.output, .color],
    examples: [
      Example(
        purpose: "A page to open, to mail or to put into a review:",
        command: "report shop.blastradius.json -o report.html"),
      Example(
        purpose: "One that opens with a region down, about tier 1:",
        command: "report maps/ --fail aws/us-east-1 --target tier=1 -o report.html"),
    ])

  package static let check = VerbDefinition(
    .check,
    summary: "problems in the map itself",
    usage: "MAP…",
    formats: ["text", "csv", "json"],
    options: [.denyWarnings] + readingOptions + outputOptions,
    examples: [
      Example(
        purpose: "Every error and warning in the maps of all teams:", command: "check maps/"),
      Example(
        purpose: "The same before a merge, where warnings count:",
        command: "check maps/ --deny-warnings"),
    ])

  package static let `import` = VerbDefinition(
    .import,
    summary: "a map from what other tools know",
    usage: "[KIND] FILE…",
    operands: .files(placeholder: "FILE"),
    options: [.region, .allowEmptyGraph, .output],
    examples: [
      Example(
        purpose: "What a cluster runs; what was left out is told on standard error:",
        command: "import cluster.json -o cluster.blastradius.json"),
      Example(
        purpose: "Infrastructure, its kind stated, from standard input:",
        command: "import terraform - -o infrastructure.blastradius.json"),
    ])

  package static let merge = VerbDefinition(
    .merge,
    summary: "several maps as one, and where they differ",
    usage: "MAP…",
    options: [.catalog, .catalogUnverified, .names, .output, .color],
    examples: [
      Example(
        purpose: "Imported maps and what people wrote by hand:",
        command: "merge cluster.blastradius.json calls.blastradius.json overlay.blastradius.json"),
      Example(
        purpose: "Names of one made names of the others:",
        command: "merge maps/ --names names.json -o all.blastradius.json"),
    ])

  package static let catalog = VerbDefinition(
    .catalog,
    summary: "what is known of clouds and third parties",
    usage: "list [PATTERN] | show ID…",
    operands: .action(choices: ["list", "show"], placeholder: "ID"),
    formats: ["text", "csv", "json"],
    options: [.catalogUnverified] + outputOptions,
    examples: [
      Example(
        purpose: "All that it knows of Lambda, in any region:", command: "catalog list lambda"),
      Example(
        purpose: "What EC2 launches in Ireland need, with the sources, as a map:",
        command: "catalog show aws/eu-west-1/ec2/launches -o launches.json"),
    ])

  package static let mergeRanking = VerbDefinition(
    .mergeRanking,
    summary: "the parts of a ranking as one",
    usage: "PART…",
    operands: .files(placeholder: "PART"),
    options: [.output],
    examples: [
      Example(
        purpose: "One of eight parts, each computed by another machine:",
        command: "rank maps/ --shard 3/8 -o part-3.csv"),
      Example(
        purpose: "The ranking, from all of them:",
        command: "merge-ranking part-*.csv -o ranking.csv"),
    ])

  package static let completions = VerbDefinition(
    .completions,
    summary: "a completion script for a shell",
    usage: "bash|zsh|fish",
    operands: .word(
      placeholder: "SHELL", choices: Shell.allCases.map(\.rawValue), isRequired: true),
    options: [.output],
    examples: [
      Example(
        purpose: "For bash:",
        command: "completions bash -o ~/.local/share/bash-completion/completions/blastradius"),
      Example(
        purpose: "For fish:",
        command: "completions fish -o ~/.config/fish/completions/blastradius.fish"),
    ])

  package static let help = VerbDefinition(
    .help,
    summary: "how to use the tool or a verb",
    usage: "[VERB]",
    operands: .word(
      placeholder: "VERB", choices: Verb.allCases.map(\.rawValue), isRequired: false),
    options: [],
    examples: [
      Example(purpose: "The options of impact:", command: "help impact"),
      Example(purpose: "The same:", command: "impact --help"),
    ])
}
