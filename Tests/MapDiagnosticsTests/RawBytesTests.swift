import TestSupport
import Testing

@testable import MapDiagnostics

@Suite struct RawBytesTests {
  @Test(
    "bytes come back as they were",
    arguments: [
      [], [0x61], [0xFF], [0x61, 0xFF, 0x62], [0xC3, 0xA4], [0xC3], [0xC3, 0x28], [0xE2, 0x82],
      [0xE2, 0x82, 0xAC], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF0, 0x9F, 0x92],
      [0x80, 0x80, 0xC3, 0xA4, 0xFE], [0x65, 0xCC, 0x81], [0x0D, 0x0A],
      // The scalars that stand for bytes, themselves.
      [0xF4, 0x8F, 0xBA, 0x80], [0xF4, 0x8F, 0xBB, 0xBF], [0xF4, 0x8F, 0xBA, 0x80, 0x80],
    ] as [[UInt8]])
  func backAndForth(bytes: [UInt8]) {
    #expect(RawBytes.bytes(of: RawBytes.text(bytes)) == bytes)
  }

  @Test func randomBytesComeBackAndNoTwoShareAString() {
    var generator = SeededGenerator(seed: 11)
    let alphabet: [UInt8] = [
      0x61, 0x2F, 0xC3, 0xA4, 0xF4, 0x8F, 0xBA, 0xBB, 0x80, 0xBF, 0xFF, 0xE2,
    ]
    var seen: [[UInt8]: [UInt8]] = [:]
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...7, using: &generator)
      let bytes = (0..<count).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
      let text = RawBytes.text(bytes)
      #expect(RawBytes.bytes(of: text) == bytes)
      let other = seen.updateValue(bytes, forKey: Array(text.utf8))
      #expect(other == nil || other == bytes)
    }
  }

  @Test func textIsTakenAsItIs() {
    for text in ["", "maps/ä.json", "e\u{301}", "👩‍👩‍👧", "\u{FFFD}", "\u{10FFFF}"] {
      #expect(Array(RawBytes.text(Array(text.utf8)).utf8) == Array(text.utf8))
    }
  }

  @Test func whatIsNoTextIsShownAsBytes() {
    #expect(VisibleText.visible(RawBytes.text([0x61, 0xFF, 0x0A, 0x80])) == "a\\xFF\\n\\x80")
  }
}
