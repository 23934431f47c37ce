import Foundation
import TestSupport
import Testing

/// The outputs kept in each example's `expected` folder, to the byte. Each is made in a process of its
/// own: Swift seeds its hashes per process, so an order that comes from one would not stay hidden.
@Suite struct ExampleOutputTests {
  struct Output: Sendable, CustomTestStringConvertible {
    var file: URL
    var arguments: [String]
    var testDescription: String { arguments.joined(separator: " ") }
  }

  /// `RECORD_EXAMPLES=1` writes what the tool prints now, and fails.
  private static let isRecording = ProcessInfo.processInfo.environment["RECORD_EXAMPLES"] == "1"

  static let outputs: [Output] = {
    let examples = PackageRoot.url.appending(path: "Examples")
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: examples.path)) ?? []
    return folders.sorted().flatMap { folder -> [Output] in
      let expected = examples.appending(path: "\(folder)/expected")
      let list = try? String(
        contentsOf: expected.appending(path: "commands.txt"), encoding: .utf8)
      return (list ?? "").split(separator: "\n").map { line in
        let parts = line.split(separator: ": ", maxSplits: 1)
        return Output(
          file: expected.appending(path: String(parts[0])),
          arguments: parts[1].split(separator: " ").map(String.init))
      }
    }
  }()

  @Test func everyExampleHasOutputs() {
    #expect(Set(ExampleOutputTests.outputs.map { $0.file.deletingLastPathComponent() }).count >= 7)
  }

  @Test(arguments: outputs) func outputsStayAsTheyAre(_ output: Output) throws {
    let found = try ChildProcess.blastradius(output.arguments, in: PackageRoot.url)
    #expect(found.status == 0)
    if ExampleOutputTests.isRecording {
      try found.output.write(to: output.file)
      Issue.record("recorded \(output.file.lastPathComponent); read the difference")
      return
    }
    #expect(
      found.output == (try Data(contentsOf: output.file)),
      "\(output.file.path) differs:\n\(found.outputText)")
  }
}
