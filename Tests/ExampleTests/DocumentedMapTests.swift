import DependencyGraph
import Foundation
import MapDiagnostics
import MapLoading
import TestSupport
import Testing

/// Whole maps shown in the documentation are maps that can be used.
@Suite struct DocumentedMapTests {
  static let pages = ["README.md", "docs/map-format.md", "docs/semantics.md"]

  /// The `json` blocks of `page` that show components, so whole maps.
  private func maps(in page: String) throws -> [String] {
    let text = try String(contentsOf: PackageRoot.url.appending(path: page), encoding: .utf8)
    return text.components(separatedBy: "```json\n").dropFirst().compactMap {
      $0.components(separatedBy: "\n```").first
    }.filter { $0.contains("\"components\"") }
  }

  @Test(arguments: pages) func mapsShownAreRight(_ page: String) throws {
    let schema = try JSONSchema(
      Data(contentsOf: PackageRoot.url.appending(path: "docs/schema/map.schema.json")))
    for text in try maps(in: page) {
      let reading = MapReading(SourceText(name: page, text: text))
      #expect(reading.errors.map(\.message) == [], "\(text)")
      #expect(try schema.problems(in: JSONValue(parsing: Data(text.utf8))) == [], "\(text)")
    }
  }

  @Test func thereAreMaps() throws {
    #expect(try maps(in: "README.md").count == 1)
    #expect(try !maps(in: "docs/map-format.md").isEmpty)
  }
}
