import Foundation
import Testing

@testable import FilesAndProcesses

@Suite struct ChildProgramTests {
  private let environment = SystemEnvironment()

  init() {
    // The program ignores it (`SystemStart`); the tests' other programs must not inherit that.
    signal(SIGPIPE) { _ in }
  }

  private func bash(
    _ script: String, input: [UInt8] = [], timeLimitSeconds: Int = 60
  ) throws(ProgramFailure) -> ProgramResult {
    try environment.run(
      "bash", ["-c", script], input: input, timeLimitSeconds: timeLimitSeconds)
  }

  @Test func bothOutputsAndTheStatusComeBack() throws {
    let result = try bash("echo one; echo two >&2; exit 3")
    #expect(
      result == ProgramResult(status: 3, output: Array("one\n".utf8), errors: Array("two\n".utf8)))
  }

  @Test func argumentsArriveAsTheyAre() throws {
    let arguments = ["a b", "", "\"'$HOME\\", "-n"]
    let result = try environment.run(
      "printf", ["%s|"] + arguments, input: [], timeLimitSeconds: 60)
    #expect(result.output == Array(arguments.map { $0 + "|" }.joined().utf8))
  }

  @Test func longInputsAndOutputsDoNotBlockEachOther() throws {
    let input = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let result = try bash("tee /dev/stderr", input: input)
    #expect(result.status == 0)
    #expect(result.output == input)
    #expect(result.errors == input)
  }

  @Test func aProgramNeedNotReadItsInput() throws {
    let result = try bash("echo done", input: Array(repeating: 1, count: 1_000_000))
    #expect(result == ProgramResult(status: 0, output: Array("done\n".utf8)))
  }

  @Test func aSignalIsANegativeStatus() throws {
    #expect(try bash("kill -KILL $$").status == -9)
  }

  @Test func aClosedPipeStopsTheChildAsItWouldInAShell() throws {
    #expect(try bash("kill -PIPE $$").status == -13)
  }

  @Test(arguments: ["sleep 5", "exec >&- 2>&-; sleep 5", "sleep 5 & echo done"])
  func whatTakesTooLongIsKilled(_ script: String) {
    #expect(throws: ProgramFailure.timeLimit("bash", seconds: 1)) {
      try bash(script, timeLimitSeconds: 1)
    }
  }

  @Test func aMissingProgramIsNamed() {
    #expect(throws: ProgramFailure.missing("no-program-has-this-name")) {
      try environment.run("no-program-has-this-name", [], input: [], timeLimitSeconds: 1)
    }
  }
}
