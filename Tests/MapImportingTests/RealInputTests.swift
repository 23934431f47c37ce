import DependencyGraph
import Foundation
import MapDiagnostics
import MapImporting
import MapLoading
import TestSupport
import Testing

/// Files that nobody here wrote, imported, and what came of them kept as goldens in the same words as
/// `blastradius import` writes. The goldens name the inputs; other files beside these are skipped by
/// name, and where nothing is beside the package everything is.
///
/// `RECORD_IMPORTS=1` writes the goldens, and fails.
@Suite struct RealInputTests {
  private static let isRecording = ProcessInfo.processInfo.environment["RECORD_IMPORTS"] == "1"

  struct Input: Sendable, CustomTestStringConvertible {
    var path: String
    var kind: ImportKind
    var testDescription: String { path }
  }

  private static let folders: [(String, ImportKind)] = [
    ("backstage", .backstage), ("cloudformation", .cloudformation), ("compose", .compose),
    ("cyclonedx", .cyclonedx), ("har", .har), ("jaeger", .jaeger), ("kiali", .kiali),
    ("kubernetes", .kubernetes), ("terraform", .terraform), ("xray", .xray),
  ]

  /// The files of these folders, whether or not anything here reads them.
  private static let files: [Input] = folders.flatMap { folder, kind in
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: PackageRoot.sharedData.appending(path: folder).path)
    return (names ?? []).filter { $0 != "SOURCE.txt" }.sorted().map {
      Input(path: "\(folder)/\($0)", kind: kind)
    }
  }

  private static let goldens = PackageRoot.url.appending(path: "Tests/MapImportingTests/Goldens")

  /// What the goldens of the input at `path` are called, without their endings.
  private static func goldenName(_ path: String) -> String { path.replacing("/", with: "_") }

  private static let namesOfGoldens = Set(
    ((try? FileManager.default.contentsOfDirectory(atPath: goldens.path)) ?? [])
      .filter { $0.hasSuffix(".coverage.txt") }.map { String($0.dropLast(13)) })

  /// What there are goldens of; while these are recorded, everything.
  static let inputs = files.filter { isRecording || namesOfGoldens.contains(goldenName($0.path)) }
  static let unknownFiles = files.filter { !namesOfGoldens.contains(goldenName($0.path)) }

  private static let isHere = PackageRoot.hasSharedData("compose")

  private func session(_ input: Input, as kind: ImportKind? = nil) throws -> ImportSession {
    let url = PackageRoot.sharedData.appending(path: input.path)
    var session = ImportSession()
    session.read(SourceText(name: input.path, bytes: try Data(contentsOf: url)), as: kind)
    return session
  }

  @Test(.enabled(if: isHere, "../shared/data is not here"), arguments: inputs)
  func mapsOfRealInputsStayAsTheyAre(_ input: Input) throws {
    let session = try session(input)
    #expect(session.coverage.inputs.map(\.kind) == [input.kind])
    #expect(!session.diagnostics.contains { $0.severity == .error })
    let reading = MapReading(SourceText(name: "map.json", text: session.json))
    #expect(reading.errors.map(\.message) == [])
    #expect(session.json == (try self.session(input, as: input.kind).json))
    #expect(Credentials.removed(from: session.json) == session.json)
    let text =
      session.diagnostics.map { $0.text + "\n" }.joined() + session.finished().coverageText
    // Of the largest maps it is enough that they are read again and what their coverage counts.
    if session.json.utf8.count < 100_000 {
      try expectGolden(session.json, "\(input.path).map.json")
    }
    try expectGolden(text, "\(input.path).coverage.txt")
  }

  @Test(.enabled(if: isHere, "../shared/data is not here"))
  func everyGoldenHasItsInput() {
    let names = Set(RealInputTests.files.map { RealInputTests.goldenName($0.path) })
    #expect(RealInputTests.namesOfGoldens.subtracting(names).sorted() == [])
    #expect(!RealInputTests.inputs.isEmpty)
  }

  @Test(.enabled(if: isHere && !isRecording, "../shared/data is not here"), arguments: unknownFiles)
  func filesWithoutGoldensAreSkipped(_ input: Input) throws {
    try Test.cancel("no golden says what becomes of \(input.path)")
  }

  private func expectGolden(_ text: String, _ path: String) throws {
    let name = RealInputTests.goldenName(path)
    let file = RealInputTests.goldens.appending(path: name)
    if RealInputTests.isRecording {
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(name); read the difference")
      return
    }
    #expect(text == (try String(contentsOf: file, encoding: .utf8)), "\(name) differs")
  }

  /// Cut off, or with parts replaced by what does not belong there, an input loses what was hit and
  /// nothing traps; what is still JSON gives a map that can be read.
  @Test(.enabled(if: isHere, "../shared/data is not here"), arguments: inputs)
  func damagedInputsAreImportedAsFarAsTheyGo(_ input: Input) throws {
    let url = PackageRoot.sharedData.appending(path: input.path)
    // A large input is cut off to begin with.
    let bytes = [UInt8](try Data(contentsOf: url).prefix(150_000))
    var generator = SeededGenerator(seed: 7)
    for round in 0..<12 {
      let damaged = damage(bytes, &generator)
      var session = ImportSession()
      session.read(SourceText(name: "damaged.json", bytes: damaged), as: input.kind)
      guard !session.diagnostics.contains(where: { $0.severity == .error }) else { continue }
      let reading = MapReading(SourceText(name: "map.json", text: session.json))
      #expect(reading.errors.map(\.message) == [], "\(input.path), round \(round)")
    }
  }

  /// Replaces values of `bytes` by others of another type, where they stand.
  private func damage(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    let others = ["null", "7", "-1e9", "true", "\"\"", "[]", "{}", "\"x\"", "[null]", "{\"a\": 1}"]
    var text = ""
    var rest = Substring(String(decoding: bytes, as: UTF8.self))
    while let colon = rest.firstRange(of: ": ") {
      text += rest[..<colon.upperBound]
      rest = rest[colon.upperBound...]
      guard Int.random(in: 0..<60, using: &generator) == 0 else { continue }
      let value = rest.prefix { !",\n{[".contains($0) }
      guard !value.isEmpty, !value.contains("}"), !value.contains("]") else { continue }
      text += others[Int.random(in: 0..<others.count, using: &generator)]
      rest = rest[value.endIndex...]
    }
    return Array((text + rest).utf8)
  }
}
