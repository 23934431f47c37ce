import DependencyGraph
import MapDiagnostics
import MapLoading
import TestSupport
import Testing

/// What is said of two ids that look alike.
@Suite struct SimilarIDsTests {
  @Test(arguments: [
    ("caf\u{E9}s", "cafe\u{301}s", ": U+0065 U+0301 against U+00E9"),
    ("api", "api\u{A0}", ": U+00A0 against nothing"),
    ("\u{1F600} \u{C5}", "\u{1F600} \u{212B}", ": U+212B against U+00C5"),
    ("\u{C9}", "\u{E9}", ": U+00E9 against U+00C9"),
    ("api", "API", ""), ("api", "api ", ""),
    (
      String(repeating: "\u{E9}", count: 5), String(repeating: "e\u{301}", count: 5),
      ": U+0065 U+0301 U+0065 U+0301 U+0065 U+0301 U+0065 U+0301 … against "
        + "U+00E9 U+00E9 U+00E9 U+00E9 U+00E9"
    ),
  ])
  func theCodePointsThatDifferAreShown(_ one: String, _ other: String, _ difference: String) {
    let text = "{\"components\": [{\"id\": \"\(one)\"}, {\"id\": \"\(other)\"}]}"
    let warnings = MapReading(SourceText(name: "m.json", text: text)).warnings
    let message = warnings.first { $0.id == .similarIDs }?.message
    #expect(
      message
        == "\"\(other)\" and \"\(one)\" are two components, and hard to tell apart\(difference)")
  }
}
