import DependencyGraph
import MapDiagnostics
import MapLoading
import TestSupport
import Testing

/// What is read is written, what is written is read, and merging loses nothing: over random maps with
/// every key.
@Suite struct RoundTripTests {
  private func merged(_ texts: [String], seed: Int) throws -> DependencyMap {
    let reading = MapReading(
      texts.enumerated().map { SourceText(name: "\($0).json", text: $1) })
    return try #require(
      reading.map, "seed \(seed): \(reading.errors.map(\.message)) \(texts.joined())")
  }

  @Test func whatIsWrittenIsReadAsItWasSaid() throws {
    for seed in 0..<2_000 {
      let statement = RandomStatement(seed: seed).statement
      let map = try merged([statement.json], seed: seed)
      #expect(map.statement == statement, "seed \(seed)")
      #expect(map.json == statement.json, "seed \(seed)")
    }
  }

  @Test func everyKeyIsSaidByRandomMaps() {
    var components: Set<ComponentKey> = [.id]
    var requirements: Set<RequirementKey> = []
    for seed in 0..<200 {
      for component in RandomStatement(seed: seed).statement.components {
        components.formUnion(ComponentKey.attributes.filter { component[$0] != nil })
        if component.kind != nil { components.insert(.kind) }
        if component.declaration != .definition { components.insert(.declaration) }
        if !component.within.isEmpty { components.insert(.within) }
        if !component.sameAs.isEmpty { components.insert(.sameAs) }
        var waiting = component.requirements
        if !waiting.isEmpty { components.insert(.dependsOn) }
        while let next = waiting.popLast() {
          switch next.need {
          case .component: requirements.insert(.component)
          case .anyOf: requirements.insert(.anyOf)
          case .allOf: requirements.insert(.allOf)
          }
          requirements.formUnion(RequirementKey.allCases.filter { next.value($0) != nil })
          waiting += next.members
        }
      }
    }
    #expect(components == Set(ComponentKey.allCases))
    #expect(requirements == Set(RequirementKey.allCases))
  }

  @Test func mergingAMapWithItselfChangesNothing() throws {
    for seed in 0..<1_000 {
      let text = RandomStatement(seed: seed).statement.json
      #expect(try merged([text, text], seed: seed).json == text, "seed \(seed)")
    }
  }

  /// Three maps of the same components by different origins, that contradict each other nowhere.
  private func parts(seed: Int) -> [String] {
    (0..<3).map { part in
      var statement = RandomStatement(seed: seed, part: part).statement
      statement.origins = [OriginStatement("tool \(part)")]
      statement.isMerged = false
      if part > 0 { (statement.name, statement.description, statement.schema) = (nil, nil, nil) }
      statement.scenarios = []
      for position in statement.components.indices {
        var component = ComponentStatement(statement.components[position].id)
        component.kind =
          component.id.hasSuffix("#0") && statement.components.count > 2 ? .domain : nil
        component.labels = [Label(key: "of \(part)", value: "v"), Label(key: "all", value: "same")]
        component.extensions = statement.components[position].extensions.map {
          ExtensionKey(key: $0.key, json: "1")
        }
        component.evidence = statement.components[position].evidence
        component.requirements = statement.components[position].requirements.map {
          // Of equally sure statements of one need the first remark counts; here is none.
          var requirement = RequirementStatement($0.need)
          requirement.need = RoundTripTests.plain($0.need)
          requirement.neededTo = $0.neededTo
          requirement.evidence = $0.evidence
          return requirement
        }
        statement.components[position] = component
      }
      return statement.json
    }
  }

  private static func plain(_ need: RequirementStatement.Need) -> RequirementStatement.Need {
    switch need {
    case .component: need
    case .anyOf(let members, let needs):
      .anyOf(members.map { RequirementStatement(plain($0.need)) }, needs: needs)
    case .allOf(let members): .allOf(members.map { RequirementStatement(plain($0.need)) })
    }
  }

  @Test func theOrderOfFilesDecidesNothingWhereTheyAgree() throws {
    for seed in 0..<500 {
      let parts = parts(seed: seed)
      let whole = try merged(parts, seed: seed).json
      #expect(try merged(parts.reversed(), seed: seed).json == whole, "seed \(seed)")
      #expect(try merged([parts[1], parts[2], parts[0]], seed: seed).json == whole, "seed \(seed)")
    }
  }

  @Test func mergedMapsMergeAgain() throws {
    for seed in 0..<500 {
      let parts = parts(seed: seed)
      let whole = try merged(parts, seed: seed).json
      let two = try merged([parts[0], parts[1]], seed: seed).json
      #expect(try merged([two, parts[2]], seed: seed).json == whole, "seed \(seed)")
      #expect(try merged([whole], seed: seed).json == whole, "seed \(seed)")
      #expect(try merged([whole, whole], seed: seed).json == whole, "seed \(seed)")
    }
  }

  ///     declared   shop ──start──► x        observed   shop ──► x
  @Test func aRequirementToStartNeverStandsForOneToRun() throws {
    let map = try merged(
      [
        """
        {"components": [{"id": "x"},
          {"id": "shop", "dependsOn": [{"component": "x", "neededTo": "start"}]}]}
        """,
        """
        {"components": [{"id": "x", "declaration": "stub"}, {"id": "shop", "declaration": "overlay",
          "dependsOn": [{"component": "x", "confidence": "observed"}]}]}
        """,
      ], seed: 0)
    let requirements = try map.require("shop").requirements
    #expect(requirements.map(\.neededTo) == [.start, .run])
    #expect(requirements.map(\.confidence) == [.declared, .observed])
  }

  @Test func theSurerStatementGivesWhatItStatesAndTheOtherTheRest() throws {
    let map = try merged(
      [
        """
        {"components": [{"id": "x"}, {"id": "shop", "dependsOn": [
          {"component": "x", "confidence": "guessed", "tolerates": "1h", "note": "n"}]}]}
        """,
        """
        {"components": [{"id": "shop", "declaration": "overlay", "dependsOn": [
          {"component": "x", "strength": "soft", "note": "m", "x-k": 1}]}]}
        """,
      ], seed: 0)
    let requirement = try #require(try map.require("shop").requirements.first)
    #expect(requirement.strength == .soft && requirement.confidence == .declared)
    #expect(requirement.tolerates == .seconds(3_600) && requirement.note == "m")
    #expect(try map.require("shop").requirements.count == 1)
  }
}
