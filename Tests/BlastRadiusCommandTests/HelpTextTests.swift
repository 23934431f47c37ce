import MapReporting
import TestSupport
import Testing

@testable import BlastRadiusCommand

@Suite struct HelpTextTests {
  @Test("help of the tool")
  func tool() {
    let environment = MemoryEnvironment()
    #expect(environment.run("--help") == 0)
    #expect(
      environment.output == """
        blastradius: what fails when something fails, and why

        Usage: blastradius VERB MAP… [OPTION…]

        Verbs:
          impact         what fails, what limps, what lost its spare
          explain        the chain of causes, or what saved it
          rank           every component by its blast radius
          spof           single points of failure, per target
          timeline       what fails when, and for how long
          recovery       in which order things come back, and what never does
          draw           the map, or a scenario on it, as a picture
          report         one HTML file that draws, searches and answers what fails
          check          problems in the map itself
          import         a map from what other tools know
          merge          several maps as one, and where they differ
          catalog        what is known of clouds and third parties
          merge-ranking  the parts of a ranking as one
          completions    a completion script for a shell
          help           how to use the tool or a verb

        A MAP is a file, a folder (all *.blastradius.json beneath it) or - for standard
        input. Several maps are read as one.

        A SELECTOR is an id; or outside or inside (of our control); or KEY=VALUE or
        KEY!=VALUE, joined by commas when all must hold, with the keys kind, owner,
        tier, provider, region, category and label.NAME; or a pattern with * and ?.
        Options that take one can be repeated.

        Exit status: 0 answered; 1 answered, and a limit that you set is exceeded; 2 not
        answered.

        Options:
          -h, --help     show this; behind a verb, its own options
              --version  show the version

        """)
  }

  @Test("help of a verb")
  func impact() {
    let environment = MemoryEnvironment()
    #expect(environment.run("help", "impact") == 0)
    #expect(
      environment.output == """
        blastradius impact: what fails, what limps, what lost its spare

        Usage: blastradius impact MAP… --fail SELECTOR… [OPTION…]

        Options:
              --fail SELECTOR       what is down; with @10m+3h behind it from 10m on,
                                    for 3h
              --degrade SELECTOR    what is degraded: works, but limps
              --scenario NAME       a scenario of the map, or of a file: FILE or
                                    FILE#NAME
              --for DURATION        how long what is given without an end lasts: 90s, 6h
              --target SELECTOR     whose loss is asked about (default: kind=service)
              --max-down N          exit with 1 when more than N targets go down
              --theme THEME         the colours of a picture: light (the default), dark,
                                    print
              --catalog             add what the catalogue knows of the ids in the map
              --catalog-unverified  the same, with what nobody has verified yet
              --names FILE          rules by which names become the names of other maps
              --assume STRENGTH     how to take dependencies that were only observed or
                                    guessed: hard (the default), soft
          -f, --format FORMAT       how the answer is written: text (the default), csv,
                                    json, dot, mermaid, svg, png, pdf
          -o, --output FILE         write to FILE; its ending chooses the format when
                                    there is no -f
              --limit N             show at most N rows of a list
              --spreadsheet         CSV that a spreadsheet opens safely: byte order
                                    mark, CRLF, no formulas
              --color WHEN          colour; auto is on a terminal unless NO_COLOR is
                                    set: auto (the default), always, never
          -h, --help                show this

        A SELECTOR is an id; or outside or inside (of our control); or KEY=VALUE or
        KEY!=VALUE, joined by commas when all must hold, with the keys kind, owner,
        tier, provider, region, category and label.NAME; or a pattern with * and ?.
        Options that take one can be repeated.

        The loss of a region:
          blastradius impact shop.blastradius.json --fail aws/us-east-1

        Everything of one supplier; fails when a tier 1 service goes down:
          blastradius impact maps/ --fail provider=AWS --target tier=1 --max-down 0

        """)
  }

  @Test("help of a verb without maps")
  func completions() {
    let environment = MemoryEnvironment()
    #expect(environment.run("completions", "--help") == 0)
    #expect(
      environment.output == """
        blastradius completions: a completion script for a shell

        Usage: blastradius completions bash|zsh|fish [OPTION…]

        Options:
          -o, --output FILE  write to FILE; its ending chooses the format when there is
                             no -f
          -h, --help         show this

        For bash:
          blastradius completions bash -o ~/.local/share/bash-completion/completions/blastradius

        For fish:
          blastradius completions fish -o ~/.config/fish/completions/blastradius.fish

        """)
  }

  @Test("every verb's help fits 80 columns, names its options and shows two examples")
  func everyVerb() {
    for verb in CommandLineTool.verbs {
      let help = HelpText.verb(verb)
      for line in help.split(separator: "\n") {
        let isExample = line.hasPrefix("  blastradius ")
        #expect(line.count <= 80 || isExample, "\(line)")
        #expect(!line.hasSuffix(" "), "\(line)")
      }
      for option in verb.options { #expect(help.contains(option.typed)) }
      #expect(verb.examples.count == 2)
    }
  }

  @Test("every example of every verb is understood")
  func examples() {
    for verb in CommandLineTool.verbs {
      for example in verb.examples {
        let words = example.command.prefix { $0 != "|" }.split(separator: " ").map(String.init)
        #expect(throws: Never.self, "\(example.command)") { try CommandLineTool.request(words) }
      }
    }
  }

  @Test("the version is one line")
  func version() {
    let environment = MemoryEnvironment()
    #expect(environment.run("--version") == 0)
    #expect(environment.output == "blastradius \(ToolVersion.current)\n")
  }
}
