import FailurePropagation
import TestSupport
import Testing

/// The sections of `docs/semantics.md` about what is told beside the states, each as a picture.
@Suite struct AnswerSemanticsTests {
  // MARK: - Redundancy lost
  //
  //                             ┌─► stripe
  //     checkout ──► 1 of 2 ────┤
  //                             └─► adyen
  @Test func redundancyIsLostWhenTheLossOfOneMoreIsFelt() throws {
    let map = try DrawnMap(
      #"""
      {"id": "stripe"}, {"id": "adyen"}, {"id": "ads"},
      {"id": "checkout", "dependsOn": [
        {"anyOf": ["stripe", "adyen"]}, {"component": "ads", "strength": "soft"}]}
      """#)
    #expect(try map.withoutSpare() == [])
    #expect(try map.withoutSpare(fail: ["stripe"]) == ["checkout"])
    #expect(try map.withoutSpare(fail: ["stripe", "adyen"]) == [])
    // Degraded is not lost, and what limps can carry the mark too.
    #expect(try map.withoutSpare(degrade: ["stripe"]) == [])
    #expect(try map.withoutSpare(fail: ["stripe", "ads"]) == ["checkout"])
    #expect(try map.withoutSpare(fail: ["stripe", "checkout"]) == [])
  }

  // queue ──► 2 of 4 [a, b, c, d]
  @Test func twoSparesAreLostOneAfterTheOther() throws {
    let map = try DrawnMap(
      #"""
      {"id": "a"}, {"id": "b"}, {"id": "c"}, {"id": "d"},
      {"id": "queue", "dependsOn": [{"anyOf": ["a", "b", "c", "d"], "needs": 2}]}
      """#)
    #expect(try map.withoutSpare(fail: ["a"]) == [])
    #expect(try map.withoutSpare(fail: ["a", "d"]) == ["queue"])
    #expect(try map.withoutSpare(fail: ["a", "b", "d"]) == [])
  }

  // queue ──► 2 of 2 [a, b]          no spare was ever there
  @Test func whatNeedsAllHasNoSpareToLose() throws {
    let map = try DrawnMap(
      #"""
      {"id": "a"}, {"id": "b"},
      {"id": "queue", "dependsOn": [{"anyOf": ["a", "b"], "needs": 2, "strength": "soft"}]}
      """#)
    #expect(try map.withoutSpare(fail: ["a"]) == [])
  }

  //                   ┌─► 1 of 2 [a, b]
  // site ──► 1 of 2 ──┤
  //                   └─► c
  @Test func ofNestedGroupsTheOutermostWithASpareDecides() throws {
    let map = try DrawnMap(
      #"""
      {"id": "a"}, {"id": "b"}, {"id": "c"},
      {"id": "site", "dependsOn": [{"anyOf": [{"anyOf": ["a", "b"]}, "c"]}]}
      """#)
    #expect(try map.withoutSpare(fail: ["a"]) == [])
    #expect(try map.withoutSpare(fail: ["c"]) == ["site"])
    #expect(try map.withoutSpare(fail: ["a", "b"]) == ["site"])
  }

  //                   ┌─► 1 of 2 [a, b]
  // site ──► all of ──┤                          no spare outside: the inner groups decide
  //                   └─► 1 of 2 [c, d]
  @Test func aGroupWithoutASpareHidesNone() throws {
    let map = try DrawnMap(
      #"""
      {"id": "a"}, {"id": "b"}, {"id": "c"}, {"id": "d"},
      {"id": "site", "dependsOn": [{"allOf": [{"anyOf": ["a", "b"]}, {"anyOf": ["c", "d"]}]}]}
      """#)
    #expect(try map.withoutSpare(fail: ["a"]) == ["site"])
    #expect(try map.withoutSpare(fail: ["a", "c"]) == ["site"])
    #expect(try map.withoutSpare(fail: ["a", "c", "d"]) == [])
  }

  // site ┄┄► all of ──┬─► 1 of 2 [a, b]          what is down before softening
  //                   └─► c                      has nothing more to lose
  @Test func aSoftRequirementThatIsDownHasNothingMoreToLose() throws {
    let map = try DrawnMap(
      #"""
      {"id": "a"}, {"id": "b"}, {"id": "c"},
      {"id": "site", "dependsOn": [{"allOf": [{"anyOf": ["a", "b"]}, "c"], "strength": "soft"}]}
      """#)
    #expect(try map.withoutSpare(fail: ["a"]) == ["site"])
    #expect(try map.withoutSpare(fail: ["a", "c"]) == [])
    #expect(try map.worsened(fail: ["a", "c"]) == ["site degraded"])
  }

  // MARK: - Blast radius
  //
  //     ads ◄┄┄ shop ──► db
  private let shop = #"""
    {"id": "db"}, {"id": "ads"},
    {"id": "shop", "dependsOn": ["db", {"component": "ads", "strength": "soft"}]}
    """#

  @Test func whatIsWorseThanItsDecreeCounts() throws {
    let map = try DrawnMap(shop)
    #expect(try map.worsened(fail: ["db", "shop"]) == [])
    #expect(try map.worsened(fail: ["ads"], degrade: ["shop"]) == [])
    #expect(try map.worsened(fail: ["db"], degrade: ["shop"]) == ["shop down"])
  }

  // MARK: - Distance and cause
  //
  //     checkout ──► orders-db ─within─► region
  //        2             1                 0
  @Test func theDistanceIsTheRoundAndTheCauseTheRoundBefore() throws {
    let map = try DrawnMap(
      #"""
      {"id": "region", "kind": "domain"}, {"id": "orders-db", "within": "region"},
      {"id": "checkout", "dependsOn": ["orders-db"]}, {"id": "blog"}
      """#)
    #expect(try map.cause(of: "region", fail: ["region"]) == "0 decree")
    #expect(try map.cause(of: "orders-db", fail: ["region"]) == "1 domain region")
    #expect(try map.cause(of: "checkout", fail: ["region"]) == "2 dependency orders-db")
    #expect(try map.cause(of: "blog", fail: ["region"]) == "up")
  }

  // site ──► 1 of 2 [all of [a, b], 1 of 2 [b, c]]
  @Test func ofAnyOfEveryFailedMemberIsTheCauseAndOfAllOfTheFirst() throws {
    let map = try DrawnMap(
      #"""
      {"id": "a"}, {"id": "b"}, {"id": "c"},
      {"id": "site", "dependsOn": [{"anyOf": [{"allOf": ["a", "b"]}, {"anyOf": ["b", "c"]}]}]}
      """#)
    #expect(try map.cause(of: "site", fail: ["a", "b", "c"]) == "1 redundancy a b c")
    // Each component once.
    #expect(try map.cause(of: "site", fail: ["b", "c"]) == "1 redundancy b c")
  }

  @Test func anAllOfItselfIsNoCauseButItsFirstFailedMemberIs() throws {
    let map = try DrawnMap(
      #"""
      {"id": "a"}, {"id": "b"}, {"id": "c"},
      {"id": "site", "dependsOn": [{"allOf": ["a", {"anyOf": ["b", "c"]}, "b"]}]}
      """#)
    #expect(try map.cause(of: "site", fail: ["b"]) == "1 dependency b")
    #expect(try map.cause(of: "site", fail: ["b", "c"]) == "1 redundancy b c")
    #expect(try map.cause(of: "site", fail: ["a", "b", "c"]) == "1 dependency a")
  }

  // site ──► far ──► near            far comes first in the file, near came first in time
  // site ───────────► near
  @Test func whatFellLaterIsNoCause() throws {
    let map = try DrawnMap(
      #"""
      {"id": "near"}, {"id": "far", "dependsOn": ["near"]},
      {"id": "site", "dependsOn": ["far", "near"]}
      """#)
    #expect(try map.cause(of: "site", fail: ["near"]) == "1 dependency near")
    #expect(try map.cause(of: "site", fail: ["near", "far"]) == "1 dependency far")
  }

  // The room stands after the need in the text, and before it in the rule.
  @Test func domainsComeFirst() throws {
    let map = try DrawnMap(
      #"""
      {"id": "db"}, {"id": "room", "kind": "domain"},
      {"id": "site", "dependsOn": ["db"], "within": "room"}
      """#)
    #expect(try map.cause(of: "site", fail: ["room", "db"]) == "1 domain room")
  }

  // site ──► d ──► c            degraded in round 1 by c, down in round 2 by d
  // site ┄┄┄┄┄┄┄┄► c
  @Test func theCauseBelongsToTheFinalState() throws {
    let map = try DrawnMap(
      #"""
      {"id": "c"}, {"id": "d", "dependsOn": ["c"]},
      {"id": "site", "dependsOn": [{"component": "c", "strength": "soft"}, "d"]}
      """#)
    #expect(try map.cause(of: "site", fail: ["c"]) == "2 dependency d")
    #expect(try map.cause(of: "site", fail: ["c"], degrade: ["site"]) == "2 dependency d")
  }

  // MARK: - What held

  @Test func whatHeldIsSaid() throws {
    let map = try DrawnMap(
      #"""
      {"id": "stripe"}, {"id": "adyen"}, {"id": "ads"}, {"id": "registry"},
      {"id": "pay", "dependsOn": [{"anyOf": ["stripe", "adyen"]}]},
      {"id": "shop", "dependsOn": ["pay", {"component": "ads", "strength": "soft"}]},
      {"id": "app", "dependsOn": [{"component": "registry", "neededTo": "start"}]}
      """#)
    let found = try map.radius(fail: ["stripe", "ads", "registry"])
    func reasons(_ id: String) throws -> [String] {
      found.explanation(of: try map.map.require(id)).held.map(\.reason)
    }
    #expect(try reasons("pay") == ["1 of 2 [stripe, adyen] still works"])
    #expect(try reasons("shop") == ["ads is only a soft dependency"])
    #expect(try reasons("app") == ["registry is needed only to start"])
    #expect(try reasons("adyen") == ["nothing it needs is affected"])
    #expect(try reasons("stripe") == [])
  }
}
