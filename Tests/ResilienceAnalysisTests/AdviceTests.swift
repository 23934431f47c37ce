import DependencyGraph
import FailurePropagation
import ResilienceAnalysis
import TestSupport
import Testing

/// Which single change would have saved most.
@Suite struct AdviceTests {
  private func advice(
    _ components: String, down id: String, until end: Int64, maximumCandidates: Int = 100
  ) throws -> Advice {
    let map = try map(components: components)
    let event = Scenario.Event(
      [try map.require(id)], .down, until: .seconds(end))
    return try Advice(
      PropagationEngine(map), for: Scenario(events: [event]),
      targets: map.components.filter { $0.kind == .service }, maximumCandidates: maximumCandidates)
  }

  private func lines(_ advice: Advice) -> [String] {
    advice.entries.map { entry in
      let what =
        switch entry.change.kind {
        case .tolerance: "tolerance"
        case .failover: "failover"
        case .recovery: "recovery"
        }
      return "\(entry.component.id) \(what) "
        + "\(entry.current.wholeSeconds)→\(entry.change.duration.wholeSeconds) "
        + "saves \(entry.savedDown.wholeSeconds)"
    }
  }

  @Test func changesAreRankedByTheDowntimeOfTargetsTheySave() throws {
    //  shop ──► orders (5s) ──(tolerates 2s)──► db       report ──► db
    let advice = try advice(
      """
      {"id": "db", "kind": "cloud"},
      {"id": "orders", "recovery": "5s", "dependsOn": [{"component": "db", "tolerates": "2s"}]},
      {"id": "shop", "dependsOn": ["orders"]}, {"id": "report", "dependsOn": ["db"]}
      """, down: "db", until: 10)
    #expect(
      lines(advice) == [
        "orders tolerance 2→10 saves 26", "shop tolerance 0→13 saves 13",
        "orders recovery 5→0 saves 10", "report tolerance 0→10 saves 10",
      ])
    #expect(advice.horizon == .seconds(15) && advice.candidateCount == 4 && advice.triedCount == 4)
  }

  @Test func aSwitchWithoutDelayIsTried() throws {
    let advice = try advice(
      """
      {"id": "a", "kind": "cloud"}, {"id": "b", "kind": "cloud"},
      {"id": "c", "dependsOn": [{"anyOf": ["a", "b"], "failover": "4s"}]}
      """, down: "a", until: 10)
    #expect(lines(advice) == ["c failover 4→0 saves 4"])
  }

  @Test func whatIsNotTriedIsCounted() throws {
    let advice = try advice(
      "{\"id\": \"a\"}, {\"id\": \"b\", \"dependsOn\": [\"a\"]}, {\"id\": \"c\", \"dependsOn\": [\"a\"]}",
      down: "a", until: 10, maximumCandidates: 1)
    #expect(advice.candidateCount == 2 && advice.triedCount == 1)
    #expect(lines(advice) == ["b tolerance 0→10 saves 10"])
  }
}
