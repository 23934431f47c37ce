import DependencyGraph
import MapDiagnostics
import MapLoading
import TestSupport
import Testing

/// Circles of components that fall together.
@Suite struct DependencyCycleTests {
  private func cycles(_ components: String) -> [String] {
    let reading = MapReading(SourceText(name: "m", text: "{\"components\": [\(components)]}"))
    #expect(reading.errors.isEmpty)
    return reading.warnings.filter { $0.id == .dependencyCycle }.map(\.message)
  }

  /// A domain, `inner` in it, and `power` within that; the domain needs `power` as `requirement` says.
  private func domain(needing requirement: String) -> [String] {
    cycles(
      """
      {"id": "region", "kind": "domain", "dependsOn": [\(requirement)]},
      {"id": "zone", "kind": "domain", "within": "region"},
      {"id": "power", "within": "zone"}, {"id": "shop", "within": "zone"}
      """)
  }

  @Test func aDomainThatNeedsWhatItHoldsIsACircle() {
    #expect(
      domain(needing: "\"power\"") == [
        "3 components need each other: when one goes down, all do: "
          + "\"region\" → \"power\" within \"zone\" within \"region\""
      ])
  }

  @Test func whatIsSoftOrSparedIsNone() {
    #expect(domain(needing: "{\"component\": \"power\", \"strength\": \"soft\"}").isEmpty)
    #expect(domain(needing: "{\"component\": \"power\", \"neededTo\": \"start\"}").isEmpty)
    #expect(domain(needing: "{\"anyOf\": [\"power\", \"shop\"]}").isEmpty)
  }

  @Test func needingTheOwnDomainIsNone() {
    #expect(
      cycles(
        """
        {"id": "grid", "kind": "cloud"},
        {"id": "zone", "kind": "domain", "dependsOn": ["grid"]},
        {"id": "shop", "within": "zone", "dependsOn": ["zone"]}
        """
      ).isEmpty)
  }

  @Test func aLongCircleIsCutAndClosed() {
    let components = (0..<12).map { "{\"id\": \"c\($0)\", \"dependsOn\": [\"c\(($0 + 1) % 12)\"]}" }
    #expect(
      cycles(components.joined(separator: ", ")) == [
        "12 components need each other: when one goes down, all do: "
          + (0...8).map { "\"c\($0)\"" }.joined(separator: " → ") + " → … → \"c0\""
      ])
  }
}
