import BlastRadiusCommand
import Foundation
import TestSupport
import Testing

@Suite struct CompletionsTests {
  /// Whether `shell` is installed; its scripts are only checked where it is.
  private static func isInstalled(_ shell: String) -> Bool {
    let result = try? ChildProcess.bash("command -v \(shell)")
    return result?.status == 0
  }

  /// What bash offers for `line`, whose last word is being typed; words as readline splits them.
  private func bashReplies(_ line: String) throws -> [String] {
    let words = line.replacing("=", with: " = ").split(
      separator: " ", omittingEmptySubsequences: false
    ).map { "'\($0)'" }
    let script = """
      source /dev/stdin
      COMP_WORDS=(\(words.joined(separator: " ")))
      COMP_CWORD=\(words.count - 1)
      _blastradius
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let result = try ChildProcess.bash(
      script, input: Data(Shell.bash.completions(CommandLineTool.verbs).utf8))
    #expect(result.errorText.isEmpty, "\(line)")
    return result.outputText.split(separator: "\n").map(String.init)
  }

  @Test(
    "bash completes verbs, options and their values",
    arguments: [
      ("blastradius imp", ["impact", "import"]),
      ("blastradius ", CommandLineTool.verbs.map(\.name) + ["--help", "--version"]),
      ("blastradius --v", ["--version"]),
      ("blastradius impact m.json --fa", ["--fail"]),
      ("blastradius impact m.json --de", ["--degrade"]),
      (
        "blastradius impact m.json -f ",
        ["text", "csv", "json", "dot", "mermaid", "svg", "png", "pdf"]
      ),
      ("blastradius rank m.json --format ", ["text", "csv", "json"]),
      ("blastradius rank m.json --format=", ["text", "csv", "json"]),
      ("blastradius rank m.json --format=j", ["json"]),
      ("blastradius rank m.json --color ne", ["never"]),
      ("blastradius completions ", ["bash", "zsh", "fish"]),
      ("blastradius completions z", ["zsh"]),
      ("blastradius completions --o", ["--output"]),
      ("blastradius help sp", ["spof"]),
      // Readline completes files itself, and what it cannot know is left alone.
      ("blastradius impact m", []),
      ("blastradius impact --fail ", []),
      ("blastradius impact -o ", []),
      ("blastradius impact -- --fa", []),
      ("blastradius bogus --f", []),
    ])
  func bash(line: String, replies: [String]) throws {
    #expect(try bashReplies(line) == replies, "\(line)")
  }

  @Test("bash completes an option with its value as one word where = breaks no words")
  func bashUnbrokenWord() throws {
    let script = """
      source /dev/stdin
      COMP_WORDS=(blastradius rank --format=c); COMP_CWORD=2
      _blastradius; echo "${COMPREPLY[*]}"
      """
    let result = try ChildProcess.bash(
      script, input: Data(Shell.bash.completions(CommandLineTool.verbs).utf8))
    #expect(result.outputText == "--format=csv\n")
  }

  @Test(
    "zsh reads its script without complaint, also when it is loaded",
    .enabled(if: isInstalled("zsh"), "zsh is not installed"))
  func zsh() throws {
    let script = """
      cat > "$TMP_SCRIPT"; zsh -n "$TMP_SCRIPT" || exit
      zsh -f -c 'autoload -U compinit; compinit -D; source "$TMP_SCRIPT"; print $_comps[blastradius]'
      """
    let folder = try TemporaryFolder()
    let result = try ChildProcess.bash(
      "TMP_SCRIPT='\(folder.path("script"))'; export TMP_SCRIPT; " + script,
      input: Data(Shell.zsh.completions(CommandLineTool.verbs).utf8))
    #expect(result.errorText.isEmpty)
    #expect(result.outputText == "_blastradius\n")
  }

  @Test(
    "fish completes verbs, options and their values",
    .enabled(if: isInstalled("fish"), "fish is not installed"),
    arguments: [
      ("blastradius imp", ["impact", "import"]),
      ("blastradius impact m.json --fa", ["--fail"]),
      ("blastradius rank m.json --format ", ["csv", "json", "text"]),
      ("blastradius rank m.json --format=j", ["--format=json"]),
      ("blastradius completions z", ["zsh"]),
      ("blastradius help sp", ["spof"]),
    ])
  func fish(line: String, replies: [String]) throws {
    let folder = try TemporaryFolder()
    let script = folder.path("blastradius.fish")
    try Shell.fish.completions(CommandLineTool.verbs).write(
      toFile: script, atomically: false, encoding: .utf8)
    let result = try ChildProcess.bash(
      "cd '\(folder.path(""))' && fish --no-execute blastradius.fish && "
        + "HOME=$PWD fish --no-config -c 'source blastradius.fish; complete -C \"\(line)\"'")
    #expect(result.errorText.isEmpty, "\(line)")
    let words = result.outputText.split(separator: "\n").compactMap {
      $0.split(separator: "\t").first.map(String.init)
    }
    #expect(words.sorted() == replies, "\(line)")
  }

  @Test("every script names every verb and every option", arguments: Shell.allCases)
  func complete(shell: Shell) {
    let script = shell.completions(CommandLineTool.verbs)
    for verb in CommandLineTool.verbs {
      #expect(script.contains(verb.name))
      for option in verb.options {
        #expect(script.contains(shell == .fish ? "-l \(option.name)" : option.typed))
      }
    }
  }
}
