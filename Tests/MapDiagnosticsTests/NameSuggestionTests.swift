import MapDiagnostics
import Testing

@Suite struct NameSuggestionTests {
  @Test(
    "finds the nearest name",
    arguments: [
      ("dynamobd", ["dynamodb", "dynamo"], "dynamodb"),  // two neighbours swapped
      ("dynamdb", ["dynamodb"], "dynamodb"),  // one missing
      ("dynamooodb", ["dynamodb"], "dynamodb"),  // two too many
      ("stripe", ["strive", "stripes"], "stripes"),  // equally near: byte order
      ("stripe", ["strive", "stripa"], "stripa"),
      ("checkuot", ["checkin", "checkout", "chekuot"], "checkout"),
      ("aws/us-east-2", ["aws/us-east-1", "aws/eu-west-1"], "aws/us-east-1"),
      ("zahlungsdienst-münchen", ["zahlungsdienst-munchen"], "zahlungsdienst-munchen"),
    ])
  func nearest(name: String, candidates: [String], expected: String) {
    #expect(NameSuggestion.nearest(to: name, among: candidates) == expected)
    #expect(NameSuggestion.nearest(to: name, among: candidates.reversed()) == expected)
  }

  @Test("a letter in the other case is nearer than another letter")
  func caseCountsLess() {
    #expect(NameSuggestion.nearest(to: "Stripe", among: ["Strife", "stripe"]) == "stripe")
    #expect(NameSuggestion.nearest(to: "DYNAMODB", among: ["dynamodb"]) == "dynamodb")
    #expect(NameSuggestion.nearest(to: "S3", among: ["s3", "sqs"]) == "s3")
  }

  @Test("suggests nothing that is farther away than a third of the name")
  func nothingNear() {
    #expect(NameSuggestion.nearest(to: "stripe", among: ["adyen", "paypal"]) == nil)
    #expect(NameSuggestion.nearest(to: "stripe", among: ["stride1x"]) == nil)
    #expect(NameSuggestion.nearest(to: "ab", among: ["ac"]) == nil)
    #expect(NameSuggestion.nearest(to: "stripe", among: []) == nil)
    #expect(NameSuggestion.nearest(to: "", among: ["a"]) == nil)
  }

  @Test("never suggests the name itself")
  func notItself() {
    #expect(NameSuggestion.nearest(to: "stripe", among: ["stripe"]) == nil)
  }

  @Test(
    "takes the last part of a path, or a name that contains it, when none is near",
    arguments: [
      ("dynamodb", ["aws/us-east-1/dynamodb", "aws/dynamodb/us"], "aws/us-east-1/dynamodb"),
      ("DynamoDB", ["x/aws/dynamodb", "aws/dynamodb"], "aws/dynamodb"),
      ("s3", ["aws/us-east-1/s3", "aws/s3control"], "aws/us-east-1/s3"),
      ("payment", ["the-payment-gateway", "my-payment-gateway"], "my-payment-gateway"),
      ("payment", ["the-payment-gateway", "paymens"], "paymens"),  // near comes first
    ])
  func containing(name: String, candidates: [String], expected: String) {
    #expect(NameSuggestion.nearest(to: name, among: candidates) == expected)
    #expect(NameSuggestion.nearest(to: name, among: candidates.reversed()) == expected)
  }

  @Test("agrees with the definition on random names", arguments: 0..<200)
  func againstTheDefinition(seed: UInt64) {
    var random = SmallRandom(state: seed)
    let letters: [UInt8] = Array("abAB".utf8)
    func word() -> [UInt8] {
      (0..<Int.random(in: 0...9, using: &random)).map { _ in
        letters[Int.random(in: 0..<4, using: &random)]
      }
    }
    let name = word()
    let candidates = (0..<6).map { _ in word() }
    var matcher = NameMatcher(name)
    for candidate in candidates { candidate.withUnsafeBufferPointer { matcher.consider($0) } }

    let near =
      candidates.filter { $0 != name && 3 * literalCost(name, $0) <= 4 * name.count }
      .min {
        let costs = (literalCost(name, $0), literalCost(name, $1))
        return costs.0 != costs.1 ? costs.0 < costs.1 : $0.lexicographicallyPrecedes($1)
      }
    if let near {
      #expect(
        matcher.best == String(decoding: near, as: UTF8.self), "seed \(seed), name \(name)")
    } else if let best = matcher.best {
      #expect(
        best.lowercased().contains(String(decoding: name, as: UTF8.self).lowercased()),
        "seed \(seed)")
    }
  }

  @Test("finds the nearest of many candidates")
  func manyCandidates() {
    var matcher = NameMatcher("component-0009x99")
    var candidate = Array("component-0000000".utf8)
    for number in 0..<10_000 {
      var rest = number
      for place in (10..<17).reversed() {
        candidate[place] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
      }
      candidate.withUnsafeBufferPointer { matcher.consider($0) }
    }
    #expect(matcher.best == "component-0009099")
  }
}

/// The distance as its recursive definition states it, in quarters of an edit.
private func literalCost(_ one: [UInt8], _ other: [UInt8]) -> Int {
  var known: [[Int?]] = Array(
    repeating: Array(repeating: nil, count: other.count + 1), count: one.count + 1)
  func cost(_ i: Int, _ j: Int) -> Int {
    if let cost = known[i][j] { return cost }
    if i == 0 || j == 0 { return 4 * (i + j) }
    let letters = (one[i - 1], other[j - 1])
    let replacement = letters.0 == letters.1 ? 0 : letters.0 ^ letters.1 == 0x20 ? 1 : 4
    var best = min(cost(i - 1, j) + 4, cost(i, j - 1) + 4, cost(i - 1, j - 1) + replacement)
    if i > 1, j > 1, one[i - 1] == other[j - 2], one[i - 2] == other[j - 1] {
      best = min(best, cost(i - 2, j - 2) + 4)
    }
    known[i][j] = best
    return best
  }
  return cost(one.count, other.count)
}

/// A small generator with a seed (SplitMix64).
private struct SmallRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
