import BlastRadiusCommand
import Foundation

/// What holds of every run of the command line, whatever it is given.
struct Properties {
  private let input: FuzzedInput
  private let world: FuzzedWorld
  private let status: Int32

  /// Runs `input` and checks all of them; what does not hold ends the program with a message.
  static func check(_ input: FuzzedInput) {
    let world = FuzzedWorld(files: input.files)
    let status = CommandLineTool(environment: world).run(input.words)
    let properties = Properties(input: input, world: world, status: status)
    properties.checkStatus()
    properties.checkSize()
    properties.checkMessages()
    properties.checkFormat()
    properties.checkWrittenMap()
  }

  private func require(_ condition: Bool, _ message: @autoclosure () -> String) {
    guard !condition else { return }
    FileHandle.standardError.write(
      Data(
        "\n\(message())\nblastradius \(input.words)\nstatus \(status)\n\(errors)\n".utf8))
    fatalError("a property does not hold")
  }

  private var errors: String { String(decoding: world.errors, as: UTF8.self) }
  private var verb: String { input.words.first ?? "" }

  private func has(_ option: String, _ value: String) -> Bool {
    zip(input.words, input.words.dropFirst()).contains { $0 == option && $1 == value }
  }

  private func checkStatus() {
    require((0...2).contains(status), "the status is none of 0, 1, 2")
    guard status == 2 else { return }
    if verb == "check", !world.output.isEmpty { return }
    require(world.output.isEmpty, "no answer, and an output")
    require(!world.errors.isEmpty, "no answer, and no reason")
    require(world.files["out.json"] == nil, "no answer, and a file")
  }

  /// An answer is in proportion to what was read; a page and the catalogue bring texts of their own.
  private func checkSize() {
    let most = (4 << 20) + 4_000 * input.count
    require(world.output.count + world.errors.count <= most, "an output out of proportion")
  }

  /// Nothing that moves a cursor reaches a terminal.
  private func checkMessages() {
    require(!world.errors.contains { $0 < 0x20 && $0 != 0x0A }, "a control character in a message")
    require(String(validating: world.errors, as: UTF8.self) != nil, "a message that is no UTF-8")
  }

  private func checkFormat() {
    guard status != 2 else { return }
    require(String(validating: world.output, as: UTF8.self) != nil, "an output that is no UTF-8")
    if has("-f", "json") {
      let document = try? JSONSerialization.jsonObject(with: Data(world.output))
      require(document != nil, "an answer that is no JSON")
    }
    if has("-f", "csv") || verb == "merge-ranking" {
      require(CSVShape(world.output).isTable, "an answer that is no CSV")
    }
    if has("-f", "svg") { require(XMLShape(world.output).isDocument, "an answer that is no XML") }
  }

  /// What is written as a map is one, and merging it again changes nothing.
  private func checkWrittenMap() {
    guard status != 2, let map = world.files["out.json"] else { return }
    let second = FuzzedWorld(files: ["a.json": map])
    let checked = CommandLineTool(environment: second).run(["check", "a.json"])
    require(
      checked == 0,
      "a written map does not pass:\n\(String(decoding: second.output, as: UTF8.self))")
    let again = CommandLineTool(environment: second).run(["merge", "a.json", "-o", "out.json"])
    require(again == 0, "a written map cannot be merged")
    guard verb == "merge" else { return }
    require(second.files["out.json"] == map, "merging a merged map changes it")
  }
}
