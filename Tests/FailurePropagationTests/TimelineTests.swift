import DependencyGraph
import FailurePropagation
import TestSupport
import Testing

/// What each sentence of the rule with a clock says, on drawn maps.
@Suite struct TimelineTests {
  @Test func anOutagePassesOnAtOnceAndEndsAtOnce() throws {
    //  shop ──► orders ──► db      recs ┄┄► db
    let clock = try DrawnTimeline(
      """
      {"id": "db"}, {"id": "orders", "dependsOn": ["db"]}, {"id": "shop", "dependsOn": ["orders"]},
      {"id": "recs", "dependsOn": [{"component": "db", "strength": "soft"}]}
      """)
    let timeline = try clock.timeline("db down 10-20")
    #expect(try clock.causes("db", timeline) == "down 10-20 decree")
    #expect(try clock.causes("shop", timeline) == "down 10-20 dependency orders")
    #expect(try clock.causes("recs", timeline) == "degraded 10-20 dependency db")
    #expect(
      timeline.settled == .seconds(20) && timeline.stuck.isEmpty && timeline.deadlocks.isEmpty)
  }

  @Test func ofOverlappingEventsTheWorstCounts() throws {
    let clock = try DrawnTimeline("{\"id\": \"db\"}")
    let timeline = try clock.timeline(
      "db degraded 0-30", "db down 10-20", "db down 15-22", "db down 40-40")
    #expect(try clock.states("db", timeline) == "degraded 0-10, down 10-22, degraded 22-30")
  }

  @Test func aToleratedOutageIsFeltOnlyBehindItsTolerance() throws {
    //  orders ──(tolerates 5s)──► db
    let clock = try DrawnTimeline(
      """
      {"id": "db"}, {"id": "orders", "dependsOn": [{"component": "db", "tolerates": "5s"}]}
      """)
    #expect(try clock.states("orders", clock.timeline("db down 10-15")) == "")
    #expect(try clock.states("orders", clock.timeline("db down 10-16")) == "down 15-16")
    // One good instant makes the tolerance whole again.
    #expect(
      try clock.states("orders", clock.timeline("db down 10-15", "db down 16-22")) == "down 21-22")
    // The best severity: what was degraded within the tolerance is felt as that.
    #expect(
      try clock.states("orders", clock.timeline("db degraded 10-20", "db down 20-30"))
        == "degraded 15-25, down 25-30")
  }

  @Test func aGroupSwitchesToItsSpareAfterItsFailoverAndBackAtOnce() throws {
    //                          ┌─► stripe
    //  checkout ──► 1 of 2 ────┴─► adyen       failover 4s
    let clock = try DrawnTimeline(
      """
      {"id": "stripe"}, {"id": "adyen"},
      {"id": "checkout", "dependsOn": [{"anyOf": ["stripe", "adyen"], "failover": "4s"}]}
      """)
    #expect(
      try clock.causes("checkout", clock.timeline("stripe down 10-30"))
        == "down 10-14 failover stripe")
    #expect(try clock.states("checkout", clock.timeline("adyen down 10-30")) == "")
    // The switch is made when the spare fails too, and back without delay.
    #expect(
      try clock.causes("checkout", clock.timeline("stripe down 10-30", "adyen down 20-40"))
        == "down 10-14 failover stripe, down 20-30 redundancy stripe adyen")
  }

  @Test func aFlappingPrimaryNeverFailsOver() throws {
    let clock = try DrawnTimeline(
      """
      {"id": "a"}, {"id": "b"}, {"id": "c", "dependsOn": [{"anyOf": ["a", "b"], "failover": "4s"}]}
      """)
    let timeline = try clock.timeline("a down 0-4", "a down 5-9", "a down 10-14")
    #expect(try clock.states("c", timeline) == "down 0-4, down 5-9, down 10-14")
  }

  @Test func recoveriesAddUpInAChain() throws {
    //  shop (3s) ──► orders (2s) ──► db (5s)
    let clock = try DrawnTimeline(
      """
      {"id": "db", "recovery": "5s"}, {"id": "orders", "recovery": "2s", "dependsOn": ["db"]},
      {"id": "shop", "recovery": "3s", "dependsOn": ["orders"]}
      """)
    let timeline = try clock.timeline("db down 10-20")
    #expect(try clock.causes("db", timeline) == "down 10-20 decree, down 20-25 recovery")
    #expect(try clock.causes("orders", timeline) == "down 10-25 dependency db, down 25-27 recovery")
    #expect(
      try clock.causes("shop", timeline) == "down 10-27 dependency orders, down 27-30 recovery")
  }

  @Test func aCircleRecoversTogether() throws {
    //  billing (3s) ◄──► accounts (5s) ──► ledger
    let clock = try DrawnTimeline(
      """
      {"id": "ledger"}, {"id": "accounts", "recovery": "5s", "dependsOn": ["ledger", "billing"]},
      {"id": "billing", "recovery": "3s", "dependsOn": ["accounts"]}
      """)
    let timeline = try clock.timeline("ledger down 10-20")
    #expect(try clock.states("accounts", timeline) == "down 10-25")
    #expect(
      try clock.causes("billing", timeline)
        == "down 10-20 dependency accounts, down 20-23 recovery, down 23-25 dependency accounts")
  }

  @Test func aCircleThroughAGroupWithASpareRecoversTogetherToo() throws {
    //  a ──► 1 of [b, c],  b ──► a,  c ──► a     each 3s
    let clock = try DrawnTimeline(
      """
      {"id": "a", "recovery": "3s", "dependsOn": [{"anyOf": ["b", "c"]}]},
      {"id": "b", "recovery": "3s", "dependsOn": ["a"]}, {"id": "c", "recovery": "3s", "dependsOn": ["a"]}
      """)
    let timeline = try clock.timeline("a down 0-10")
    #expect(try clock.states("a", timeline) == "down 0-13")
    #expect(try clock.states("c", timeline) == "down 0-13")
  }

  @Test func whatStopsHasNoTolerancesWhenItStarts() throws {
    //  ┌ zone ┐
    //  │ web  │──(tolerates 10s)──► auth       waiting is not stopping: api keeps its tolerance
    //  └──────┘
    let clock = try DrawnTimeline(
      """
      {"id": "zone", "kind": "domain"}, {"id": "auth"},
      {"id": "web", "within": "zone", "dependsOn": [{"component": "auth", "tolerates": "10s"}]},
      {"id": "api", "dependsOn": ["zone", {"component": "auth", "tolerates": "10s"}]}
      """)
    let timeline = try clock.timeline("zone down 10-12", "auth down 11-18")
    #expect(
      try clock.causes("web", timeline) == "down 10-12 domain zone, down 12-18 dependency auth")
    #expect(try clock.states("api", timeline) == "down 10-12")
  }

  @Test func onlyWhatHasStoppedNeedsItsStartRequirements() throws {
    //  web ──start──► registry     web decreed down, or not
    let clock = try DrawnTimeline(
      """
      {"id": "registry"}, {"id": "db"},
      {"id": "web", "dependsOn": ["db", {"component": "registry", "neededTo": "start"}]}
      """)
    #expect(
      try clock.states("web", clock.timeline("registry down 10-50", "db down 20-30"))
        == "down 20-30")
    #expect(
      try clock.causes("web", clock.timeline("registry down 10-50", "web down 20-30"))
        == "down 20-30 decree, down 30-50 start registry")
  }

  @Test func startsHappenOneAfterAnotherAtOneInstant() throws {
    //  c ──start──► b ──start──► a         all stopped
    let clock = try DrawnTimeline(
      """
      {"id": "z", "kind": "domain"},
      {"id": "c", "within": "z", "dependsOn": [{"component": "b", "neededTo": "start"}]},
      {"id": "b", "within": "z", "recovery": "4s", "dependsOn": [{"component": "a", "neededTo": "start"}]},
      {"id": "a", "within": "z"}
      """)
    let timeline = try clock.timeline("z down 0-10")
    #expect(try clock.states("a", timeline) == "down 0-10")
    #expect(try clock.causes("b", timeline) == "down 0-10 domain z, down 10-14 recovery")
    #expect(try clock.causes("c", timeline) == "down 0-10 domain z, down 10-14 start b")
  }

  @Test func whatWaitsForEachOtherToStartNeverComesBack() throws {
    //  secrets ──start──► registry ──► secrets,   web ──► registry
    let clock = try DrawnTimeline(
      """
      {"id": "z", "kind": "domain"},
      {"id": "secrets", "within": "z", "recovery": "1s", "dependsOn": [{"component": "registry", "neededTo": "start"}]},
      {"id": "registry", "recovery": "1s", "within": "z", "dependsOn": ["secrets"]},
      {"id": "web", "dependsOn": ["registry"]}
      """)
    let timeline = try clock.timeline("z down 0-10")
    #expect(try clock.causes("web", timeline) == "down 0- dependency registry")
    #expect(timeline.downForever.map(\.id) == ["secrets", "registry", "web"])
    #expect(timeline.stuck == timeline.downForever)
    let deadlock = try #require(timeline.deadlocks.first)
    #expect(timeline.deadlocks.count == 1 && deadlock.components == timeline.stuck)
    #expect(deadlock.circle.map(\.component.id) == ["secrets", "registry"])
    #expect(deadlock.circle.map(\.cause.kind) == [.start, .dependency])
    #expect(deadlock.openingComponent?.id == "secrets")
  }

  @Test func whatAnEndlessEventKeepsFromStartingIsStuckWithoutADeadlock() throws {
    let clock = try DrawnTimeline(
      """
      {"id": "registry"}, {"id": "web", "dependsOn": [{"component": "registry", "neededTo": "start"}]}
      """)
    let timeline = try clock.timeline("registry down 0-", "web down 5-10")
    #expect(try clock.causes("web", timeline) == "down 5-10 decree, down 10- start registry")
    #expect(timeline.stuck.map(\.id) == ["web"])
    #expect(timeline.deadlocks.isEmpty)
  }
}
