import TestSupport
import Testing

/// The sections of `docs/semantics.md` about states, each as a picture.
@Suite struct StateSemanticsTests {
  // MARK: - The rule

  @Test func nothingFailsWithoutACause() throws {
    let shop = try DrawnMap(#"{"id": "db"}, {"id": "shop", "dependsOn": ["db"]}"#)
    #expect(try shop.worsened() == [])
  }

  // ads ◄┄┄ shop ──► db          the worst counts
  @Test func aComponentIsAsBadAsTheWorstOfItsDecreeDomainsAndRequirements() throws {
    let shop = try DrawnMap(
      #"""
      {"id": "eu", "kind": "domain"}, {"id": "db"}, {"id": "ads"},
      {"id": "shop", "within": "eu",
        "dependsOn": ["db", {"component": "ads", "strength": "soft"}]}
      """#)
    #expect(try shop.worsened(fail: ["ads"]) == ["shop degraded"])
    #expect(try shop.worsened(fail: ["ads", "db"]) == ["shop down"])
    #expect(try shop.worsened(fail: ["ads", "eu"]) == ["shop down"])
    #expect(try shop.worsened(degrade: ["shop", "db"]) == [])
  }

  // MARK: - Hard and soft
  //
  //     checkout ──► database
  //     checkout ┄┄► recommendations
  private let checkout = #"""
    {"id": "database"}, {"id": "recommendations"},
    {"id": "checkout",
      "dependsOn": ["database", {"component": "recommendations", "strength": "soft"}]}
    """#

  @Test func aHardDependencyPassesOn() throws {
    let map = try DrawnMap(checkout)
    #expect(try map.worsened(fail: ["database"]) == ["checkout down"])
    #expect(try map.worsened(degrade: ["database"]) == ["checkout degraded"])
  }

  @Test func aSoftDependencySoftensByAStep() throws {
    let map = try DrawnMap(checkout)
    #expect(try map.worsened(fail: ["recommendations"]) == ["checkout degraded"])
    #expect(try map.worsened(degrade: ["recommendations"]) == [])
  }

  // report ┄┄► 2 of 2 ─┬─► a
  //                    └─► b
  @Test func aSoftGroupSoftensWhatComesOutOfIt() throws {
    let report = try DrawnMap(
      #"""
      {"id": "a"}, {"id": "b"},
      {"id": "report", "dependsOn": [{"anyOf": ["a", "b"], "needs": 2, "strength": "soft"}]}
      """#)
    #expect(try report.worsened(fail: ["b"]) == ["report degraded"])
    #expect(try report.worsened(degrade: ["a", "b"]) == [])
  }

  // MARK: - Groups
  //
  //                         ┌─► az1
  //     queue ──► k of 3 ───┼─► az2
  //                         └─► az3
  @Test(arguments: [
    (1, "", "az1 az2", []), (1, "az3", "az1 az2", ["queue degraded"]),
    (1, "az1 az2 az3", "", ["queue down"]),
    (2, "az3", "", []), (2, "az3", "az2", ["queue degraded"]), (2, "az1 az3", "", ["queue down"]),
    (3, "", "az1", ["queue degraded"]), (3, "az2", "", ["queue down"]),
  ])
  func theWorstOfTheBestIsFelt(
    needs: Int, down: String, degraded: String, expected: [String]
  ) throws {
    let queue = try DrawnMap(
      #"""
      {"id": "az1"}, {"id": "az2"}, {"id": "az3"},
      {"id": "queue", "dependsOn": [{"anyOf": ["az1", "az2", "az3"], "needs": \#(needs)}]}
      """#)
    let words = [down, degraded].map { $0.split(separator: " ").map(String.init) }
    #expect(try queue.worsened(fail: words[0], degrade: words[1]) == expected)
  }

  // shipping ──► 1 of 2 ──┬─► warehouse-eu
  //                       └─► all of ──┬─► warehouse-us
  //                                    └─► link
  @Test func anAllOfIsOneMember() throws {
    let shipping = try DrawnMap(
      #"""
      {"id": "warehouse-eu"}, {"id": "warehouse-us"}, {"id": "link"},
      {"id": "shipping",
        "dependsOn": [{"anyOf": ["warehouse-eu", {"allOf": ["warehouse-us", "link"]}]}]}
      """#)
    #expect(try shipping.worsened(fail: ["warehouse-us", "link"]) == [])
    #expect(try shipping.worsened(fail: ["warehouse-eu", "link"]) == ["shipping down"])
    #expect(
      try shipping.worsened(fail: ["warehouse-eu"], degrade: ["link"]) == ["shipping degraded"])
  }

  //             ┌─► stripe ──┐
  // pay ──► 1 of 2           ├─► region
  //             └─► adyen  ──┘
  @Test func redundancyOnPaperFallsWithWhatItShares() throws {
    let pay = try DrawnMap(
      #"""
      {"id": "region"}, {"id": "stripe", "dependsOn": ["region"]},
      {"id": "adyen", "dependsOn": ["region"]},
      {"id": "pay", "dependsOn": [{"anyOf": ["stripe", "adyen"]}]}
      """#)
    #expect(try pay.worsened(fail: ["stripe"]) == [])
    #expect(try pay.worsened(fail: ["region"]) == ["stripe down", "adyen down", "pay down"])
  }

  // MARK: - Domains
  //
  //     ┌ region ────────────────┐
  //     │ ┌ az1 ──────┐          │
  //     │ │ orders-db │  cache   │
  //     │ └───────────┘          │
  //     └────────────────────────┘
  private let region = #"""
    {"id": "region", "kind": "domain"}, {"id": "az1", "kind": "domain", "within": "region"},
    {"id": "orders-db", "within": "az1"}, {"id": "cache", "within": "region"}
    """#

  @Test func aDomainTakesWhatItHolds() throws {
    let map = try DrawnMap(region)
    #expect(try map.worsened(fail: ["region"]) == ["az1 down", "orders-db down", "cache down"])
    #expect(try map.worsened(fail: ["az1"]) == ["orders-db down"])
    #expect(try map.worsened(fail: ["orders-db"]) == [])
    #expect(
      try map.worsened(degrade: ["region"])
        == ["az1 degraded", "orders-db degraded", "cache degraded"])
  }

  @Test func whatIsWithinTwoDomainsIsLostWithEither() throws {
    let map = try DrawnMap(
      #"""
      {"id": "east", "kind": "domain"}, {"id": "acme", "kind": "domain"},
      {"id": "host", "within": ["east", "acme"]}
      """#)
    #expect(try map.worsened(fail: ["east"]) == ["host down"])
    #expect(try map.worsened(fail: ["acme"]) == ["host down"])
  }

  // ┌ room ┐
  // │ host │ ──► power
  // └──────┘
  @Test func aDomainMayNeedThings() throws {
    let map = try DrawnMap(
      #"""
      {"id": "power"}, {"id": "room", "kind": "domain", "dependsOn": ["power"]},
      {"id": "host", "within": "room"}
      """#)
    #expect(try map.worsened(fail: ["power"]) == ["room down", "host down"])
  }

  // MARK: - Cycles
  //
  //     billing ◄──► accounts ──► ledger
  @Test func aCycleFallsTogetherAndNotByItself() throws {
    let map = try DrawnMap(
      #"""
      {"id": "ledger"}, {"id": "billing", "dependsOn": ["accounts"]},
      {"id": "accounts", "dependsOn": ["billing", "ledger"]}
      """#)
    #expect(try map.worsened() == [])
    #expect(try map.worsened(fail: ["ledger"]) == ["billing down", "accounts down"])
    #expect(try map.worsened(fail: ["billing"]) == ["accounts down"])
    #expect(try map.worsened(degrade: ["ledger"]) == ["billing degraded", "accounts degraded"])
  }

  // a ──► b ┄┄► c ──► a
  @Test func aSoftDependencyInACircleSoftensIt() throws {
    let map = try DrawnMap(
      #"""
      {"id": "a", "dependsOn": ["b"]},
      {"id": "b", "dependsOn": [{"component": "c", "strength": "soft"}]},
      {"id": "c", "dependsOn": ["a"]}
      """#)
    #expect(try map.worsened(fail: ["c"]) == ["a degraded", "b degraded"])
    #expect(try map.worsened(fail: ["b"]) == ["a down", "c down"])
  }

  // MARK: - Start requirements
  //
  //     web ──► database
  //     web ──► registry  (to start)
  @Test func whatIsOnlyNeededToStartDoesNotCount() throws {
    let map = try DrawnMap(
      #"""
      {"id": "database"}, {"id": "registry"},
      {"id": "web", "dependsOn": [
        "database", {"component": "registry", "neededTo": "start"},
        {"anyOf": ["registry", "database"], "needs": 2, "neededTo": "start"}]}
      """#)
    #expect(try map.worsened(fail: ["registry"]) == [])
    #expect(try map.withoutSpare(fail: ["registry"]) == [])
    #expect(try map.worsened(fail: ["database"]) == ["web down"])
  }
}
