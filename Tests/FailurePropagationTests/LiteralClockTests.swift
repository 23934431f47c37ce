import TestSupport
import Testing

/// The sentences of the rule of time, each on a map computed by hand. A line shows one component second
/// by second: `.` up, `~` degraded, `#` down, `…` and so on for ever.
@Suite struct LiteralClockTests {
  // MARK: - Events

  @Test func ofOverlappingEventsTheWorstCounts() throws {
    let map = try DrawnClock(#"{"id": "db"}, {"id": "shop", "dependsOn": ["db"]}"#)
    #expect(try map.line(of: "db", ("db", "~~~"), ("db", ".#")) == "~#~.…")
    #expect(try map.line(of: "shop", ("db", "~~~"), ("db", ".#")) == "~#~.…")
    #expect(try map.line(of: "shop", ("db", ".#…")) == ".#…")
    #expect(try map.line(of: "shop") == ".…")
  }

  // MARK: - Tolerances

  private let tolerant = #"""
    {"id": "db"}, {"id": "shop", "dependsOn": [{"component": "db", "tolerates": "3s"}]}
    """#

  @Test func anOutageOfExactlyTheToleranceIsNotFelt() throws {
    let map = try DrawnClock(tolerant)
    #expect(try map.line(of: "shop", ("db", "###")) == ".…")
    #expect(try map.line(of: "shop", ("db", "####")) == "...#.…")
    #expect(try map.line(of: "shop", ("db", "#…")) == "...#…")
  }

  @Test func oneGoodInstantMakesTheToleranceWholeAgain() throws {
    let map = try DrawnClock(tolerant)
    #expect(try map.line(of: "shop", ("db", "###.###")) == ".…")
    #expect(try map.line(of: "shop", ("db", "####.####")) == "...#....#.…")
  }

  @Test func theBestSeverityCountsAndThatMayBeDegraded() throws {
    let map = try DrawnClock(tolerant)
    #expect(try map.line(of: "shop", ("db", "~~~###")) == "...~~~.…")
  }

  @Test func aMemberOfAGroupHasItsOwnTolerance() throws {
    let map = try DrawnClock(
      #"""
      {"id": "a"}, {"id": "b"},
      {"id": "shop", "dependsOn": [
        {"anyOf": [{"component": "a", "tolerates": "2s"}, "b"], "tolerates": "1s"}]}
      """#)
    #expect(try map.line(of: "shop", ("a", "####"), ("b", "####")) == "...#.…")
  }

  // MARK: - Failover

  //                     ┌─► a
  //     shop ──► 1 of 2 ┤            two seconds to switch
  //                     └─► b
  private let spared = #"""
    {"id": "a"}, {"id": "b"},
    {"id": "shop", "dependsOn": [{"anyOf": ["a", "b"], "failover": "2s"}]}
    """#

  @Test func aSpareTakesOverAfterTheFailover() throws {
    let map = try DrawnClock(spared)
    #expect(try map.line(of: "shop", ("a", "#####")) == "##.…")
    #expect(try map.line(of: "shop", ("a", "##")) == "##.…")
    #expect(try map.line(of: "shop", ("a", "~~~~")) == "~~.…")
    #expect(try map.line(of: "shop", ("b", "#####")) == ".…")
  }

  @Test func aMemberThatIsStillToleratedCountsAsUp() throws {
    let map = try DrawnClock(
      #"""
      {"id": "a"}, {"id": "b"},
      {"id": "shop", "dependsOn": [
        {"anyOf": [{"component": "a", "tolerates": "2s"}, "b"], "failover": "2s"}]}
      """#)
    #expect(try map.line(of: "shop", ("a", "#####")) == "..##.…")
  }

  @Test func failBackIsImmediate() throws {
    let map = try DrawnClock(spared)
    #expect(try map.line(of: "shop", ("a", "####"), ("b", "...###")) == "##.#.…")
  }

  @Test func aFlappingPrimaryNeverFailsOver() throws {
    let map = try DrawnClock(spared)
    #expect(try map.line(of: "shop", ("a", "#.##.#.##.#")) == "#.##.#.##.#.…")
  }

  @Test func theFirstAsManyAsNeededMustAllBeUp() throws {
    let map = try DrawnClock(
      #"""
      {"id": "a"}, {"id": "b"}, {"id": "c"},
      {"id": "shop", "dependsOn": [{"anyOf": ["a", "b", "c"], "needs": 2, "failover": "2s"}]}
      """#)
    #expect(try map.line(of: "shop", ("b", "####")) == "##.…")
    // Never both at once, for two seconds; c would do.
    #expect(try map.line(of: "shop", ("a", "#.#.#"), ("b", ".#.#")) == "##.…")
  }

  // MARK: - What has stopped

  //     ┌ az ──┐
  //     │ app ─┼──► cache        a domain stops what it holds; a network does not stop what needs it
  //     └──────┘
  @Test func whatHasStoppedHasNoTolerances() throws {
    let cache = #"{"component": "cache", "tolerates": "10s"}"#
    let within = try DrawnClock(
      #"""
      {"id": "az", "kind": "domain"}, {"id": "cache"},
      {"id": "app", "within": "az", "dependsOn": [\#(cache)]}
      """#)
    #expect(try within.line(of: "app", ("az", "##"), ("cache", ".###")) == "####.…")
    #expect(try within.line(of: "app", ("app", "##"), ("cache", ".###")) == "####.…")
    let behind = try DrawnClock(
      #"""
      {"id": "net"}, {"id": "cache"}, {"id": "app", "dependsOn": ["net", \#(cache)]}
      """#)
    #expect(try behind.line(of: "app", ("net", "##"), ("cache", ".###")) == "##.…")
  }

  //     ┌ az ──┼──► power
  //     │ app ─┼──► cache
  //     └──────┘
  @Test func aDomainThatLacksSomethingOrRecoversStopsWhatItHolds() throws {
    let map = try DrawnClock(
      #"""
      {"id": "power"}, {"id": "cache"},
      {"id": "az", "kind": "domain", "recovery": "1s", "dependsOn": ["power"]},
      {"id": "app", "within": "az",
        "dependsOn": [{"component": "cache", "tolerates": "9s"}]}
      """#)
    #expect(try map.line(of: "app", ("power", "##"), ("cache", ".#####")) == "######.…")
    #expect(try map.line(of: "app", ("power", "##")) == "###.…")
  }

  @Test func whatHasStartedHasTolerancesAgain() throws {
    let map = try DrawnClock(tolerant)
    #expect(try map.line(of: "shop", ("shop", "##"), ("db", "..##.")) == "####.…")
    #expect(try map.line(of: "shop", ("shop", "##"), ("db", "...##.")) == "##.…")
  }

  /// It starts degraded, has started at that, and then remembers what was good before.
  @Test func toleranceReachesBackBeforeTheStart() throws {
    let map = try DrawnClock(
      #"""
      {"id": "ads"},
      {"id": "app",
        "dependsOn": [{"component": "ads", "strength": "soft", "tolerates": "3s"}]}
      """#)
    #expect(try map.line(of: "app", ("app", ".##"), ("ads", ".#####")) == ".##.~~.…")
  }

  /// The outer tolerance would find b tolerated at 1, had the app not been down then.
  @Test func aSeverityOfThePastIsTheOneFeltThen() throws {
    let map = try DrawnClock(
      #"""
      {"id": "b"},
      {"id": "app", "dependsOn": [
        {"allOf": [{"component": "b", "tolerates": "1s"}], "tolerates": "2s"}]}
      """#)
    #expect(try map.line(of: "app", ("app", ".##"), ("b", ".~~~~~")) == ".##~~~.…")
    #expect(try map.line(of: "app", ("b", ".~~~~~")) == "....~~.…")
  }

  @Test func failoverTakesItsTimeForWhatHasStoppedToo() throws {
    let map = try DrawnClock(spared)
    #expect(try map.line(of: "shop", ("shop", "#"), ("a", "####")) == "##.…")
  }

  // MARK: - Start requirements

  private let starting = #"""
    {"id": "registry"}, {"id": "net"},
    {"id": "app", "dependsOn": [
      "net", {"component": "registry", "neededTo": "start", "tolerates": "9s"}]}
    """#

  @Test func onlyWhatHasStoppedNeedsWhatItNeedsToStart() throws {
    let map = try DrawnClock(starting)
    #expect(try map.line(of: "app", ("registry", "####")) == ".…")
    #expect(try map.line(of: "app", ("registry", "####"), ("app", "##")) == "####.…")
    // What only lacks a requirement waits.
    #expect(try map.line(of: "app", ("registry", "####"), ("net", "##")) == "##.…")
    #expect(try map.line(of: "app", ("registry", "~~~~"), ("app", "##")) == "##.…")
  }

  //     c ──► b ──► a        each needs the next to start
  @Test func atOneInstantTheyStartOneAfterAnother() throws {
    let map = try DrawnClock(
      #"""
      {"id": "c", "dependsOn": [{"component": "b", "neededTo": "start"}]},
      {"id": "b", "dependsOn": [{"component": "a", "neededTo": "start"}]}, {"id": "a"}
      """#)
    let all = [("a", "##"), ("b", "##"), ("c", "##")]
    for id in ["a", "b", "c"] {
      #expect(try map.line(of: id, all[0], all[1], all[2]) == "##.…")
    }
    #expect(try map.line(of: "c", ("a", "####"), all[1], all[2]) == "####.…")
  }

  // a ◄──► b        to run
  @Test func whatNeedsEachOtherToRunStartsTogether() throws {
    let map = try DrawnClock(
      #"{"id": "a", "dependsOn": ["b"]}, {"id": "b", "dependsOn": ["a"]}"#)
    #expect(try map.line(of: "a", ("a", "##"), ("b", "##")) == "##.…")
  }

  //     vault ──► storage      to run
  //     storage ──► vault      to start
  @Test func twoThatKeepEachOtherFromStartingStayDown() throws {
    let storage = #"""
      {"id": "storage", "dependsOn": [{"component": "vault", "neededTo": "start"}]}
      """#
    let map = try DrawnClock(storage + #", {"id": "vault", "dependsOn": ["storage"]}"#)
    #expect(try map.line(of: "storage", ("storage", "##")) == "#…")
    #expect(try map.line(of: "vault", ("storage", "##")) == "#…")
    #expect(try map.line(of: "vault", ("vault", "##")) == "##.…")
    let tolerant = try DrawnClock(
      storage
        + #", {"id": "vault", "dependsOn": [{"component": "storage", "tolerates": "2s"}]}"#)
    #expect(try tolerant.line(of: "storage", ("storage", "#")) == "#.…")
    // At 2 the storage could start if the vault were up, and the vault's patience ends if it does not.
    #expect(try tolerant.line(of: "storage", ("storage", "##")) == "#…")
    #expect(try tolerant.line(of: "vault", ("storage", "##")) == "..#…")
  }

  // MARK: - Recovery

  @Test func recoveryIsAddedToADecree() throws {
    let map = try DrawnClock(#"{"id": "db", "recovery": "3s"}"#)
    #expect(try map.line(of: "db", ("db", "##")) == "#####.…")
    #expect(try map.line(of: "db", ("db", "##..##")) == "#########.…")
    #expect(try map.line(of: "db", ("db", "~~")) == "~~.…")
  }

  // shop ──► db
  @Test func aChainRecoversOneAfterAnother() throws {
    let map = try DrawnClock(
      #"""
      {"id": "db", "recovery": "3s"}, {"id": "shop", "recovery": "2s", "dependsOn": ["db"]}
      """#)
    #expect(try map.line(of: "shop", ("db", "##")) == "#######.…")
  }

  // shop ──► db        to start
  @Test func recoveryBeginsWhenWhatItNeedsToStartIsThere() throws {
    let map = try DrawnClock(
      #"""
      {"id": "db", "recovery": "3s"},
      {"id": "shop", "recovery": "2s", "dependsOn": [{"component": "db", "neededTo": "start"}]}
      """#)
    #expect(try map.line(of: "shop", ("db", "##"), ("shop", "##")) == "#######.…")
  }

  @Test func whatItNeedsToStartIsNeededUntilItHasRecovered() throws {
    let map = try DrawnClock(
      #"""
      {"id": "registry"},
      {"id": "app", "recovery": "3s",
        "dependsOn": [{"component": "registry", "neededTo": "start"}]}
      """#)
    #expect(try map.line(of: "app", ("app", "#"), ("registry", "..##")) == "#######.…")
    #expect(try map.line(of: "app", ("app", "#"), ("registry", "....##")) == "#########.…")
    #expect(try map.line(of: "app", ("app", "#"), ("registry", ".....##")) == "####.…")
  }

  // a ◄──► b
  @Test func aCircleRecoversTogether() throws {
    let map = try DrawnClock(
      #"""
      {"id": "a", "recovery": "3s", "dependsOn": ["b"]},
      {"id": "b", "recovery": "2s", "dependsOn": ["a"]}
      """#)
    #expect(try map.line(of: "a", ("a", "##")) == "#####.…")
    #expect(try map.line(of: "b", ("a", "##")) == "#####.…")
  }

  //               ┌─► b ──┐
  //     a ──► any ┤       ├──► a        spares close a circle too
  //               └─► c ──┘
  @Test func aCircleThroughSparesRecoversTogether() throws {
    let map = try DrawnClock(
      #"""
      {"id": "a", "recovery": "3s", "dependsOn": [{"anyOf": ["b", "c"]}]},
      {"id": "b", "recovery": "2s", "dependsOn": ["a"]},
      {"id": "c", "recovery": "2s", "dependsOn": ["a"]}
      """#)
    #expect(try map.line(of: "b", ("a", "##")) == "#####.…")
  }
}
