import BlastRadiusCommand
import FilesAndProcesses
import MapDiagnostics

// What uses several threads, and several threads that use one thing, for the thread sanitizer:
//
//     swift run --package-path Fuzzing --sanitize=thread threads
//
// Large maps are read on two threads, their doubts looked for on another, losses propagated on all.

/// A map large enough for all of that: services in a ring of groups, with a tail of duplicates.
func map(of count: Int) -> String {
  let components = (0..<count).map { number -> String in
    let (one, other) = ((number * 7 + 1) % count, (number * 13 + 5) % count)
    return """
      {"id": "service-\(number)", "tier": \(number % 3 + 1), "dependsOn": [
        {"anyOf": ["service-\(one)", "service-\(other)"]},
        {"component": "service-\((number + 1) % count)", "strength": "soft"}]}
      """
  }
  return "{\"components\": [\(components.joined(separator: ",\n"))]}"
}

/// A world of one map, which nobody writes to but the command that runs in it.
final class World: CommandEnvironment {
  private let text: SourceText
  private(set) var count = 0
  private(set) var errors = ""

  init(_ text: SourceText) { self.text = text }

  func placeKind(at path: String) -> PlaceKind { .file }
  func text(ofFile path: String, atMost limit: InputLimit) throws(InputFailure) -> SourceText {
    text
  }
  func mapPaths(beneath path: String) throws(InputFailure) -> [String] { [] }
  func standardInput(atMost limit: InputLimit) throws(InputFailure) -> SourceText { text }
  func write(_ bytes: UnsafeRawBufferPointer, to stream: OutputStream) throws(OutputFailure) {
    if stream == .standardOutput {
      count += bytes.count
    } else {
      errors += String(decoding: bytes, as: UTF8.self)
    }
  }
  func newFile(at path: String) throws(OutputFailure) -> any OutputFile { throw .closedPipe }
  func run(
    _ program: String, _ arguments: [String], input: [UInt8], timeLimitSeconds: Int
  ) throws(ProgramFailure) -> ProgramResult { throw .missing(program) }
  func isTerminal(_ stream: OutputStream) -> Bool { false }
  var terminalWidth: Int? { nil }
  var availableMemory: Int? { nil }
  func variable(_ name: String) -> String? { nil }
}

let lines = [
  "check m -f json", "rank m -f csv", "spof m -f csv --limit 100", "impact m --fail service-1",
  "timeline m --fail service-1 --for 1h --advise --target tier=1 --limit 5",
  "recovery m --full-stop -f csv", "merge m", "explain m --fail service-1 --target service-0",
].map { $0.split(separator: " ").map(String.init) }

// One text for all: what is shared between threads is what a server would share.
let large = SourceText(name: "m", text: map(of: 40_000))
let small = SourceText(name: "m", text: map(of: 1_500))
let failures = await withTaskGroup(of: String?.self) { group in
  for line in lines {
    for text in line[0] == "check" || line[0] == "impact" ? [large, small] : [small] {
      group.addTask {
        let world = World(text)
        let status = CommandLineTool(environment: world).run(line)
        return status == 2 || world.count == 0 ? "\(line): \(status) \(world.errors)" : nil
      }
    }
  }
  return await group.reduce(into: [String]()) { failures, failure in
    if let failure { failures.append(failure) }
  }
}
for failure in failures { print(failure) }
precondition(failures.isEmpty, "a command line was not answered")
print("\(lines.count) command lines on all threads")
