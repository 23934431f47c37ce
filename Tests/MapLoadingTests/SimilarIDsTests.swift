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

  @Test(arguments: [
    "check\u{200B}out", "check\u{AD}out", "checkout\u{2060}", "check\u{FE0F}out",
    "check\u{E0041}out", "ch\u{435}ckout", "check\u{34F}out", "Checkout", "checkout ",
    "check\u{3164}out", "checkout\u{200D}", "\u{FF43}heckout", "\u{421}HECK\u{39F}UT",
    "\u{1D41C}heckout", " \u{2003}checkout",
  ])
  func whatAReaderCannotTellApartIsFound(_ other: String) {
    let text = "{\"components\": [{\"id\": \"checkout\"}, {\"id\": \"\(other)\"}]}"
    let warnings = MapReading(SourceText(name: "m.json", text: text)).warnings
    #expect(warnings.count { $0.id == .similarIDs } == 1)
  }

  @Test(arguments: [
    ("l1", "ll"), ("o0", "oo"), ("rn", "m"), ("caf\u{E9}", "cafe"), ("a-b", "a_b"),
    ("web1", "web2"),
    ("\u{43C}\u{438}\u{440}", "mir"), ("a b", "ab"),
  ])
  func whatAReaderCanTellApartIsNoDoubt(_ one: String, _ other: String) {
    let text = "{\"components\": [{\"id\": \"\(one)\"}, {\"id\": \"\(other)\"}]}"
    let warnings = MapReading(SourceText(name: "m.json", text: text)).warnings
    #expect(!warnings.contains { $0.id == .similarIDs })
  }
}
