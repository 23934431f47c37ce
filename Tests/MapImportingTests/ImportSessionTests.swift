import DependencyGraph
import MapDiagnostics
import MapImporting
import TestSupport
import Testing

@Suite struct ImportSessionTests {
  private static let calls = #"[{"parent": "a", "child": "b", "callCount": 3}]"#

  @Test func `reads UTF-16 with a byte order mark, either way round`() throws {
    for isLittle in [true, false] {
      var bytes: [UInt8] = isLittle ? [0xFF, 0xFE] : [0xFE, 0xFF]
      for unit in (ImportSessionTests.calls.replacing("a", with: "ä€😀")).utf16 {
        let halves = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        bytes += isLittle ? halves : halves.reversed()
      }
      var session = ImportSession()
      session.read(SourceText(name: "calls.json", bytes: bytes), as: .jaeger)
      #expect(session.diagnostics.map(\.text).joined() == "" || session.draft.components.isEmpty)
      var odd = ImportSession()
      odd.read(SourceText(name: "calls.json", bytes: bytes.dropLast()))
      #expect(odd.diagnostics.map(\.severity) == [.error])
    }
  }

  @Test func `UTF-16 gives what UTF-8 gives`() {
    let text = #"[{"parent": "ä€😀", "child": "b", "callCount": 3}]"#
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    var session = ImportSession()
    session.read(SourceText(name: "input.json", bytes: bytes))
    #expect(session.arrows == ["ä€😀 ──► b"])
    #expect(session.arrows == importing(text).arrows)
  }

  @Test func `what is no JSON is told with its place and without its text`() {
    let session = importing(#"{"password": "hunter2" "x": 1}"#)
    #expect(session.diagnostics.count == 1)
    #expect(session.diagnostics[0].text.hasPrefix("input.json:1:23: error: "))
    #expect(!session.diagnostics[0].text.contains("hunter2"))
  }

  @Test func `what looks like nothing known is told`() {
    #expect(importing(#"{"hello": 1}"#).diagnostics.map(\.severity) == [.error])
    #expect(importing("[]").diagnostics.map(\.severity) == [.error])
  }

  @Test func `one bad item does not lose the rest`() {
    let session = importing(
      #"[{"parent": "a", "child": "b", "callCount": 1}, 7, {"parent": "", "child": "c"}]"#)
    #expect(session.arrows == ["a ──► b"])
    #expect(session.diagnostics.map(\.place?.column) == [49, 52])
    #expect(session.coverage.usedCount == 1)
    #expect(session.coverage.readCount == 3)
  }

  @Test func `several inputs become one map, in which the same is stated once`() throws {
    var session = ImportSession()
    session.read(SourceText(name: "one.json", text: ImportSessionTests.calls))
    session.read(SourceText(name: "two.json", text: ImportSessionTests.calls))
    #expect(session.arrows == ["a ──► b"])
    let map = try session.readMap()
    let requirement = try #require(try map.require("a").requirements.first)
    #expect(requirement.evidence == ["one.json:1:2", "two.json:1:2"])
    #expect(requirement.confidence == .observed)
    #expect(try map.require("b").evidence == ["one.json:1:2", "two.json:1:2"])
  }

  @Test(arguments: [
    ("postgres://shop:hunter2@db.example:5432/shop", "postgres://REDACTED@db.example:5432/shop"),
    ("Server=db;Password=hunter2;Port=1", "Server=db;Password=REDACTED;Port=1"),
    ("key AKIAABCDEFGHIJKLMNOP here", "key REDACTED here"),
    ("ghp_abcdefghijklmnopqrstuvwxyz0123456789", "REDACTED"),
    ("-----BEGIN PRIVATE KEY-----\nabc", "REDACTED"),
    ("https://example.com/a@b", "https://example.com/a@b"),
    ("checkout=1", "checkout=1"),
    ("arn:aws:iam::123456789012:role/web", "arn:aws:iam::123456789012:role/web"),
  ])
  func `what looks like a credential is taken out`(_ text: String, _ clean: String) {
    #expect(Credentials.removed(from: text) == clean)
  }
}
