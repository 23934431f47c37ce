import CutSets
import Testing

/// Shapes that are deep, wide, circular or empty.
@Suite struct HostileSystemTests {
  private static let depth = 100_000

  @Test func `a chain of a hundred thousand needs no deep stack`() throws {
    var graph = FaultGraph()
    var gate = graph.addGate(anyOf: [graph.addVariable(unavailability: 1e-7)])
    for _ in 1..<HostileSystemTests.depth {
      gate = graph.addGate(anyOf: [graph.addVariable(unavailability: 1e-7), gate])
    }
    let found = try MinimalCutSets(of: gate, in: graph)
    #expect(found.counts.count(order: 1).value == UInt128(HostileSystemTests.depth))
    #expect(found.classCounts.total.value == 1)
    let value = try #require(Availability(of: gate, in: graph).unavailability.value)
    #expect(abs(value - 0.00995016625) < 1e-9)
  }

  @Test func `any and all in turn, a hundred thousand deep`() throws {
    var graph = FaultGraph()
    var gate = graph.addVariable(unavailability: 0.5)
    for level in 0..<HostileSystemTests.depth {
      let variable = graph.addVariable(unavailability: 0.5)
      gate =
        level % 2 == 0
        ? graph.addGate(allOf: [variable, gate]) : graph.addGate(anyOf: [variable, gate])
    }
    let found = try MinimalCutSets(of: gate, in: graph, limits: .init(order: 3))
    #expect(found.counts.byOrder.map(\.count.description) == ["1", "1", "1"])
    let value = try #require(Availability(of: gate, in: graph).unavailability.value)
    #expect(abs(value - 2.0 / 3) < 1e-12)
  }

  @Test func `wide groups are counted exactly, and said to be beyond counting`() throws {
    var graph = FaultGraph()
    let variables = (0..<176).map { _ in graph.addVariable(unavailability: 0.5) }
    let all = try MinimalCutSets(of: graph.addGate(allOf: variables), in: graph)
    #expect(all.counts.byOrder.map(\.order) == [176])
    #expect(all.counts.total.value == 1)
    let half = graph.addGate(atLeast: 88, of: variables)
    let found = try MinimalCutSets(of: half, in: graph)
    #expect(found.counts.total.value == nil)
    #expect(found.counts.total.description.isEmpty)
    let few = try MinimalCutSets(of: graph.addGate(atLeast: 3, of: variables), in: graph)
    #expect(few.counts.total.value == 893_200)
    #expect(Array(few.sets().prefix(2)).map(\.variables) == [[0, 1, 2], [0, 1, 3]])
  }

  @Test func `what needs only itself never fails`() throws {
    var graph = FaultGraph()
    let gate = graph.addGate()
    graph.define(gate, atLeast: 1, of: [gate])
    let found = try MinimalCutSets(of: gate, in: graph)
    #expect(found.counts.total.value == 0 && found.isComplete)
    #expect(Array(found.sets()).isEmpty)
    let availability = try Availability(of: gate, in: graph)
    #expect(availability.unavailability.value == 0)
    #expect(availability.importances().isEmpty)
  }

  @Test func `a target alone is as available as itself`() throws {
    var graph = FaultGraph()
    let own = graph.addVariable(unavailability: 0.125)
    let gate = graph.addGate(anyOf: [own])
    #expect(try Availability(of: gate, in: graph).unavailability.value == 0.125)
    #expect(try MinimalCutSets(of: gate, in: graph) { $0 != 0 }.counts.total.value == 0)
    #expect(try MinimalCutSets(of: own, in: graph).counts.total.value == 1)
  }

  @Test func `a system of one circle has one fate`() throws {
    var graph = FaultGraph()
    let gates = (0..<10_000).map { _ in graph.addGate() }
    for (place, gate) in gates.enumerated() {
      let variable = graph.addVariable(unavailability: 1e-5)
      graph.define(gate, atLeast: 1, of: [variable, gates[(place + 1) % gates.count]])
    }
    let found = try MinimalCutSets(of: gates[5_000], in: graph)
    #expect(found.counts.byOrder.map(\.order) == [1])
    #expect(found.counts.total.value == 10_000)
  }

  @Test func `what always or never fails by itself`() throws {
    var graph = FaultGraph()
    let sure = graph.addVariable(unavailability: 1)
    let never = graph.addVariable(unavailability: 0)
    let half = graph.addVariable(unavailability: 0.5)
    let both = graph.addGate(allOf: [sure, half])
    let top = graph.addGate(anyOf: [both, never])
    let found = try Availability(of: top, in: graph)
    #expect(found.unavailability.value == 0.5)
    let importances = found.importances()
    #expect(importances.first { $0.variable == 0 }?.riskReductionWorth == .infinity)
    #expect(importances.first { $0.variable == 1 }?.birnbaum == 0.5)
    let sets = try MinimalCutSets(of: top, in: graph).sets(by: .probability).map(\.variables)
    #expect(sets == [[0, 2], [1]])
  }

  @Test func `a cancelled task stops`() async {
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      var graph = FaultGraph()
      let variables = (0..<8).map { _ in graph.addVariable() }
      return try MinimalCutSets(of: graph.addGate(atLeast: 4, of: variables), in: graph)
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
