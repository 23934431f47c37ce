import DependencyGraph
import FailurePropagation
import MapDiagnostics
import MapLoading
import TestSupport
import Testing

/// Several maps that know the same things by other names, and know them more or less well.
@Suite struct MergingTests {
  private func reading(
    _ texts: [String], names: [NameRules.Rule] = [], assumesSoft: Bool = false
  ) -> MapReading {
    MapReading(
      texts.enumerated().map { SourceText(name: "\($0).json", text: $1) },
      MapReadingOptions(names: NameRules(names), assumesSoft: assumesSoft))
  }

  private func declared(_ components: String) -> String { "{\"components\": [\(components)]}" }

  private func observed(_ components: String) -> String {
    "{\"origin\": \"jaeger\", \"components\": [\(components)]}"
  }

  private func arrows(_ map: DependencyMap) -> [String] {
    map.components.flatMap { component in
      component.requirements.map { requirement in
        let phrase: String
        switch requirement.need {
        case .component(let other): phrase = other.id
        case .group(let members, let needs): phrase = "\(needs) of \(members.count)"
        }
        return "\(component.id) \(requirement.strength == .soft ? "- -" : "──")► \(phrase)"
      }
    }
  }

  ///     web ──► shop-v1 = shop ──► db
  @Test func whatIsTheSameByAnotherNameIsOneComponent() throws {
    let found = reading([
      declared(#"{"id": "web", "dependsOn": ["shop-v1"]}, {"id": "shop", "sameAs": "shop-v1"}"#),
      observed(
        #"{"id": "shop-v1", "tier": 2, "dependsOn": ["db", "shop"]}, {"id": "db"}, {"id": "shop"}"#),
    ])
    #expect(found.errors.map(\.message) == [])
    let map = try #require(found.map)
    #expect(map.components.map(\.id).sorted() == ["db", "shop", "web"])
    #expect(arrows(map).sorted() == ["shop ──► db", "web ──► shop"])
    #expect(map.component(id: "shop-v1")?.id == "shop")
    #expect(try map.require("shop").tier == 2)
  }

  @Test func namesGoTogetherInChainsAndCircles() throws {
    let map = try #require(
      reading([
        declared(
          """
          {"id": "a", "sameAs": ["b", "c"]}, {"id": "b", "sameAs": "d", "owner": "o"},
          {"id": "d", "sameAs": "a"}, {"id": "e", "dependsOn": ["c", "x"]}, {"id": "x"}
          """)
      ]).map)
    #expect(map.componentCount == 3)
    let one = try #require(map.component(id: "a"))
    for name in ["b", "c", "d"] { #expect(map.component(id: name)?.index == one.index) }
    #expect(one.owner == "o")
    #expect(try map.require("e").requirements.count == 2)
  }

  @Test func anOverlayNamesWhatOthersCallIt() throws {
    let map = try #require(
      reading([
        declared(#"{"id": "shop"}, {"id": "web", "dependsOn": ["shop"]}"#),
        observed(#"{"id": "prod-shop", "dependsOn": ["mail"]}, {"id": "mail"}"#),
        #"{"components": [{"id": "shop", "declaration": "overlay", "sameAs": "prod-shop"}]}"#,
      ]).map)
    #expect(arrows(map).sorted() == ["shop ──► mail", "web ──► shop"])
  }

  @Test func rulesMakeNamesOfOthers() throws {
    let texts = [
      declared(#"{"id": "shop", "dependsOn": ["api.stripe.com"]}, {"id": "api.stripe.com"}"#),
      observed(#"{"id": "prod-shop-v2", "dependsOn": ["prod-mail"]}, {"id": "prod-mail"}"#),
    ]
    let map = try #require(
      reading(
        texts,
        names: [
          .init(.prefix("prod-", replacement: ""), origin: "jaeger"),
          .init(.suffix("-v2", replacement: "")), .init(.host("*.stripe.com", id: "stripe")),
          .init(.prefix("shop", replacement: "")),
        ]
      ).map)
    #expect(arrows(map).sorted() == ["shop ──► mail", "shop ──► stripe"])
    #expect(map.component(id: "api.stripe.com")?.id == "stripe")
  }

  ///     declared   shop - -► cart, any of (a, b)      observed   shop ──► cart, a, mail
  @Test func whatIsDeclaredWinsOverWhatWasSeen() throws {
    let one = declared(
      """
      {"id": "shop", "dependsOn": [
        {"component": "cart", "strength": "soft", "evidence": "page 3"}, {"anyOf": ["a", "b"]}]},
      {"id": "cart"}, {"id": "a"}, {"id": "b"}
      """)
    func call(_ id: String) -> String {
      "{\"component\": \"\(id)\", \"confidence\": \"observed\", \"evidence\": \"trace \(id)\"}"
    }
    let other = observed(
      """
      {"id": "shop", "dependsOn": [\(call("cart")), \(call("a")), \(call("mail"))]},
      {"id": "cart"}, {"id": "a"}, {"id": "mail"}
      """)
    for texts in [[one, other], [other, one]] {
      let found = reading(texts)
      let map = try #require(found.map)
      #expect(
        Set(arrows(map)) == ["shop - -► cart", "shop ──► 1 of 2", "shop ──► mail"])
      let cart = try #require(
        try map.require("shop").requirements.first { $0.strength == .soft })
      #expect(Set(cart.evidence) == ["page 3", "trace cart"])
      #expect(cart.confidence == .declared)
      #expect(found.warnings.count { $0.id == .undeclaredCall } == 1)
      #expect(found.warnings.count { $0.id == .unseenDependency } == 0)
    }
  }

  @Test func whatIsDeclaredAndNeverSeenIsDoubtful() throws {
    let found = reading([
      declared(
        #"{"id": "a", "dependsOn": ["b", "c", "d"]}, {"id": "b"}, {"id": "c"}, {"id": "d"}"#),
      observed(
        """
        {"id": "a", "dependsOn": [{"component": "b", "confidence": "observed"}]}, {"id": "b"},
        {"id": "c", "dependsOn": [{"component": "b", "confidence": "observed"}]}
        """),
    ])
    let doubts = found.warnings.filter { $0.id == .unseenDependency }
    // Nothing was ever seen of d: that a does not call it says nothing.
    #expect(doubts.count == 1)
    #expect(doubts.first?.message.contains("\"c\"") == true)
  }

  ///     one map: any of r1, r2      another: both within node-7
  @Test func alternativesThatShareAFateByAnotherMapAreDoubtful() {
    let plan = declared(
      #"{"id": "a", "dependsOn": [{"anyOf": ["r1", "r2"]}]}, {"id": "r1"}, {"id": "r2"}"#)
    func places(_ node: String) -> String {
      observed(
        """
        {"id": "r1", "within": "node-7"}, {"id": "r2", "within": "\(node)"},
        {"id": "node-7", "kind": "domain"}, {"id": "node-8", "kind": "domain"}
        """)
    }
    #expect(reading([plan, places("node-7")]).warnings.contains { $0.id == .sharedFate })
    #expect(!reading([plan, places("node-8")]).warnings.contains { $0.id == .sharedFate })
  }

  @Test func theBetterKnownKindCounts() throws {
    let known = declared(#"{"id": "a", "kind": "third-party"}, {"id": "b", "dependsOn": ["a"]}"#)
    let seen = observed(#"{"id": "a", "confidence": "observed", "owner": "o"}"#)
    for texts in [[known, seen], [seen, known]] {
      let map = try #require(reading(texts).map)
      #expect(try map.require("a").kind == .thirdParty)
      #expect(try map.require("a").confidence == .declared)
      #expect(try map.require("a").owner == "o")
    }
    let other = observed(#"{"id": "a", "kind": "cloud"}"#)
    #expect(reading([known, other]).errors.map(\.id) == [.duplicateDefinition])
  }

  @Test func assumptionsCanBeTakenAsSoft() throws {
    let text = declared(
      """
      {"id": "a", "dependsOn": [{"component": "b", "confidence": "guessed"},
        {"component": "c", "confidence": "reported"}]}, {"id": "b"}, {"id": "c"}
      """)
    #expect(arrows(try #require(reading([text]).map)) == ["a ──► b", "a ──► c"])
    #expect(
      arrows(try #require(reading([text], assumesSoft: true).map)) == ["a - -► b", "a ──► c"])
  }

  @Test func whatOnlyWasAssumedIsDoubtful() {
    let found = reading([
      declared(
        """
        {"id": "a", "tier": 1, "dependsOn": [{"component": "b", "confidence": "guessed"}]},
        {"id": "b", "kind": "third-party", "confidence": "guessed"}
        """)
    ])
    #expect(
      Set(found.warnings.map(\.id)) == [
        .guessedComponent, .unconfirmedRequirements, .thirdPartyWithoutHost,
      ])
  }

  /// Random maps, cut into several with other names, read as one: the states of every loss are those
  /// of the whole.
  @Test func mapsThatWereCutApartAreWholeAgain() throws {
    for seed in 0..<60 {
      var generator = SeededGenerator(seed: seed)
      let count = Int.random(in: 3...7, using: &generator)
      var whole = ""
      var parts = ["", ""]
      for index in 0..<count {
        let targets = (0..<count).filter { $0 != index && Bool.random(using: &generator) }
        func entry(_ name: (Int) -> String, _ targets: [Int], _ more: String = "") -> String {
          let list = targets.map { "\"\(name($0))\"" }.joined(separator: ", ")
          return "{\"id\": \"\(name(index))\"\(more), \"dependsOn\": [\(list)]}, "
        }
        whole += entry({ "c\($0)" }, targets)
        let cut = Int.random(in: 0...targets.count, using: &generator)
        parts[0] += entry({ "c\($0)" }, Array(targets[..<cut]), ", \"sameAs\": \"x-c\(index)\"")
        parts[1] += entry({ "x-c\($0)" }, Array(targets[cut...]))
      }
      let expected = try map("{\"components\": [\(whole.dropLast(2))]}")
      let found = reading([
        declared("\(parts[0].dropLast(2))"), observed("\(parts[1].dropLast(2))"),
      ])
      let joined = try #require(found.map, "seed \(seed)")
      #expect(Set(arrows(joined)) == Set(arrows(expected)), "seed \(seed)")
      let again = try map(joined.json)
      #expect(Set(arrows(again)) == Set(arrows(expected)), "seed \(seed)")
      #expect(again.json == joined.json, "seed \(seed)")
    }
  }

  @Test func scenariosAreKeptInTheText() throws {
    let original = try map(
      """
      {"components": [{"id": "a"}, {"id": "b*"}], "scenarios": [
        {"name": "both", "description": "one after the other", "events": [
          {"fail": ["a", "b*"], "note": "a change"},
          {"at": "1h30m", "degrade": "a", "until": "2h"}]}]}
      """)
    let again = try map(original.json)
    #expect(again.scenarios == original.scenarios)
    #expect(again.scenarios.first?.events.map(\.components.count) == [2, 1])
    #expect(again.json == original.json)
  }

  @Test func theTextOfAMapIsReadAsTheSameMap() throws {
    for seed in 0..<40 {
      let original = try map(RandomMap(seed: seed).json)
      let again = try map(original.json)
      #expect(again.json == original.json)
      let order = original.components.map(\.id)
      for id in order {
        let (one, two) = (
          PropagationEngine(original).impact(
            of: Scenario(failing: [try original.require(id)])),
          PropagationEngine(again).impact(of: Scenario(failing: [try again.require(id)]))
        )
        for other in order {
          #expect(
            one.state(of: try original.require(other)) == two.state(of: try again.require(other)))
        }
      }
    }
  }

  @Test(arguments: [
    (#"{"rules": [{"prefix": "a"}]}"#, 0), (#"{"rules": [{"prefix": "a", "suffix": "b"}]}"#, 1),
    (#"{"rules": [{"host": "a"}, {"prefix": ""}, 7, {"prefx": "a"}]}"#, 5), (#"{"rule": []}"#, 2),
    (#"[]"#, 1), (#"{"rules": ["#, 1),
  ])
  func rulesAreCheckedCompletely(_ text: String, _ count: Int) {
    do throws(NameRules.Failure) {
      _ = try NameRules(SourceText(name: "names.json", text: text))
      #expect(count == 0)
    } catch {
      #expect(error.diagnostics.count == count, "\(error.diagnostics.map(\.message))")
    }
  }
}
