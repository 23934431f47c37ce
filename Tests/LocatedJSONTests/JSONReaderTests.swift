import Foundation
import LocatedJSON
import TestSupport
import Testing

@Suite struct JSONReaderTests {
  /// Reads to the end; `nil` when the text is JSON.
  private func failure(_ bytes: [UInt8]) -> JSONSyntaxError? {
    bytes.withUnsafeBufferPointer { buffer in
      var reader = JSONReader(buffer)
      while true {
        switch reader.next() {
        case .end: return nil
        case .invalid: return reader.failure
        default: continue
        }
      }
    }
  }

  private func failure(_ text: String) -> JSONSyntaxError? { failure(Array(text.utf8)) }

  @Test(arguments: [
    "0", "-0", "1.5e+10", "1E-2", "true", "false", "null", "\"\"", "[]", "{}", " [ 1 , 2 ] \n",
    "{\"a\": {\"b\": [1, {\"c\": null}]}}", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"",
    "\"\\ud83d\\ude00\"", "\"é漢😀\"", "\u{FEFF}{}", "1e999", "\"\u{7F}\"",
  ])
  func acceptsJSON(_ text: String) {
    #expect(failure(text) == nil)
  }

  @Test(arguments: [
    "‹›", "[1‹,›]", "{\"a\": 1‹,›}", "‹[1›", "{\"a\" ‹1›}", "{‹a›: 1}", "{\"a\": 1‹ ›\"b\": 2}",
    "[1‹ ›2]", "‹NaN›", "[‹Infinity›]", "‹01›", "‹-›", "‹1.›", "‹.5›", "‹+1›", "‹1e›", "‹0x1F›",
    "‹True›", "‹nul›", "‹'›a'", "[1‹}›", "{} ‹x›", "‹/›/ comment\n1", "\"a‹\u{1}›b\"",
    "‹\"a›\nb\"", "‹\"abc›", "\"‹\\q›\"", "\"‹\\u›12g4\"", "\"‹\\ud800›\"", "\"‹\\udc00›\"",
    "\"‹\\ud800›\\u0041\"", "\"a‹\u{0}›\"", "[1‹:›2]",
  ])
  func rejectsWithItsPlace(_ marked: String) {
    let marked = MarkedText(marked)
    let found = failure(marked.text)
    if marked.text == "[1" {
      #expect(found?.range.lowerBound == 2 && found?.opening == 0..<1)
    } else if marked.text == "" {
      #expect(found?.range == 0..<0)
    } else {
      #expect(found?.range.lowerBound == marked.range?.lowerBound, "\(found?.message ?? "")")
      if let range = found?.range, range.count > 1 { #expect(range == marked.range) }
    }
  }

  @Test(
    arguments: [
      [0xFF], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0xF8, 0x88, 0x80, 0x80], [0xC3], [0xE2, 0x82], [0x80],
    ] as [[UInt8]])
  func rejectsWhatIsNotUTF8(_ bytes: [UInt8]) {
    let found = failure([0x22, 0x61] + bytes + [0x22])
    #expect(found?.id == .invalidUTF8)
    #expect(found?.range.lowerBound == 2)
  }

  @Test func namesUTF16() {
    #expect(failure([0xFF, 0xFE, 0x7B, 0x00])?.message.contains("UTF-16") == true)
    #expect(failure([0xFE, 0xFF, 0x00, 0x7B])?.message.contains("UTF-16") == true)
  }

  @Test func nestsFiveHundredAndTwelveDeep() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(failure(nested(512)) == nil)
    #expect(failure(nested(513))?.id == .nestingTooDeep)
    #expect(failure(nested(513))?.range == 512..<513)
    #expect(failure(String(repeating: "[", count: 1_000_000))?.id == .nestingTooDeep)
  }

  @Test func textsComeOutWithTheirEscapesResolved() {
    let text = "\"a\\u00e9\\ud83d\\ude00\\n\\/\\\\\""
    Array(text.utf8).withUnsafeBufferPointer { buffer in
      var reader = JSONReader(buffer)
      #expect(reader.next() == .string)
      #expect(reader.hasEscapes)
      var bytes: [UInt8] = []
      JSONReader.appendText(of: reader.range, in: buffer, to: &bytes)
      #expect(String(decoding: bytes, as: UTF8.self) == "aé😀\n/\\")
    }
  }

  @Test func tokensComeInOrderWithTheirPlaces() {
    let text = "{\"id\": [1, \"a\"]}"
    Array(text.utf8).withUnsafeBufferPointer { buffer in
      var reader = JSONReader(buffer)
      var found: [(JSONToken, Range<Int>)] = []
      while found.last?.0 != .end { found.append((reader.next(), reader.range)) }
      #expect(
        found.map(\.0) == [
          .beginObject, .key, .beginArray, .number, .string, .endArray, .endObject, .end,
        ])
      #expect(found.map(\.1.lowerBound) == [0, 1, 7, 8, 11, 14, 15, 16])
    }
  }

  private static let sample = """
    {"components": [{"id": "é\\u0041", "tier": 1, "dependsOn": ["a", {"anyOf": ["b", "c"], \
    "needs": -1.5e3}], "x-y": [true, false, null, {}]}]}
    """

  @Test func noBeginningOfATextIsAText() {
    let bytes = Array(JSONReaderTests.sample.utf8)
    #expect(failure(bytes) == nil)
    for length in 0..<bytes.count { #expect(failure(Array(bytes[..<length])) != nil) }
  }

  @Test func agreesWithFoundationOnDamagedTexts() {
    let bytes = Array(JSONReaderTests.sample.utf8)
    for seed in 0..<3_000 {
      var random = SeededGenerator(seed: seed)
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...2, using: &random) {
        let place = Int.random(in: 0..<damaged.count, using: &random)
        damaged[place] = "{}[]\",:0x\\ \u{1}a-.e".utf8.randomElement(using: &random) ?? 0
      }
      // Foundation takes the last of duplicate keys; so does this grammar, which leaves keys to others.
      let accepts =
        (try? JSONSerialization.jsonObject(with: Data(damaged), options: .fragmentsAllowed)) != nil
      #expect(
        (failure(damaged) == nil) == accepts,
        "seed \(seed): \(String(decoding: damaged, as: UTF8.self))")
    }
  }
}
