/// Narrows the bounds of a module by random states, where they are more than a hundredth apart.
///
/// What the diagram of the lighter sets explains is known exactly; only the rest, in which more than
/// *k* have failed, is looked at: states are drawn *given* that more than *k* of the leaves' weight
/// has failed, and those are counted that fail the module and are not explained. The chance is then
/// that of the diagram and this share of the tail; above, with 99 % confidence, the upper end of the
/// share by C. Clopper and E. Pearson, The use of confidence or fiducial limits, 1934,
/// https://doi.org/10.1093/biomet/26.4.404. The same seed gives the same states.
struct TailSimulation: Sendable {
  let samples: Int
  let seed: UInt64
  private static let widest = 0.01
  private static let doubt = 0.01

  init(samples: Int, seed: UInt64) {
    self.samples = samples
    self.seed = seed
  }

  /// Simulates a module that was bounded badly.
  func refine(
    _ module: Int, _ tree: ModuleTree, _ diagrams: ModuleDiagrams?, _ chances: ModuleChances,
    _ weights: (Leaf) -> UInt32
  ) {
    let low = chances.lows[module]
    guard samples > 0, chances.highs[module] - low > low * TailSimulation.widest,
      case .general(let system) = tree.modules[module], let explained = diagrams?.explained,
      diagrams?.failure == nil
    else { return }
    let weight = Int(diagrams?.explainedWeight ?? 0)
    // shared by all modules that are simulated, so that all hold together with the confidence
    let doubt = TailSimulation.doubt / Double(max(1, tree.modules.count { $0.isGeneral }))
    func tail(_ chance: (Leaf) -> Double) -> Double {
      FailedWeight.chance(above: weight, system.leaves.map(weights), system.leaves.map(chance))
    }
    var states = TailStates(
      weight: weight, system.leaves.map(weights), system.leaves.map(chances.value),
      seed: seed &+ UInt64(module))
    let found = count(system, explained, &states)
    let whole = explained.chance(system.leaves.map(chances.value))
    let share = Double(found) / Double(samples)
    let upper = Binomial.upperShare(found, of: samples, doubt: doubt)
    let isPoint = system.leaves.allSatisfy { chances.low($0) == chances.high($0) }
    let value = whole + share * tail(chances.value)
    if isPoint {
      chances.estimate(module, value: value, high: whole + upper * tail(chances.value))
    } else {
      // the states were drawn for estimates of the leaves, so only the bounds hold
      chances.estimate(module, value: value, high: chances.highs[module])
    }
  }

  /// How many of the drawn states fail the module and are not explained.
  private func count(
    _ system: LocalSystem, _ explained: Diagram, _ states: inout TailStates
  ) -> Int {
    let evaluation = LaneEvaluation<WideLanes>(system)
    var nodes = Array(repeating: WideLanes.none, count: explained.nodes.count)
    nodes[1] = .all
    var found = 0
    for start in stride(from: 0, to: samples, by: WideLanes.laneCount) {
      if Task.isCancelled { return found }
      for leaf in system.leaves.indices { evaluation.lanes[leaf] = .none }
      let lanes = min(WideLanes.laneCount, samples - start)
      for lane in 0..<lanes {
        states.next { evaluation.lanes[$0][lane: lane] = true }
      }
      evaluation.run()
      for place in explained.inner {
        let node = explained.nodes[place]
        let failed = evaluation.lanes[Int(node.leaf)]
        nodes[place] = (failed & nodes[Int(node.high)]) | (~failed & nodes[Int(node.low)])
      }
      let rest = evaluation.lanes[Int(system.root)] & ~nodes[Int(explained.root)]
      for lane in 0..<lanes where rest[lane: lane] { found += 1 }
    }
    return found
  }
}

extension ModuleTree.Shape {
  fileprivate var isGeneral: Bool {
    if case .general = self { return true }
    return false
  }
}

/// Draws states of leaves given that more than a weight has failed.
private struct TailStates {
  private let weights: [Int]
  private let chances: [Double]
  private let width: Int
  /// For each leaf and each missing weight the chance that it and those behind it make up for it.
  private var rest: [Double]
  private var state: UInt64
  private let weight: Int

  init(weight: Int, _ weights: [UInt32], _ chances: [Double], seed: UInt64) {
    self.weights = weights.map { Int($0) }
    self.chances = chances
    self.weight = weight
    width = weight + 2
    state = seed
    rest = Array(repeating: 0, count: (weights.count + 1) * width)
    rest[weights.count * width] = 1
    for leaf in weights.indices.reversed() {
      for missing in 0..<width {
        let failed = max(0, missing - self.weights[leaf])
        rest[leaf * width + missing] =
          chances[leaf] * rest[(leaf + 1) * width + failed]
          + (1 - chances[leaf]) * rest[(leaf + 1) * width + missing]
      }
    }
  }

  /// Draws a state and names its failed leaves.
  mutating func next(_ fail: (Int) -> Void) {
    var missing = weight + 1
    for leaf in weights.indices {
      let failed = max(0, missing - weights[leaf])
      let with = chances[leaf] * rest[(leaf + 1) * width + failed]
      let without = (1 - chances[leaf]) * rest[(leaf + 1) * width + missing]
      if uniform() * (with + without) < with {
        fail(leaf)
        missing = failed
      }
    }
  }

  /// A number in 0..<1 by the generator SplitMix64.
  private mutating func uniform() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((mixed ^ (mixed >> 31)) >> 11) * 0x1p-53
  }
}
