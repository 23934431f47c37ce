import Foundation
import TestSupport
import Testing

/// Runs what the documentation invites its reader to run, from the root of the package.
///
/// In a `console` block a line after `$ ` is a command, and what follows is what it prints. A line `…`
/// stands for any number of lines. A comment `# exit status N` says how it ends when not with 0.
@Suite struct ConsoleBlockTests {
  struct Command: Sendable, CustomTestStringConvertible {
    var page: String
    var line: String
    var output: [String]
    var testDescription: String { "\(page): \(line)" }
  }

  static let commands: [Command] = pages.flatMap { page in
    (try? String(contentsOf: PackageRoot.url.appending(path: page), encoding: .utf8))
      .map { commands(in: $0, page) } ?? []
  }

  private static let pages: [String] = {
    let files =
      FileManager.default.enumerator(atPath: PackageRoot.url.path)?
      .compactMap { $0 as? String } ?? []
    return files.filter {
      $0.hasSuffix(".md") && !$0.hasPrefix(".") && $0 != "CHANGELOG.md"
    }.sorted()
  }()

  private static func commands(in text: String, _ page: String) -> [Command] {
    var commands: [Command] = []
    var isInBlock = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isInBlock = line == "```console"
      } else if isInBlock, line.hasPrefix("$ ") {
        commands.append(Command(page: page, line: String(line.dropFirst(2)), output: []))
      } else if isInBlock, !commands.isEmpty {
        commands[commands.count - 1].output.append(String(line))
      }
    }
    return commands
  }

  @Test func thereAreCommands() {
    #expect(ConsoleBlockTests.commands.count > 15)
    #expect(ConsoleBlockTests.commands.contains { $0.page == "README.md" })
  }

  @Test(arguments: commands) func commandsPrintWhatThePageSays(_ command: Command) throws {
    guard !command.line.hasPrefix("swift test"), !command.line.hasPrefix("swift build") else {
      return
    }
    if command.line.contains("../shared/data"), !PackageRoot.hasSharedData("") { return }
    let line = command.line.replacing("swift run -c release blastradius", with: "blastradius")
    let status = line.firstMatch(of: /# exit status (\d)/).flatMap { Int32($0.1) } ?? 0
    let script = "set -o pipefail; PATH=\(ChildProcess.products.path):$PATH; \(line)"
    let found = try ChildProcess.bash(script, in: PackageRoot.url)
    #expect(found.status == status || line.contains("| head"), "\(found.errorText)")
    let lines = found.outputText.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    var expected = command.output
    while expected.last == "" { expected.removeLast() }
    if expected.isEmpty { return }
    if let gap = expected.firstIndex(of: "…") {
      #expect(Array(lines.prefix(gap)) == Array(expected[..<gap]))
    } else {
      #expect(lines.filter { !$0.isEmpty } == expected.filter { !$0.isEmpty })
    }
  }
}
