import DependencyGraph
import FailurePropagation
import TestSupport
import Testing

/// What holds of every map, whatever it says.
@Suite struct LawTests {
  private static let seeds = 0..<200

  /// A random scenario: the ids of what is down, and of what is degraded.
  private func scenario(_ map: DependencyMap, _ random: inout SeededGenerator) -> [Set<String>] {
    let ids = map.components.map(\.id).sorted()
    let down = Set(ids.filter { _ in random.oneIn(4) })
    return [down, Set(ids.filter { _ in random.oneIn(6) }).subtracting(down)]
  }

  private func radius(_ map: DependencyMap, _ scenario: [Set<String>]) -> ScenarioImpact {
    PropagationEngine(map).impact(
      of: Scenario(
        failing: map.components.filter { scenario[0].contains($0.id) },
        degrading: map.components.filter { scenario[1].contains($0.id) }))
  }

  private func states(_ radius: ScenarioImpact) -> [String: State] {
    Dictionary(uniqueKeysWithValues: radius.map.components.map { ($0.id, radius.state(of: $0)) })
  }

  @Test func nothingFailsWhenNothingFails() throws {
    for seed in LawTests.seeds {
      let radius = radius(try map(RandomMap(seed: seed).json), [[], []])
      #expect(states(radius).values.allSatisfy { $0 == .up }, "seed \(seed)")
      #expect(radius.worsened.isEmpty && radius.redundancyLost.isEmpty, "seed \(seed)")
    }
  }

  @Test func aLargerScenarioHealsNothing() throws {
    for seed in LawTests.seeds {
      var random = SeededGenerator(seed: seed)
      let map = try map(RandomMap(seed: seed).json)
      let (small, more) = (scenario(map, &random), scenario(map, &random))
      let large = [small[0].union(more[0]), small[1].union(more[1])]
      let (before, after) = (states(radius(map, small)), states(radius(map, large)))
      for (id, state) in before { #expect(after[id] ?? .up >= state, "seed \(seed), \(id)") }
    }
  }

  @Test func feedingTheResultBackChangesNothing() throws {
    for seed in LawTests.seeds {
      var random = SeededGenerator(seed: seed)
      let map = try map(RandomMap(seed: seed).json)
      let once = radius(map, scenario(map, &random))
      let found = states(once)
      let again = radius(
        map, [State.down, .degraded].map { state in Set(found.filter { $1 == state }.keys) })
      #expect(again.worsened.isEmpty, "seed \(seed)")
      #expect(states(again) == found, "seed \(seed)")
      #expect(again.redundancyLost == once.redundancyLost, "seed \(seed)")
    }
  }

  @Test func theOrderOfTheComponentsChangesNothingButPositions() throws {
    func answer(_ radius: ScenarioImpact) -> [String: String] {
      let lines = radius.map.components.map { component in
        let cause = radius.cause(of: component)
        let words = [
          radius.state(of: component).word,
          radius.distance(of: component).map(String.init) ?? "-",
          radius.hasLostRedundancy(component) ? "no spare" : "",
          cause.map { ([$0.kind.rawValue] + $0.components.map(\.id)).joined(separator: " ") } ?? "",
        ]
        return (component.id, words.joined(separator: ", "))
      }
      return Dictionary(uniqueKeysWithValues: lines)
    }
    for seed in LawTests.seeds {
      var random = SeededGenerator(seed: seed)
      let drawn = RandomMap(seed: seed)
      let written = try map(drawn.json)
      let shuffled = try map(drawn.shuffledJSON(seed: seed))
      let scenario = scenario(written, &random)
      #expect(
        answer(radius(written, scenario)) == answer(radius(shuffled, scenario)), "seed \(seed)")
    }
  }

  /// Without soft dependencies and spares, what goes down is what leads to a failed component, and
  /// the distance is the length of the shortest way.
  @Test func hardDependenciesAloneFailWhatReachesTheScenario() throws {
    for seed in LawTests.seeds {
      var random = SeededGenerator(seed: seed)
      let map = try map(RandomMap(seed: seed, style: .hardOnly).json)
      let failing = scenario(map, &random)[0]
      var steps = Dictionary(uniqueKeysWithValues: failing.map { ($0, 0) })
      var frontier = failing
      while !frontier.isEmpty {
        let next = map.components.filter { component in
          steps[component.id] == nil
            && (component.domains.contains { frontier.contains($0.id) }
              || component.requirements.contains { leads($0, to: frontier) })
        }
        let step = (steps.values.max() ?? 0) + 1
        for component in next { steps[component.id] = step }
        frontier = Set(next.map(\.id))
      }
      let radius = radius(map, [failing, []])
      for component in map.components {
        let comment: Comment = "seed \(seed), \(component.id)"
        #expect(radius.state(of: component) == (steps[component.id] == nil ? .up : .down), comment)
        #expect(radius.distance(of: component) == steps[component.id], comment)
      }
    }
  }

  private func leads(_ requirement: Requirement, to ids: Set<String>) -> Bool {
    if case .component(let component) = requirement.need { return ids.contains(component.id) }
    return requirement.members.contains { leads($0, to: ids) }
  }

  @Test func needingAllOfSeveralIsTheSameAsAllOf() throws {
    var differing = 0
    for seed in LawTests.seeds {
      var random = SeededGenerator(seed: seed)
      let styles = [RandomMap.Style.full, .allOfAsAnyOf]
      let texts = styles.map { RandomMap(seed: seed, style: $0).json }
      if texts[0] != texts[1] { differing += 1 }
      let maps = try texts.map { try map($0) }
      let scenario = scenario(maps[0], &random)
      let found = maps.map { radius($0, scenario) }
      #expect(found[0].hits == found[1].hits, "seed \(seed)")
      #expect(
        found[0].redundancyLost.map(\.id) == found[1].redundancyLost.map(\.id), "seed \(seed)")
    }
    #expect(differing > 50)
  }

  @Test func followingCausesEndsAtTheScenario() throws {
    for seed in LawTests.seeds {
      var random = SeededGenerator(seed: seed)
      let map = try map(RandomMap(seed: seed).json)
      let radius = radius(map, scenario(map, &random))
      for component in map.components where radius.state(of: component) != .up {
        let comment: Comment = "seed \(seed), \(component.id)"
        let cause = try #require(radius.cause(of: component), comment)
        let distance = try #require(radius.distance(of: component), comment)
        guard cause.kind != .decree else {
          #expect(distance == 0 && cause.components.isEmpty, comment)
          #expect(radius.decree(of: component) == radius.state(of: component), comment)
          continue
        }
        // Nearer and nearer, in whichever state the other was when it took this one along.
        #expect(!cause.components.isEmpty && distance > 0, comment)
        for other in cause.components {
          let hit = try #require(radius.hit(at: other.index), comment)
          #expect(hit.degradedRound < distance, comment)
        }
        let steps = radius.explanation(of: component).steps
        #expect(steps.first?.component == component, comment)
        #expect(steps.contains { $0.cause.kind == .decree }, comment)
      }
    }
  }
}
