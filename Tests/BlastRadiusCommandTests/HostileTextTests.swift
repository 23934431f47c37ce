import FilesAndProcesses
import MapDiagnostics
import MapReporting
import TestSupport
import Testing

@testable import BlastRadiusCommand

/// What comes from outside reaches a terminal only as characters to look at, whatever way it takes: through
/// arguments, names of files, maps and what other programs say, into answers and messages.
@Suite struct HostileTextTests {
  /// Clears the screen, sets a title, links, turns the reading direction, hides, breaks the line.
  static let bytes =
    "\u{1B}[2J\u{1B}]0;t\u{7}\u{1B}]8;;http://e\u{7}\u{9B}2J\u{202E}\u{2066}\u{200B}\u{AD}\r\u{8}"

  private static func isHarmless(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x0A, 0x09, 0x20...0x7E: true
      case 0...0x1F, 0x7F...0x9F, 0xAD, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069: false
      default: true
      }
    }
  }

  private static var map: String {
    let bad = JSONText.quoted(bytes)
    return """
      {"name": \(bad), "scenarios": [{"name": \(bad), "events": [{"at": "0s", "fail": "a"}]}],
      "components": [
        {"id": \(bad), "name": \(bad), "owner": \(bad), "provider": \(bad), "region": \(bad),
         "category": \(bad), "tier": 1, "dependsOn": [
           {"anyOf": ["a", "b"], "note": \(bad), "evidence": \(bad), "failover": "1m"}]},
        {"id": "a", "within": \(JSONText.quoted("zone" + bytes))}, {"id": "b"},
        {"id": \(JSONText.quoted("zone" + bytes)), "kind": "domain"},
        {"id": "alone", "owner": \(bad)}]}
      """
  }

  private func environment(_ text: String) -> MemoryEnvironment {
    let environment = MemoryEnvironment(files: [
      "m.json": Self.map,
      "bad.json": "{\"components\": [{\"id\": \"x\", \(JSONText.quoted(Self.bytes)): 1}]}",
      "raw.json": "{\"components\": [{\"id\": \"x\(text)\"}]}",
      "dir\(text)/a.blastradius.json": "{",
      "part\(text)": "component\(text)",
      "rules.json": "{\"rules\": \(JSONText.quoted(Self.bytes))}",
      "compose.json": #"{"services": {"w": {"image": "\#(text)"}}}"#, "m\(text).json": "{",
      "s.json":
        "{\"scenarios\": [{\"name\": \(JSONText.quoted(Self.bytes)), \"events\": []}, {\"name\": \"x\", \"events\": []}]}",
    ])
    environment.terminals = [.standardOutput, .standardError]
    environment.brokenPaths["broken\(text)"] = "it is \(text)"
    environment.programs["dot"] = { _, _ in
      .success(ProgramResult(status: 1, errors: Array("Error: \(text)\n".utf8)))
    }
    return environment
  }

  /// Words in which `!` stands for the hostile text.
  private static let lines = [
    "!", "impact!", "help !", "impact m.json --!", "impact m.json -!", "impact ! --fail a",
    "impact m.json --fail !", "impact m.json --fail x!", "impact m.json --fail x --degrade kind=!",
    "impact m.json --fail a -f !", "impact m.json --fail a --format=csv!",
    "impact m.json --fail a !",
    "impact m.json --fail a --fail b !", "impact m.json --scenario !",
    "impact m.json --scenario s.json",
    "impact m.json --scenario s.json#!", "impact m.json --scenario m!.json",
    "impact m.json --fail a --for !",
    "rank m.json --limit !", "rank m.json --limit 1 --limit 2!", "rank m.json --shard !",
    "rank m.json -o x.!", "rank m.json -o !/x", "rank m.json -o x!.html", "rank m.json --color !",
    "rank m.json --names !", "rank m.json --names rules.json", "rank m.json --assume !",
    "rank dir! --among a", "rank part!", "rank broken!", "rank bad.json", "rank raw.json",
    "check bad.json",
    "check raw.json", "check m.json", "check m!.json", "draw m.json --collapse !",
    "draw m.json --focus !",
    "draw m.json --theme !", "draw m.json -f svg", "merge m.json m.json", "merge !", "merge m.json",
    "import !", "import nothing! compose.json", "import compose.json", "import part!",
    "import m!.json",
    "import compose.json --region !", "catalog !", "catalog show !", "catalog list !",
    "catalog list a !",
    "merge-ranking !", "merge-ranking part!", "completions !", "completions bash !",
    "completions bash",
    "report m.json -o x!.svg", "impact m.json --fail a", "impact m.json --fail a --color always",
    "explain m.json --fail a", "spof m.json", "timeline m.json --fail a@0s+1h",
    "timeline m.json --fail a@0s+1h --advise", "recovery m.json --full-stop",
    "recovery m.json --fail a --for 1h",
    "impact m.json --fail a -f csv", "impact m.json --fail a -f csv --spreadsheet",
    "impact m.json --fail a -f json", "impact m.json --fail a -f dot",
    "impact m.json --fail a -f mermaid",
    "timeline m.json --fail a@0s+1h -f svg", "draw m.json -f json", "check m.json -f csv",
    "report m.json",
    "--!", "", "rank m.json --among a --target !", "impact m.json --degrade a --fail zone*",
  ]

  @Test(arguments: lines) func nothingReachesATerminal(line: String) {
    for text in [Self.bytes, "\u{1B}[2J", "\n\u{1B}", "\u{202E}x"] {
      let environment = environment(text)
      let words = line.split(separator: " ").map { String($0).replacing("!", with: text) }
      let status = CommandLineTool(environment: environment).run(words)
      #expect((0...2).contains(status))
      for stream in [OutputStream.standardOutput, .standardError] {
        var written = String(decoding: environment.bytes(stream), as: UTF8.self)
        // The tool's own colours are no harm.
        for code in ["1;31", "1;33", "33", "36", "0"] {
          written = written.replacing("\u{1B}[\(code)m", with: "")
        }
        #expect(Self.isHarmless(written), "\(line): \(written.debugDescription)")
      }
    }
  }

  @Test func aFileGetsTheBytesAsTheyAre() {
    let environment = environment(Self.bytes)
    #expect(environment.run("impact", "m.json", "--fail", "a", "-o", "x.csv") == 0)
    let text = String(decoding: environment.files["x.csv"] ?? [], as: UTF8.self)
    #expect(text.contains(Self.bytes.replacing("\r", with: "\r")))
    environment.terminals = []
    #expect(environment.run("impact", "m.json", "--fail", "a", "-f", "csv") == 0)
    #expect(environment.output == text)
  }
}
