import Foundation
import MapDiagnostics
import Testing

@Suite struct DiagnosticTextTests {
  private static let oops = DiagnosticID("oops", .error)

  private func text(
    _ source: String, _ range: Range<Int>, suggestion: String? = nil,
    notes: [Diagnostic.Note] = [], color: Bool = false
  ) -> String {
    DiagnosticText(sources: [SourceText(name: "a.json", text: source)]).text(
      of: Diagnostic(
        DiagnosticTextTests.oops, "this is wrong", at: SourceRange(source: 0, bytes: range),
        suggestion: suggestion, notes: notes), color: color)
  }

  @Test func aMarkStandsUnderWhatIsWrong() {
    #expect(
      text("{\n  \"idd\": 1\n}", 4..<9, suggestion: "id") == """
        a.json:2:3: error: this is wrong [oops]
         2 |   "idd": 1
           |   ^~~~~
          = did you mean "id"?
        """)
  }

  @Test func tabsAndWideCharactersKeepTheMarkInPlace() {
    #expect(
      text("\t漢😀é \"x\"", 11..<14) == """
        a.json:1:6: error: this is wrong [oops]
         1 |   漢😀é "x"
           |         ^~~
        """)
  }

  @Test func notesShowTheirOwnPlace() {
    let note = Diagnostic.Note(
      message: "it is first defined here", range: SourceRange(source: 0, bytes: 0..<1))
    #expect(
      text("a b", 2..<3, notes: [note]) == """
        a.json:1:3: error: this is wrong [oops]
         1 | a b
           |   ^
        a.json:1:1: note: it is first defined here
         1 | a b
           | ^
        """)
  }

  @Test func aLongLineIsCutAroundTheMark() {
    let long = String(repeating: "x", count: 100_000)
    let lines = text(long + "HERE" + long, 100_000..<100_004).split(separator: "\n")
    #expect(lines[1].count < 130 && lines[1].contains("…") && lines[1].contains("HERE"))
    let place = lines[1].distance(
      from: lines[1].startIndex,
      to: lines[1].range(of: "HERE").map(\.lowerBound) ?? lines[1].startIndex)
    #expect(lines[2].prefix(place).allSatisfy { $0 == " " || $0 == "|" })
    #expect(lines[2].dropFirst(place) == "^~~~")
  }

  @Test func anErrorAtTheEndOfTheTextHasAPlace() {
    #expect(
      text("{", 1..<1) == """
        a.json:1:2: error: this is wrong [oops]
         1 | {
           |  ^
        """)
  }

  @Test func hostileTextDoesNothingToTheTerminal() {
    let shown = text("\u{1B}[31m\u{202E}x", 0..<1)
    #expect(shown.contains("\\u{1B}[31m\\u{202E}x"))
    #expect(!shown.contains("\u{1B}"))
    #expect(text("x", 0..<1, color: true).contains("\u{1B}[1;31merror:\u{1B}[0m"))
  }

  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("漢字", 4), ("😀", 2), ("👩‍👩‍👧", 2), ("🇩🇪", 2),
    ("ｆ", 2), ("한", 2), ("→", 1), ("\u{200B}", 0),
  ])
  func textsHaveTheWidthTheyShow(_ text: String, _ columns: Int) {
    #expect(DisplayWidth.columns(of: text) == columns)
  }

  @Test func cuttingKeepsToTheWidth() {
    #expect(DisplayWidth.cut("checkout", to: 8) == "checkout")
    #expect(DisplayWidth.cut("checkout", to: 5) == "chec…")
    #expect(DisplayWidth.cut("漢字漢字", to: 4) == "漢…")
  }
}
