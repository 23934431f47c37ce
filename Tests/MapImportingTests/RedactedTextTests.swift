import DependencyGraph
import MapImporting
import TestSupport
import Testing

@Suite struct RedactedTextTests {
  @Test func `whatever makes it takes credentials and NUL out`() {
    let token = "ghp_abcdefghijklmnopqrstuvwxyz0123456789"
    #expect(RedactedText(token).text == "REDACTED")
    #expect(("a \(token)" as RedactedText).text == "a REDACTED")
    #expect(RedactedText("a\0b").text == "a\u{FFFD}b")
    #expect(RedactedText("plain").text == "plain")
  }

  @Test func `what redaction made alike stays different`() {
    let (one, other) = ("AKIAABCDEFGHIJKLMNOP", "AKIAABCDEFGHIJKLMNOQ")
    #expect(RedactedText(one) != RedactedText(other))
    #expect(RedactedText(one) == RedactedText(one))
    #expect(RedactedText(one).text == RedactedText(other).text)
    #expect(RedactedText(one) != "REDACTED")
  }

  ///     REDACTED ──► REDACTED (2) ──► a\u{FFFD}     a\u{FFFD} (2) ──► REDACTED (3)
  @Test func `ids that redaction made alike are components of their own`() throws {
    let session = importing(
      #"""
      [{"parent": "AKIAABCDEFGHIJKLMNOP", "child": "AKIAABCDEFGHIJKLMNOQ", "callCount": 1},
       {"parent": "AKIAABCDEFGHIJKLMNOQ", "child": "a\u0000", "callCount": 1},
       {"parent": "a\ufffd", "child": "REDACTED", "callCount": 1}]
      """#)
    let map = try session.readMap()
    #expect(
      map.components.map(\.id).sorted()
        == ["REDACTED", "REDACTED (2)", "REDACTED (3)", "a\u{FFFD}", "a\u{FFFD} (2)"].sorted())
    func needs(_ id: String) throws -> [String] {
      try map.require(id).requirements.compactMap { requirement in
        if case .component(let other) = requirement.need { other.id } else { nil }
      }
    }
    #expect(try needs("REDACTED") == ["REDACTED (2)"])
    #expect(try needs("REDACTED (2)") == ["a\u{FFFD}"])
    #expect(try needs("a\u{FFFD} (2)") == ["REDACTED (3)"])
  }
}
