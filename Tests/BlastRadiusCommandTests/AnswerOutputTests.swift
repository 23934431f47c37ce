import BlastRadiusCommand
import MapDiagnostics
import TestSupport
import Testing

@Suite struct AnswerOutputTests {
  private struct Interruption: Error {}

  private func deliver(
    _ chunks: [String], to path: String?, in environment: MemoryEnvironment
  ) throws {
    try environment.deliver(to: path) { write in
      for chunk in chunks {
        let bytes = Array(chunk.utf8)
        try bytes.withUnsafeBytes { try write($0) }
      }
    }
  }

  @Test("goes to standard output, or to a file", arguments: [String?.none, "-", "out.csv"])
  func destinations(path: String?) throws {
    let environment = MemoryEnvironment()
    try deliver(["a,", "b\n"], to: path, in: environment)
    let file = environment.files["out.csv"].map { String(decoding: $0, as: UTF8.self) }
    #expect(file == (path == "out.csv" ? "a,b\n" : nil))
    #expect(environment.output == (path == "out.csv" ? "" : "a,b\n"))
  }

  @Test("a closed pipe ends writing early and is no failure")
  func closedPipe() throws {
    let environment = MemoryEnvironment()
    environment.closesAfter = 3
    try deliver(["ab", "cd", "e"], to: nil, in: environment)
    #expect(environment.output == "ab")
  }

  @Test("a file that cannot be written fails with its path and the reason")
  func brokenFile() {
    let environment = MemoryEnvironment(files: ["out.csv": "old"])
    environment.brokenPaths["out.csv"] = "no space left on device"
    let error = #expect(throws: CommandFailure.self) {
      try deliver(["new"], to: "out.csv", in: environment)
    }
    #expect(
      error?.text == "blastradius: error: cannot write 'out.csv': no space left on device\n")
    #expect(environment.files["out.csv"] == Array("old".utf8))
  }

  @Test("whatever stops the answer, the old file stays")
  func interruptedAnswer() {
    let environment = MemoryEnvironment(files: ["out.csv": "old"])
    #expect(throws: CommandFailure.self) {
      try environment.deliver(to: "out.csv") { _ in throw Interruption() }
    }
    #expect(environment.files["out.csv"] == Array("old".utf8))
  }
}
