import DependencyGraph
import Foundation
import TestSupport
import Testing

/// The schema that editors use has exactly the keys that the reader knows.
@Suite struct MapSchemaTests {
  private func definitions() throws -> [String: Any] {
    let file = PackageRoot.url.appending(path: "docs/schema/map.schema.json")
    let root = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    return try #require((root as? [String: Any])?["$defs"] as? [String: Any])
  }

  @Test func componentsHaveTheKeysOfTheList() throws {
    let component = try #require(try definitions()["component"] as? [String: Any])
    let properties = try #require(component["properties"] as? [String: Any])
    let expected = ComponentKey.allCases.filter { $0 != .extensions }.map(\.word)
    #expect(Set(properties.keys) == Set(expected))
  }

  @Test func requirementsHaveTheKeysOfTheList() throws {
    let requirement = try #require(try definitions()["requirement"] as? [String: Any])
    let forms = try #require(requirement["oneOf"] as? [[String: Any]])
    let properties = try #require(forms.compactMap { $0["properties"] as? [String: Any] }.first)
    let expected = RequirementKey.allCases.filter { $0 != .extensions }.map(\.word)
    #expect(Set(properties.keys) == Set(expected))
  }
}
