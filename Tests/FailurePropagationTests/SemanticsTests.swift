import DependencyGraph
import FailurePropagation
import TestSupport
import Testing

/// The sections of `docs/semantics.md`, each as a picture.
@Suite struct SemanticsTests {
  private func radius(
    _ components: String, fail: [String], degrade: [String] = []
  ) throws -> BlastRadius {
    let map = try map(components: components)
    return PropagationEngine(map).blastRadius(
      of: Scenario(failing: try fail.map(map.require), degrading: try degrade.map(map.require)))
  }

  private func state(_ id: String, _ radius: BlastRadius) throws -> State {
    radius.state(of: try radius.map.require(id))
  }

  // Hard and soft
  //
  //     shop ──► db        shop ┄┄► ads
  private let shop = """
    {"id": "db"}, {"id": "ads"},
    {"id": "shop", "dependsOn": ["db", {"component": "ads", "strength": "soft"}]}
    """

  @Test func aHardDependencyPassesOn() throws {
    #expect(try state("shop", radius(shop, fail: ["db"])) == .down)
    #expect(try state("shop", radius(shop, fail: [], degrade: ["db"])) == .degraded)
  }

  @Test func aSoftDependencySoftensByAStep() throws {
    #expect(try state("shop", radius(shop, fail: ["ads"])) == .degraded)
    #expect(try state("shop", radius(shop, fail: [], degrade: ["ads"])) == .up)
  }

  // Groups
  //
  //                      ┌─► a
  //     queue ──► 2 of 3 ┼─► b
  //                      └─► c
  private let queue = """
    {"id": "a"}, {"id": "b"}, {"id": "c"},
    {"id": "queue", "dependsOn": [{"anyOf": ["a", "b", "c"], "needs": 2}]}
    """

  @Test func aGroupIsAsBadAsTheWorstOfItsBestMembers() throws {
    #expect(try state("queue", radius(queue, fail: ["a"])) == .up)
    #expect(try state("queue", radius(queue, fail: ["a"], degrade: ["b"])) == .degraded)
    #expect(try state("queue", radius(queue, fail: ["a", "c"])) == .down)
  }

  // Redundancy lost
  @Test func redundancyIsLostWhenOneMoreLossIsFelt() throws {
    let one = try radius(queue, fail: ["b"])
    #expect(one.redundancyLost.map { one.map[$0].id } == ["queue"])
    #expect(try radius(queue, fail: []).redundancyLost.isEmpty)
    #expect(try radius(queue, fail: ["a", "b"]).redundancyLost.isEmpty)
  }

  // Domains
  //
  //     region ⊃ zone ⊃ host
  @Test func aDomainTakesWhatItHolds() throws {
    let nested = """
      {"id": "region", "kind": "domain"}, {"id": "zone", "kind": "domain", "within": "region"},
      {"id": "host", "within": "zone"}
      """
    let found = try radius(nested, fail: ["region"])
    #expect(try state("host", found) == .down)
    #expect(found.distance(of: try found.map.require("host")) == 2)
    #expect(try state("region", radius(nested, fail: ["host"])) == .up)
  }

  // Cycles
  //
  //     storage ──► a ◄──► b
  @Test func aCycleFallsTogetherAndNotByItself() throws {
    let cycle = """
      {"id": "storage"}, {"id": "a", "dependsOn": ["b"]}, {"id": "b", "dependsOn": ["a", "storage"]}
      """
    #expect(try radius(cycle, fail: []).worsened.isEmpty)
    #expect(try radius(cycle, fail: ["storage"]).worsened.map(\.id).sorted() == ["a", "b"])
    #expect(try radius(cycle, fail: ["a"]).worsened.map(\.id) == ["b"])
  }

  // Blast radius
  @Test func whatIsDecreedDegradedCountsWhenItGoesDown() throws {
    let found = try radius(shop, fail: ["db"], degrade: ["shop"])
    #expect(found.worsened.map(\.id) == ["shop"])
    #expect(found.distance(of: try found.map.require("shop")) == 1)
  }

  // Start requirements
  @Test func whatIsOnlyNeededToStartDoesNotMatterToARunningComponent() throws {
    let start = """
      {"id": "registry"},
      {"id": "app", "dependsOn": [{"component": "registry", "neededTo": "start"}]}
      """
    let found = try radius(start, fail: ["registry"])
    #expect(try state("app", found) == .up)
    let held = found.explanation(of: try found.map.require("app")).held
    #expect(held.map(\.reason) == ["registry is needed only to start"])
  }

  @Test func whatHeldIsSaid() throws {
    let pay = """
      {"id": "stripe"}, {"id": "adyen"}, {"id": "ads"},
      {"id": "pay", "dependsOn": [{"anyOf": ["stripe", "adyen"]}]},
      {"id": "shop", "dependsOn": ["pay", {"component": "ads", "strength": "soft"}]}
      """
    let found = try radius(pay, fail: ["stripe", "ads"])
    func reasons(_ id: String) throws -> [String] {
      found.explanation(of: try found.map.require(id)).held.map(\.reason)
    }
    #expect(try reasons("pay") == ["1 of 2 [stripe, adyen] still works"])
    #expect(try reasons("shop") == ["ads is only a soft dependency"])
    #expect(try reasons("adyen") == ["nothing it needs is affected"])
  }

  @Test func aChainOfTwoHundredThousandNeedsNoStack() throws {
    let count = 200_000
    var lines = ["{\"id\": \"c0\"}"]
    lines += (1..<count).map { "{\"id\": \"c\($0)\", \"dependsOn\": [\"c\($0 - 1)\"]}" }
    let found = try radius(lines.joined(separator: ",\n"), fail: ["c0"])
    #expect(found.worsened.count == count - 1)
    let last = try found.map.require("c\(count - 1)")
    #expect(found.distance(of: last) == count - 1)
    #expect(found.explanation(of: last).steps.count == count)
  }

  @Test func groupsNestedToTheLimitNeedNoStack() throws {
    // Each group takes an object and an array; the map's own brackets take four more.
    let depth = 254
    let open = String(repeating: "{\"anyOf\": [", count: depth)
    let close = String(repeating: "]}", count: depth)
    let found = try radius(
      "{\"id\": \"a\"}, {\"id\": \"b\", \"dependsOn\": [\(open)\"a\"\(close)]}", fail: ["a"])
    #expect(found.worsened.map(\.id) == ["b"])
    #expect(found.cause(of: found.worsened[0])?.components.map(\.id) == ["a"])
  }
}
