import MapDiagnostics
import TestSupport
import Testing

@testable import BlastRadiusCommand

@Suite struct MapTextsTests {
  private func names(
    _ line: String, in environment: MemoryEnvironment
  ) throws -> [String] {
    try MapTexts.read(for: invocation(line), in: environment).map(\.name)
  }

  @Test("a folder stands for the maps beneath it, in byte order")
  func folders() throws {
    let environment = MemoryEnvironment(files: [
      "maps/b.blastradius.json": "", "maps/a/z.blastradius.json": "", "maps/B.blastradius.json": "",
      "maps/readme.json": "", "other.json": "",
    ])
    #expect(
      try names("rank other.json maps", in: environment) == [
        "other.json", "maps/B.blastradius.json", "maps/a/z.blastradius.json",
        "maps/b.blastradius.json",
      ])
    #expect(try names("rank maps maps/b.blastradius.json", in: environment).count == 3)
  }

  @Test("standard input is called by its own name")
  func standardInput() throws {
    let environment = MemoryEnvironment()
    environment.input = Array("{}".utf8)
    #expect(try names("rank -", in: environment) == ["<stdin>"])
  }

  @Test("every map that cannot be read is reported")
  func allFailures() throws {
    let environment = MemoryEnvironment(files: ["empty/x.txt": "", "good.json": ""])
    environment.brokenPaths["broken.json"] = "permission denied"
    let error = #expect(throws: CommandFailure.self) {
      try names("rank missing.json good.json empty broken.json", in: environment)
    }
    #expect(
      error?.text == """
        blastradius: error: no map at 'missing.json': no such file or folder
        blastradius: error: no map beneath the folder 'empty'
          hint: maps in a folder are called *.blastradius.json; any other file can be named itself
        blastradius: error: cannot read 'broken.json': permission denied
          see: blastradius rank --help

        """)
  }

  @Test("a second value behind an option is recognized when there is no such map")
  func severalValues() throws {
    let environment = MemoryEnvironment(files: ["m.json": ""])
    let error = #expect(throws: CommandFailure.self) {
      try names("impact m.json --fail a* b", in: environment)
    }
    #expect(error?.problems.map(\.hint) == ["for both, repeat the option: --fail 'a*' --fail b"])
    let mapError = #expect(throws: CommandFailure.self) {
      try names("impact m.json --fail a b.json", in: environment)
    }
    #expect(mapError?.problems.map(\.hint) == [nil])
  }
}
