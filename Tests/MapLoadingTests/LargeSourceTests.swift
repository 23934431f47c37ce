import DependencyGraph
import FailurePropagation
import LocatedJSON
import MapDiagnostics
import MapLoading
import TestSupport
import Testing

/// A large source is numbered, and looked through for what is doubtful, on other threads than it is
/// read on. Nobody may see that.
@Suite struct LargeSourceTests {
  /// So much space that any source is a large one.
  private static let space = String(repeating: " ", count: 1 << 20)

  @Test(arguments: 0..<60) func numbersAreGivenInTheOrderOfTheFile(seed: Int) throws {
    let json = RandomMap(seed: seed).json
    let small = try map(json)
    let large = try map(json + LargeSourceTests.space)
    #expect(small.components.map(\.id) == large.components.map(\.id))
    for (one, other) in zip(small.components, large.components) {
      #expect(one.requirements.map(\.phrase) == other.requirements.map(\.phrase))
      #expect(one.domains.map(\.id) == other.domains.map(\.id))
      #expect(one.kind == other.kind && one.tier == other.tier && one.owner == other.owner)
    }
  }

  @Test func idsWithEscapesAreTheSameIDs() throws {
    let read = try map(
      "{\"components\": [{\"id\": \"caf\\u00e9\", \"dependsOn\": [\"\\u0062\"]}, {\"id\": \"b\"}]}"
        + LargeSourceTests.space)
    #expect(read.components.map(\.id) == ["café", "b"])
    #expect(try read.require("café").requirements.map(\.phrase) == ["b"])
  }

  @Test func whatComesBeforeAnErrorIsKnown() {
    let json =
      "{\"components\": [{\"id\": \"a\"}, {\"id\": \"a\"}, {\"id\": \"b\", \"dependsOn\": [\"a\", {"
    let found = MapReading(SourceText(name: "m", text: LargeSourceTests.space + json))
    #expect(found.map == nil)
    #expect(found.errors.map(\.id) == [.duplicateDefinition, .jsonSyntax])
  }

  /// A component that many need, and one of them twice.
  @Test func doubtsAboutALargeMapAreAllFound() throws {
    let count = 120_000
    var lines = (0..<count).map { "{\"id\": \"c\($0)\", \"dependsOn\": [\"hub\"]}" }
    lines[77] = "{\"id\": \"c77\", \"dependsOn\": [\"hub\", \"c78\", \"hub\"]}"
    lines.append("{\"id\": \"hub\"}")
    lines.append("{\"id\": \"lonely\"}")
    let json = "{\"components\": [\n\(lines.joined(separator: ",\n"))]}"
    let found = MapReading(SourceText(name: "m", text: json))
    #expect(found.warnings.map(\.id) == [.duplicateDependency, .isolatedComponent])
    let large = try #require(found.map)
    let scenario = Scenario(failing: [try large.require("hub")])
    #expect(PropagationEngine(large).impact(of: scenario).worsened.count == count)
  }
}
