import DependencyGraph
import FailurePropagation
import ResilienceAnalysis
import TestSupport
import Testing

/// In which order things come back, what that waits for, and what must not be restarted.
@Suite struct RecoveryPlanTests {
  /// `0s dns power, 5s registry`: the waves.
  private func waves(_ plan: RecoveryPlan) -> [String] {
    plan.waves.map { wave in
      "\(wave.time.wholeSeconds):" + wave.components.map { " " + $0.id }.joined()
    }
  }

  private func path(_ plan: RecoveryPlan) -> [String] {
    plan.criticalPath.map {
      "\($0.component.id) \($0.start.wholeSeconds)-\($0.end.wholeSeconds) "
        + $0.cause.kind.rawValue
    }
  }

  private func warnings(_ plan: RecoveryPlan) -> [String] {
    plan.restartWarnings.map {
      "\($0.component.id) \($0.start.wholeSeconds)-"
        + ($0.end.map { "\($0.wholeSeconds)" } ?? "")
        + ($0.isSelfInflicted ? " itself" : "")
    }
  }

  @Test func afterAFullStopWavesFollowWhatIsNeeded() throws {
    //  web (2s) ──► registry (5s) ──start──► dns     log
    let map = try map(
      components: """
        {"id": "web", "recovery": "2s", "dependsOn": ["registry"]},
        {"id": "registry", "recovery": "5s",
          "dependsOn": [{"component": "dns", "neededTo": "start"}]},
        {"id": "dns"}, {"id": "log"}
        """)
    let plan = try RecoveryPlan(PropagationEngine(map), after: .fullStop(of: map))
    #expect(plan.lastEventEnd == .seconds(1))
    #expect(waves(plan) == ["1: dns log", "6: registry", "8: web"])
    #expect(path(plan) == ["registry 1-6 decree", "web 6-8 dependency"])
    #expect(plan.stuck.isEmpty && plan.restartWarnings.isEmpty)
  }

  @Test func atOneInstantWhatIsNeededComesFirstAndACircleTogether() throws {
    //  shop ──► billing ◄──► accounts ──start──► ledger
    let map = try map(
      components: """
        {"id": "shop", "dependsOn": ["billing"]}, {"id": "billing", "dependsOn": ["accounts"]},
        {"id": "accounts",
          "dependsOn": ["billing", {"component": "ledger", "neededTo": "start"}]},
        {"id": "ledger"}
        """)
    let plan = try RecoveryPlan(PropagationEngine(map), after: .fullStop(of: map))
    #expect(waves(plan) == ["1: ledger", "1: billing accounts", "1: shop"])
  }

  @Test func theCriticalPathGoesThroughWhatCameBackLast() throws {
    //            ┌─► fast (1s) ──► db
    //  shop (2s) ┴─► slow (9s) ──► db (3s)
    let map = try map(
      components: """
        {"id": "db", "recovery": "3s"}, {"id": "fast", "recovery": "1s", "dependsOn": ["db"]},
        {"id": "slow", "recovery": "9s", "dependsOn": ["db"]},
        {"id": "shop", "recovery": "2s", "dependsOn": ["fast", "slow"]}
        """)
    let db = try map.require("db")
    let plan = try RecoveryPlan(
      PropagationEngine(map),
      after: Scenario(events: [
        Scenario.Event([db], .down, until: .seconds(10))
      ]))
    #expect(waves(plan) == ["13: db", "14: fast", "22: slow", "24: shop"])
    #expect(path(plan) == ["db 10-13 decree", "slow 13-22 dependency", "shop 22-24 dependency"])
  }

  @Test func aReturnIsCountedFromTheEndOfTheEventItWaitedFor() throws {
    //  shop (2s) ──► db (3s)      log      mail ──► 1 of 2 [relay, spare], 4s to switch
    let map = try map(
      components: """
        {"id": "db", "recovery": "3s"}, {"id": "shop", "recovery": "2s", "dependsOn": ["db"]},
        {"id": "log"}, {"id": "relay"}, {"id": "spare"},
        {"id": "mail", "dependsOn": [{"anyOf": ["relay", "spare"], "failover": "4s"}]}
        """)
    func event(_ id: String, _ times: Range<Int>) throws -> Scenario.Event {
      Scenario.Event(
        [try map.require(id)], .down, from: .seconds(times.lowerBound),
        until: .seconds(times.upperBound))
    }
    let plan = try RecoveryPlan(
      PropagationEngine(map),
      after: Scenario(events: [event("db", 0..<10), event("log", 0..<50), event("relay", 0..<20)]))
    let origins = plan.waves.map { wave in
      "\(wave.components.map(\.id)) \(wave.time.wholeSeconds) "
        + (wave.origin.map { "\($0.wholeSeconds)" } ?? "none")
    }
    #expect(
      origins == [
        #"["mail"] 4 none"#, #"["db"] 13 10"#, #"["shop"] 15 10"#, #"["relay"] 20 20"#,
        #"["log"] 50 50"#,
      ])
    #expect(plan.lastEventEnd == .seconds(50))
  }

  @Test func whatCannotStartAgainIsNotToBeRestarted() throws {
    //  secrets ──start──► registry ──► secrets        web ──start──► registry
    let map = try map(
      components: """
        {"id": "secrets", "dependsOn": [{"component": "registry", "neededTo": "start"}]},
        {"id": "registry", "dependsOn": ["secrets", "disk"]}, {"id": "disk"},
        {"id": "web", "dependsOn": [{"component": "registry", "neededTo": "start"}]}
        """)
    let disk = try map.require("disk")
    let engine = PropagationEngine(map)
    let plan = try RecoveryPlan(
      engine,
      after: Scenario(events: [
        Scenario.Event([disk], .down, from: .seconds(5), until: .seconds(9))
      ]))
    #expect(warnings(plan) == ["secrets 5-9", "secrets 9- itself", "web 5-9"])
    let stopped = try RecoveryPlan(engine, after: .fullStop(of: map))
    #expect(stopped.stuck.map(\.id) == ["secrets", "registry", "web"])
    #expect(stopped.deadlocks.count == 1)
    #expect(waves(stopped) == ["1: disk"])
  }
}
