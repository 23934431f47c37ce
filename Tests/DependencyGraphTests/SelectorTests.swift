import DependencyGraph
import TestSupport
import Testing

@Suite struct SelectorTests {
  private func chosen(_ text: String) throws -> [String] {
    let map = try map(
      components: """
        {"id": "aws/us-east-1", "kind": "domain", "provider": "AWS"},
        {"id": "rack", "kind": "domain"},
        {"id": "aws/us-east-1/s3", "kind": "cloud", "provider": "AWS"},
        {"id": "stripe", "kind": "third-party"},
        {"id": "shop", "owner": "web, mobile", "tier": 1, "labels": {"team": "a=b"}},
        {"id": "kind=cloud", "tier": 2}
        """)
    return try Selector(text).components(in: map).map(\.id)
  }

  @Test(
    arguments: [
      ("shop", ["shop"]), ("kind=cloud", ["kind=cloud"]), ("kind=third-party", ["stripe"]),
      ("outside", ["aws/us-east-1", "aws/us-east-1/s3", "stripe"]),
      ("inside", ["rack", "shop", "kind=cloud"]), ("aws/*", ["aws/us-east-1", "aws/us-east-1/s3"]),
      ("s????", []), ("s???", ["shop"]), ("*s3", ["aws/us-east-1/s3"]),
      ("provider=AWS,kind!=domain", ["aws/us-east-1/s3"]), ("owner=web, mobile", ["shop"]),
      ("label.team=a=b", ["shop"]), ("tier!=1,kind=service", ["kind=cloud"]),
      ("*=cloud", ["kind=cloud"]),
    ] as [(String, [String])])
  func selectorsChoose(_ text: String, _ ids: [String]) throws {
    guard !ids.isEmpty else {
      #expect(throws: Selector.Failure.self) { try chosen(text) }
      return
    }
    #expect(try chosen(text) == ids)
  }

  @Test(arguments: [
    ("shpo", "shop"), ("owner=web, mobil", "owner=web, mobile"), ("onwer=web", "owner=web"),
    ("s3", "aws/us-east-1/s3"), ("id=shop", "shop"), ("label=x", "label.NAME=x"),
  ])
  func whatChoosesNothingGetsASuggestion(_ text: String, _ suggestion: String) {
    #expect {
      try chosen(text)
    } throws: { error in
      (error as? Selector.Failure)?.suggestion == suggestion
    }
  }

  @Test(arguments: [
    ("shop,aws/us-east-1/s3", "name several by repeating the option"),
    ("tier>1", "selectors compare with = and != only"),
  ])
  func whatIsWrittenAnotherWayIsExplained(_ text: String, _ rule: String) {
    #expect {
      try chosen(text)
    } throws: { error in
      (error as? Selector.Failure)?.message.contains(rule) ?? false
    }
  }
}
