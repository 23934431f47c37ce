import CutSets
import Testing

/// Minimal cut sets against the enumeration of all states.
@Suite struct MinimalCutSetsTests {
  /// The sets as bits, sorted.
  private func bits(_ sets: some Sequence<CutSet>) -> [Int] {
    sets.map { $0.variables.reduce(0) { $0 | 1 << $1 } }.sorted()
  }

  @Test(arguments: 0..<12)
  func `all sets and their counts are those of the enumeration`(batch: UInt64) throws {
    for seed in Trials.seeds(from: batch * 500, count: 500) {
      let system = RandomSystem(seed: seed)
      let expected = Enumeration(system)
      let found = try MinimalCutSets(of: system.root, in: system.graph)
      #expect(bits(found.sets()) == expected.minimal, "seed \(seed)")
      #expect(found.isComplete)
      #expect(found.counts.total.value == UInt128(expected.minimal.count), "seed \(seed)")
      for order in 0...system.variableCount {
        let count = expected.minimal.count { $0.nonzeroBitCount == order }
        #expect(found.counts.count(order: order).value == UInt128(count), "seed \(seed)")
      }
      var ofClasses: [Int] = []
      var classCount = 0
      for set in found.classSets() {
        classCount += 1
        var sets = [0]
        for members in set.classes { sets = sets.flatMap { set in members.map { set | 1 << $0 } } }
        #expect(set.count.value == UInt128(sets.count))
        ofClasses += sets
      }
      #expect(ofClasses.sorted() == expected.minimal, "seed \(seed)")
      #expect(found.classCounts.total.value == UInt128(classCount), "seed \(seed)")
    }
  }

  @Test func `sets up to an order are those of the enumeration up to it`() throws {
    for seed in Trials.seeds(from: 20_000, count: 1_500) {
      let system = RandomSystem(seed: seed)
      let expected = Enumeration(system)
      for order in 1...4 {
        let found = try MinimalCutSets(
          of: system.root, in: system.graph, limits: .init(order: order))
        let upTo = expected.minimal.filter { $0.nonzeroBitCount <= order }
        #expect(bits(found.sets()) == upTo, "seed \(seed), order \(order)")
        if let complete = found.completeToOrder { #expect(complete == order) }
        if found.isComplete { #expect(upTo == expected.minimal, "seed \(seed)") }
      }
    }
  }

  @Test func `only candidates fail by themselves`() throws {
    for seed in Trials.seeds(from: 30_000, count: 1_000) {
      let system = RandomSystem(seed: seed)
      let expected = Enumeration(system)
      let found = try MinimalCutSets(of: system.root, in: system.graph) { $0 % 2 == 0 }
      let odd = 0b1010_1010_1010
      #expect(bits(found.sets()) == expected.minimal.filter { $0 & odd == 0 }, "seed \(seed)")
    }
  }

  @Test(arguments: [SetOrdering.order, .probability])
  func `sets are listed the best first, equals by rank`(ordering: SetOrdering) throws {
    for seed in Trials.seeds(from: 40_000, count: 2_000) {
      let system = RandomSystem(seed: seed)
      let found = try MinimalCutSets(of: system.root, in: system.graph)
      let listed = Array(found.sets(by: ordering))
      for (one, other) in zip(listed, listed.dropFirst()) {
        let ranks = [one, other].map { $0.variables.map { system.ranks[$0] } }
        let isLikelier = one.probability >= other.probability * (1 - 1e-9)
        switch ordering {
        case .order:
          #expect(one.order <= other.order, "seed \(seed)")
          if one.order == other.order { #expect(isLikelier, "seed \(seed)") }
        case .probability: #expect(isLikelier, "seed \(seed)")
        }
        if one.order == other.order, one.probability == other.probability, one.probability > 0 {
          #expect(ranks[0].lexicographicallyPrecedes(ranks[1]), "seed \(seed)")
        }
      }
    }
  }
}
