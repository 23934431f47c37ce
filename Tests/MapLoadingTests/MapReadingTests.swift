import DependencyGraph
import MapDiagnostics
import MapLoading
import TestSupport
import Testing

@Suite struct MapReadingTests {
  @Test func everyKeyIsKept() throws {
    let map = try map(
      """
      {"$schema": "s", "formatVersion": 1, "name": "Acme", "description": "d", "origin": "o",
       "scenarios": [], "x-mine": {"any": [1, 2]},
       "components": [
        {"dependsOn": [
           {"anyOf": ["b", {"allOf": ["c", "d"]}], "needs": 1, "failover": "2m", "tolerates": "PT1H30M",
            "note": "n", "evidence": ["e1", "e2"]},
           {"component": "b", "neededTo": "start"}, {"component": "c", "strength": "soft"}],
         "id": "a", "kind": "service", "within": ["r"], "name": "N", "description": "D", "owner": "O",
         "provider": "P", "region": "R", "category": "C", "url": "U", "tier": 2,
         "labels": {"l": "v"}, "availability": "99.95%", "recovery": "1h30m", "costPerHour": 12.5,
         "x-own": null},
        {"id": "b", "kind": "third-party", "availability": 0.5}, {"id": "c", "kind": "cloud"},
        {"id": "d"}, {"id": "r", "kind": "domain", "provider": "P"}]}
      """)
    #expect(map.name == "Acme" && map.description == "d")
    #expect(map.componentCount == 5 && map.dependencyCount == 5)
    let a = try map.require("a")
    #expect(
      [a.name, a.description, a.owner, a.provider, a.region, a.category, a.url]
        == ["N", "D", "O", "P", "R", "C", "U"])
    #expect(a.tier == 2 && a.label("l") == "v" && a.costPerHour == 12.5)
    #expect(a.availability == 0.9995 && a.recovery == .seconds(5400))
    #expect(a.domains.map(\.id) == ["r"])
    let group = a.requirements[0]
    #expect(group.phrase == "1 of 2 [b, all of [c, d]]")
    #expect(group.failover == .seconds(120) && group.tolerates == .seconds(5400))
    #expect(group.note == "n" && group.evidence == ["e1", "e2"])
    #expect(a.requirements[1].neededTo == .start && a.requirements[2].strength == .soft)
    #expect(a.requirements[1].tolerates == nil)
    #expect(try map.require("b").kind == .thirdParty)
    #expect(try map.require("r").isInside == false)
    #expect(try map.require("d").isInside)
  }

  @Test func namesAreKeptToTheByte() throws {
    let map = try map(
      components:
        "{\"id\": \"caf\\u00e9\", \"dependsOn\": [\"cafe\u{301}\"]}, {\"id\": \"cafe\u{301}\"}")
    #expect(map.componentCount == 2)
    #expect(Array(map[0].id.utf8) == Array("caf\u{E9}".utf8))
    #expect(Array(map[1].id.utf8) == Array("cafe\u{301}".utf8))
  }

  @Test func aRequirementKnowsItsPlace() throws {
    let marked = MarkedText(
      "{\"components\": [{\"id\": \"a\", \"dependsOn\": [{\"note\": \"n\", \"component\": ‹\"b\"›}]}, {\"id\": \"b\"}]}"
    )
    let found = try map(marked.text).require("a").requirements[0].range
    #expect(found.bytes == marked.range)
  }

  @Test func placesCountLinesAndScalars() {
    let text = "é\u{1F600}x\r\n\ty\rz\n" + String(repeating: "ü", count: 40_000) + "!"
    let index = PlaceIndex(SourceText(name: "t", text: text))
    func place(of character: Character) -> [Int] {
      let before = text.prefix { $0 != character }
      let place = index.place(at: before.utf8.count)
      return [place.line, place.column]
    }
    #expect(place(of: "x") == [1, 3])
    #expect(place(of: "y") == [2, 2])
    #expect(place(of: "z") == [3, 1])
    #expect(place(of: "!") == [4, 40_001])
  }

  @Test(arguments: [
    ("90s", 90), ("15m", 900), ("6h", 21_600), ("2d", 172_800), ("1h30m", 5_400), ("0s", 0),
    ("PT1H30M", 5_400), ("P2D", 172_800), ("P1W", 604_800), ("P1DT1S", 86_401),
  ])
  func durationsAreSums(_ text: String, _ seconds: Int) throws {
    #expect(try DurationText.duration(text) == .seconds(seconds))
  }

  @Test(arguments: [
    "", "5", "h", "1.5h", "-1s", "1h 30m", "P", "PT", "P1Y", "P1M", "1H", "٣s", "PT1D",
  ])
  func otherTextsAreNoDurations(_ text: String) {
    #expect(throws: DurationText.Problem.self) { try DurationText.duration(text) }
  }

  @Test func stronglyConnectedComponentsAreWhatReachesEachOther() {
    for seed in 0..<300 {
      var random = SeededGenerator(seed: seed)
      let count = Int.random(in: 1...9, using: &random)
      let targets = (0..<count).map { _ in
        (0..<Int.random(in: 0...3, using: &random)).map { _ in
          UInt32.random(in: 0..<UInt32(count), using: &random)
        }
      }
      var reaches = (0..<count).map { from in (0..<count).map { $0 == from } }
      for _ in 0..<count {
        for from in 0..<count {
          for middle in 0..<count where reaches[from][middle] {
            for target in targets[middle] { reaches[from][Int(target)] = true }
          }
        }
      }
      let found = StronglyConnectedComponents(vertexCount: count) { targets[Int($0)] }
      var start = 0
      var number = Array(repeating: 0, count: count)
      for (order, end) in found.ends.enumerated() {
        for vertex in found.order[start..<end] { number[Int(vertex)] = order }
        start = end
      }
      for one in 0..<count {
        for other in 0..<count {
          #expect(
            (number[one] == number[other]) == (reaches[one][other] && reaches[other][one]),
            "seed \(seed)")
          if reaches[one][other] { #expect(number[other] <= number[one], "seed \(seed)") }
        }
      }
    }
  }
}
