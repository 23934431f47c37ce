import DependencyGraph
import Foundation
import LocatedJSON
import MapDiagnostics
import MapLoading
import TestSupport
import Testing

/// Every kind of problem, with its place marked in the text.
@Suite struct BadInputTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var id: DiagnosticID
    var marked: String
    var suggestion: String?
    var testDescription: String { "\(id.name): \(marked)" }

    init(_ id: DiagnosticID, _ marked: String, suggestion: String? = nil) {
      self.id = id
      self.marked = marked
      self.suggestion = suggestion
    }

    /// A case whose text is `components`, written without the braces around them.
    static func components(
      _ id: DiagnosticID, _ components: String, suggestion: String? = nil
    ) -> Case {
      Case(id, "{\"components\": [\(components)]}", suggestion: suggestion)
    }

    /// A case in the requirements of a component, with others called `a`, `b` and `c` beside it.
    static func requirement(
      _ id: DiagnosticID, _ requirement: String, suggestion: String? = nil
    ) -> Case {
      .components(
        id,
        "{\"id\": \"alpha\"}, {\"id\": \"b\", \"dependsOn\": [\"alpha\"]}, "
          + "{\"id\": \"x\", \"dependsOn\": [\"b\", \(requirement)]}", suggestion: suggestion)
    }
  }

  static let errors: [Case] = [
    Case(.jsonSyntax, "{\"components\": []‹,›}"),
    Case(.invalidUTF8, "‹\u{0}›"),
    Case(.wrongType, "‹[›]"),
    Case(.missingKey, "‹{›\"name\": \"a\"}"),
    Case(.unsupportedVersion, "{\"formatVersion\": ‹2›, \"components\": []}"),
    Case(.wrongType, "{\"formatVersion\": ‹\"1\"›, \"components\": []}"),
    Case(.unknownKey, "{‹\"component\"›: []}", suggestion: "components"),
    Case(.duplicateKey, "{\"name\": \"a\", ‹\"name\"›: \"b\", \"components\": []}"),
    Case(.duplicateKey, "{\"x-a\": 1, \"name\": \"n\", ‹\"x-a\"›: 2, \"components\": []}"),
    Case(.wrongType, "{\"components\": ‹{›}}"),
    Case(.wrongType, "{\"components\": [], \"scenarios\": ‹1›}"),
    .components(.wrongType, "‹\"a\"›"),
    .components(.missingKey, "‹{›\"kind\": \"cloud\"}"),
    .components(.wrongType, "{\"id\": ‹7›}"),
    .components(.emptyName, "{\"id\": ‹\"\"›}"),
    .components(.controlCharacter, "{\"id\": ‹\"a\\u0000\"›}"),
    .components(.unknownKey, "{\"id\": \"a\", ‹\"dependOn\"›: []}", suggestion: "dependsOn"),
    .components(.duplicateKey, "{\"id\": \"a\", ‹\"id\"›: \"b\"}"),
    .components(
      .unknownWord, "{\"id\": \"a\", \"kind\": ‹\"thirdparty\"›}", suggestion: "third-party"),
    .components(
      .unknownWord, "{\"id\": \"a\", \"declaration\": ‹\"stubb\"›}", suggestion: "stub"),
    .components(.wrongType, "{\"id\": \"a\", \"owner\": ‹null›}"),
    .components(.wrongType, "{\"id\": \"a\", \"tier\": ‹\"1\"›}"),
    .components(.numberOutOfRange, "{\"id\": \"a\", \"tier\": ‹0›}"),
    .components(.numberOutOfRange, "{\"id\": \"a\", \"tier\": ‹1.5›}"),
    .components(.numberOutOfRange, "{\"id\": \"a\", \"availability\": ‹1.01›}"),
    .components(.numberOutOfRange, "{\"id\": \"a\", \"availability\": ‹\"99,9%\"›}"),
    .components(.wrongType, "{\"id\": \"a\", \"availability\": ‹true›}"),
    .components(.numberOutOfRange, "{\"id\": \"a\", \"costPerHour\": ‹-1›}"),
    .components(.numberOutOfRange, "{\"id\": \"a\", \"costPerHour\": ‹1e999›}"),
    .components(.numberOutOfRange, "{\"id\": \"a\", \"costPerHour\": ‹1.6e18›}"),
    .components(.badDuration, "{\"id\": \"a\", \"recovery\": ‹\"5 min\"›}"),
    .components(.badDuration, "{\"id\": \"a\", \"recovery\": ‹\"1h1h\"›}"),
    .components(.badDuration, "{\"id\": \"a\", \"recovery\": ‹\"PT0.5H\"›}"),
    .components(.badDuration, "{\"id\": \"a\", \"recovery\": ‹\"P1M\"›}"),
    .components(.badDuration, "{\"id\": \"a\", \"recovery\": ‹\"99999999999999999999d\"›}"),
    .components(.wrongType, "{\"id\": \"a\", \"labels\": ‹[›]}"),
    .components(.wrongType, "{\"id\": \"a\", \"labels\": {\"k\": ‹1›}}"),
    .components(.duplicateKey, "{\"id\": \"a\", \"labels\": {\"k\": \"1\", ‹\"k\"›: \"2\"}}"),
    .components(.emptyName, "{\"id\": \"a\", \"labels\": {‹\"\"›: \"2\"}}"),
    .components(.wrongType, "{\"id\": \"a\", \"within\": ‹1›}"),
    .components(.wrongType, "{\"id\": \"a\", \"dependsOn\": ‹\"b\"›}"),
    .components(.duplicateDefinition, "{\"id\": \"a\"}, {\"id\": ‹\"a\"›}"),
    .components(.stubKey, "{\"id\": ‹\"a\"›, \"declaration\": \"stub\", \"tier\": 1}"),
    .components(
      .stubKind,
      "{\"id\": \"a\", \"kind\": \"cloud\"}, "
        + "{\"id\": ‹\"a\"›, \"kind\": \"service\", \"declaration\": \"stub\"}"),
    .components(
      .overlayWithoutDefinition, "{\"id\": ‹\"a\"›, \"declaration\": \"overlay\", \"tier\": 1}"),
    .components(
      .notADomain, "{\"id\": \"alpha\"}, {\"id\": \"b\", \"within\": ‹\"alpha\"›}"),
    .components(
      .unknownComponent,
      "{\"id\": \"zone\", \"kind\": \"domain\"}, {\"id\": \"b\", \"within\": [‹\"zome\"›]}",
      suggestion: "zone"),
    .components(
      .domainCycle,
      "{\"id\": \"p\", \"kind\": \"domain\", \"within\": \"q\"}, "
        + "{\"id\": \"q\", \"kind\": \"domain\", \"within\": ‹\"p\"›}"),
    .requirement(.wrongType, "‹7›"),
    .requirement(.emptyName, "‹\"\"›"),
    .requirement(.unknownComponent, "‹\"alpah\"›", suggestion: "alpha"),
    .requirement(.unknownComponent, "{\"component\": ‹\"alpah\"›}", suggestion: "alpha"),
    .requirement(.selfDependency, "‹\"x\"›"),
    .requirement(.selfDependency, "{\"anyOf\": [\"alpha\", ‹\"x\"›]}"),
    .requirement(.unclearRequirement, "‹{›\"note\": \"n\"}"),
    .requirement(.unclearRequirement, "{\"component\": \"alpha\", ‹\"anyOf\"›: [\"b\"]}"),
    .requirement(.emptyGroup, "‹{›\"anyOf\": []}"),
    .requirement(.emptyGroup, "‹{›\"allOf\": []}"),
    .requirement(.wrongType, "{\"anyOf\": ‹\"alpha\"›}"),
    .requirement(.needsOutOfRange, "{\"anyOf\": [\"alpha\", \"b\"], \"needs\": ‹3›}"),
    .requirement(.numberOutOfRange, "{\"anyOf\": [\"alpha\", \"b\"], \"needs\": ‹0›}"),
    .requirement(.misplacedOption, "{\"allOf\": [\"alpha\"], \"needs\": ‹1›}"),
    .requirement(.misplacedOption, "{\"component\": \"alpha\", ‹\"failover\"›: \"1m\"}"),
    .requirement(
      .misplacedOption,
      "{\"anyOf\": [{\"component\": \"alpha\", ‹\"strength\"›: \"soft\"}, \"b\"]}"),
    .requirement(
      .misplacedOption,
      "{\"anyOf\": [{\"component\": \"alpha\", ‹\"neededTo\"›: \"start\"}, \"b\"]}"),
    .requirement(
      .unknownWord, "{\"component\": \"alpha\", \"strength\": ‹\"sotf\"›}", suggestion: "soft"),
    .requirement(.badDuration, "{\"component\": \"alpha\", \"tolerates\": ‹\"soon\"›}"),
    .requirement(
      .unknownKey, "{\"component\": \"alpha\", ‹\"tolerate\"›: \"1m\"}", suggestion: "tolerates"),
    .requirement(.wrongType, "{\"component\": \"alpha\", \"evidence\": [‹1›]}"),
  ]

  static let warnings: [Case] = [
    .components(.isolatedComponent, "{\"id\": ‹\"a\"›}"),
    .requirement(.duplicateDependency, "‹\"b\"›"),
    .requirement(.duplicateDependency, "{\"anyOf\": [\"alpha\", ‹\"alpha\"›]}"),
    .components(
      .siblingDomains,
      "{\"id\": \"r\", \"kind\": \"domain\"}, "
        + "{\"id\": \"z1\", \"kind\": \"domain\", \"within\": \"r\"}, "
        + "{\"id\": \"z2\", \"kind\": \"domain\", \"within\": \"r\"}, "
        + "{\"id\": \"a\", \"within\": [\"z1\", ‹\"z2\"›]}"),
    .requirement(
      .failoverWithoutSpare, "{\"anyOf\": [\"alpha\"], ‹\"failover\"›: \"1m\"}"),
    .requirement(
      .softStart, "{\"component\": \"alpha\", \"strength\": \"soft\", ‹\"neededTo\"›: \"start\"}"),
    .components(
      .dependencyCycle,
      "{\"id\": ‹\"a\"›, \"dependsOn\": [\"b\"]}, {\"id\": \"b\", \"dependsOn\": [\"a\"]}"),
    .components(
      .dependencyCycle,
      "{\"id\": ‹\"zone\"›, \"kind\": \"domain\", \"dependsOn\": [\"power\"]}, "
        + "{\"id\": \"power\", \"within\": \"zone\"}"),
    .components(
      .duplicateDependency,
      "{\"id\": \"zone\", \"kind\": \"domain\"}, "
        + "{\"id\": \"power\", \"within\": [\"zone\", ‹\"zone\"›]}"),
    .components(
      .tierInversion,
      "{\"id\": \"a\", \"tier\": 1, \"dependsOn\": [‹\"b\"›]}, {\"id\": \"b\", \"tier\": 2}"),
    .components(
      .similarIDs, "{\"id\": \"api\", \"dependsOn\": [\"API\"]}, {\"id\": ‹\"API\"›}"),
    .components(
      .similarIDs, "{\"id\": \"api\", \"dependsOn\": [\"api \"]}, {\"id\": ‹\"api \"›}"),
    .components(
      .similarIDs,
      "{\"id\": \"caf\u{E9}\", \"dependsOn\": [\"cafe\u{301}\"]}, {\"id\": ‹\"cafe\u{301}\"›}"),
    .components(
      .appliedOverlay,
      "{\"id\": \"a\", \"dependsOn\": [\"b\"]}, {\"id\": \"b\"}, "
        + "{\"id\": ‹\"b\"›, \"declaration\": \"overlay\", \"tier\": 2}"),
  ]

  /// Scenarios about a map with the component "a", each with one mistake.
  static let scenarioErrors: [Case] = [
    scenario(.missingKey, "‹{›\"events\": [{\"fail\": \"a\"}]}"),
    scenario(.missingKey, "{\"name\": \"s\", \"events\": ‹[›]}"),
    scenario(.wrongType, "‹7›"),
    scenario(
      .unknownKey, "{\"name\": \"s\", \"event\": ‹[]›, \"events\": [{\"fail\": \"a\"}]}", "events"),
    scenario(.unclearEvent, "{\"name\": \"s\", \"events\": [‹{›\"at\": \"5m\"}]}"),
    scenario(
      .unknownComponent, "{\"name\": \"s\", \"events\": [{\"fail\": [‹\"chekout\"›]}]}", "checkout"),
    scenario(.unknownComponent, "{\"name\": \"s\", \"events\": [{\"degrade\": ‹\"x*\"›}]}"),
    scenario(
      .badDuration, "{\"name\": \"s\", \"events\": [{\"fail\": \"a\", \"at\": ‹\"5 minutes\"›}]}"),
    scenario(
      .unclearEvent,
      "{\"name\": \"s\", \"events\": [{\"fail\": \"a\", \"for\": \"5m\", \"until\": ‹\"9m\"›}]}"),
    scenario(
      .unclearEvent,
      "{\"name\": \"s\", \"events\": [{\"fail\": \"a\", \"at\": \"9m\", \"until\": ‹\"5m\"›}]}"),
    scenario(.wrongType, "{\"name\": \"s\", \"events\": [{\"fail\": [‹7›]}]}"),
    scenario(
      .duplicateKey, "{\"name\": \"s\", \"events\": [{\"fail\": \"a\", \"fail\": ‹\"a\"›}]}"),
    scenario(
      .duplicateScenario,
      "{\"name\": \"s\", \"events\": [{\"fail\": \"a\"}]}, {\"name\": ‹\"s\"›, \"events\": [{\"fail\": \"a\"}]}"
    ),
  ]

  private static func scenario(
    _ id: DiagnosticID, _ text: String, _ suggestion: String? = nil
  ) -> Case {
    Case(
      id,
      "{\"components\": [{\"id\": \"a\", \"dependsOn\": [\"checkout\"]}, {\"id\": \"checkout\"}], "
        + "\"scenarios\": [\(text)]}", suggestion: suggestion)
  }

  @Test(arguments: scenarioErrors) func scenariosAreChecked(_ test: Case) {
    #expect(check(test)?.map == nil)
  }

  @Test(arguments: errors) func errorsAreFoundWhereTheyAre(_ test: Case) {
    let reading = check(test)
    #expect(reading?.map == nil)
  }

  @Test(arguments: warnings) func warningsAreFoundWhereTheyAre(_ test: Case) {
    let reading = check(test)
    #expect(reading?.map != nil)
    #expect(reading?.diagnostics.count == 1)
  }

  private func check(_ test: Case) -> MapReading? {
    let marked = MarkedText(test.marked)
    var source = SourceText(name: "bad.json", text: marked.text)
    if test.id == .invalidUTF8 {
      source = SourceText(name: "bad.json", bytes: [0x22, 0xFF, 0x22])
      #expect(MapReading(source).errors.map(\.id).contains(test.id))
      return MapReading(source)
    }
    let reading = MapReading(source)
    let found = reading.diagnostics.first { $0.id == test.id }
    #expect(found?.range?.bytes == marked.range, "\(reading.diagnostics)")
    #expect(found?.suggestion == test.suggestion)
    return reading
  }

  @Test func everyKindOfProblemHasACase() throws {
    // The rest needs several sources, or more text than a case holds; it is tested elsewhere.
    let elsewhere: Set<DiagnosticID> = [
      .undefinedStub, .mergedDefinition, .nestingTooDeep, .inputTooLarge,
      .yieldingCatalogue, .unclearRule, .undeclaredCall, .unseenDependency, .sharedFate,
      .guessedComponent, .unconfirmedRequirements, .thirdPartyWithoutHost,
      .repeatedDefinition,
    ]
    let cases = BadInputTests.errors + BadInputTests.warnings + BadInputTests.scenarioErrors
    let covered = Set(cases.map(\.id)).union(elsewhere)
    #expect(Set(covered.map(\.name)) == Set(try documentedIDs()))
  }

  /// The ids in the tables of `docs/diagnostics.md`.
  private func documentedIDs() throws -> [String] {
    let page = try String(
      contentsOf: PackageRoot.url.appending(path: "docs/diagnostics.md"), encoding: .utf8)
    return page.split(separator: "\n").filter { $0.hasPrefix("| `") }.compactMap {
      $0.split(separator: "`").dropFirst().first.map(String.init)
    }
  }

  @Test func fiveMistakesAreAllReported() {
    let reading = MapReading(
      SourceText(
        name: "acme.json",
        text: """
          { "components": [
            { "id": "checkout", "teir": 1, "dependsOn": ["strpe"] },
            { "id": "stripe", "kind": "thirdparty" },
            { "id": "adyen", "recovery": "5 minutes" },
            { "id": "adyen" }
          ] }
          """))
    let index = PlaceIndex(reading.sources[0])
    let found = reading.diagnostics.map { diagnostic in
      let place = index.place(at: diagnostic.range?.bytes.lowerBound ?? 0)
      return "\(place.line):\(place.column) \(diagnostic.id.name) \(diagnostic.suggestion ?? "–")"
    }
    #expect(
      found == [
        "2:23 unknown-key tier", "2:48 unknown-component stripe", "3:29 unknown-word third-party",
        "4:32 bad-duration –", "5:11 duplicate-definition –",
      ])
    #expect(reading.diagnostics.last?.notes.first?.range != nil)
  }

  @Test func syntaxErrorsKeepWhatIsMissingFromBeingReported() {
    let reading = MapReading(
      SourceText(
        name: "a.json", text: "{\"components\": [{\"id\": \"a\", \"dependsOn\": [\"b\"]}, oops"))
    #expect(reading.errors.map(\.id) == [.jsonSyntax])
  }
}
