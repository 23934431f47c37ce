import DependencyGraph
import LocatedJSON
import MapDiagnostics
import MapLoading
import TestSupport
import Testing

/// Several files read as one map: stubs, overlays, origins.
@Suite struct SeveralSourcesTests {
  private func reading(_ texts: String...) -> MapReading {
    MapReading(
      texts.enumerated().map { SourceText(name: "\($0).json", text: $1) })
  }

  @Test func aStubStandsForWhatAnotherFileDefines() throws {
    let found = reading(
      """
      {"components": [{"id": "shop", "dependsOn": ["pay"]},
                      {"id": "pay", "kind": "third-party", "declaration": "stub"}]}
      """,
      "{\"components\": [{\"id\": \"pay\", \"kind\": \"third-party\", \"owner\": \"p\"}]}")
    #expect(found.diagnostics.isEmpty)
    let pay = try #require(found.map).require("pay")
    #expect(pay.owner == "p" && !pay.isStub)
  }

  @Test func aFileIsCompleteByItsStubs() throws {
    let found = reading(
      """
      {"components": [{"id": "shop", "dependsOn": ["pay"]}, {"id": "pay", "declaration": "stub"}]}
      """)
    #expect(found.diagnostics.isEmpty)
    #expect(try #require(found.map).require("pay").isStub)
  }

  @Test func aStubThatNoFileDefinesIsDoubtful() {
    let stub = """
      {"components": [{"id": "a", "dependsOn": ["b"]}, {"id": "b", "declaration": "stub"}]}
      """
    let other = "{\"components\": [{\"id\": \"c\", \"dependsOn\": [\"d\"]}, {\"id\": \"d\"}]}"
    #expect(reading(stub, other).diagnostics.map(\.id) == [.undefinedStub])
  }

  @Test func twoFilesDoNotDefineOneID() {
    let found = reading(
      #"{"components": [{"id": "a"}]}"#, #"{"components": [{"id": "a", "owner": "o"}]}"#)
    #expect(found.map == nil)
    #expect(found.errors.map(\.id) == [.duplicateDefinition])
    #expect(found.errors.first?.range?.source == 1)
    #expect(found.errors.first?.notes.first?.range?.source == 0)
  }

  @Test func mapsOfDifferentOriginMergeAndSaySo() throws {
    let found = reading(
      """
      {"origin": "terraform", "components": [
        {"id": "a", "tier": 1, "dependsOn": ["b"], "labels": {"k": "1"}}, {"id": "b"}]}
      """,
      """
      {"origin": "jaeger", "components": [
        {"id": "a", "tier": 2, "owner": "o", "dependsOn": ["b", "c"], "labels": {"k": "2", "l": "3"}},
        {"id": "b", "declaration": "stub"}, {"id": "c"}]}
      """)
    #expect(found.diagnostics.map(\.id) == [.mergedDefinition])
    let a = try #require(found.map).require("a")
    #expect(a.tier == 1 && a.owner == "o")
    #expect(a.requirements.map(\.phrase) == ["b", "c"])
    #expect(a.label("k") == "1" && a.label("l") == "3")
    #expect(a.requirements[1].range.source == 1)
  }

  @Test func anOverlayCorrectsAndAdds() throws {
    let found = reading(
      """
      {"components": [{"id": "a", "tier": 1, "owner": "o", "dependsOn": ["b"]}, {"id": "b"}]}
      """,
      """
      {"components": [
        {"id": "a", "declaration": "overlay", "tier": 2,
         "dependsOn": [{"component": "c", "tolerates": "1h", "strength": "soft"}]},
        {"id": "c"}]}
      """)
    #expect(found.diagnostics.map(\.id) == [.appliedOverlay])
    let a = try #require(found.map).require("a")
    #expect(a.tier == 2 && a.owner == "o")
    #expect(a.requirements.map(\.phrase) == ["b", "c"])
    #expect(a.requirements[1].tolerates == .seconds(3600))
    #expect(a.requirements[1].strength == .soft)
  }
}

/// What several sources may have together.
@Suite struct SizeLimitTests {
  @Test func moreThanFourGibibytesAreNotRead() {
    // Not a byte of it is touched: the size alone decides.
    let nothing = UnsafeBufferPointer<UInt8>(
      start: UnsafePointer(bitPattern: 4096), count: 4 << 30)
    let reading = MapReading(SourceText(name: "huge.json", owning: nothing) { _ in })
    #expect(reading.map == nil)
    #expect(reading.errors.map(\.id) == [.inputTooLarge])
  }
}
