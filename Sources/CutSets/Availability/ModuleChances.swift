/// The chance that each module of a tree has failed, as an interval; a point where it is exact.
///
/// Modules are independent and everything is monotone, so the lower ends of what a module rests on
/// give its lower end, and the upper ends its upper one.
final class ModuleChances {
  private let tree: ModuleTree
  private let variables: [Double]
  private(set) var lows: [Double]
  private(set) var highs: [Double]
  /// The estimate of each module; its lower end where nothing better is known.
  private(set) var values: [Double]
  /// Whether all modules so far are exact.
  private(set) var isExact = true
  /// Whether some module was simulated.
  private(set) var isSimulated = false

  init(_ tree: ModuleTree, unavailabilities: [Double]) {
    self.tree = tree
    variables = unavailabilities
    lows = Array(repeating: 0, count: tree.modules.count)
    highs = lows
    values = lows
  }

  func low(_ leaf: Leaf) -> Double { leaf.isModule ? lows[leaf.number] : variables[leaf.number] }
  func high(_ leaf: Leaf) -> Double { leaf.isModule ? highs[leaf.number] : variables[leaf.number] }
  func value(_ leaf: Leaf) -> Double {
    leaf.isModule ? values[leaf.number] : variables[leaf.number]
  }

  /// The chance that any of several independent things has happened; only positive terms.
  static func any(_ chances: some Sequence<Double>) -> Double {
    chances.reduce(0) { $0 + (1 - $0) * $1 }
  }

  /// Works out a module whose leaves are known.
  func add(_ module: Int, _ diagrams: ModuleDiagrams?, _ weights: (Leaf) -> UInt32) {
    switch tree.modules[module] {
    case .never: break
    case .always: set(module) { _ in 1 }
    case .anyOf(let leaves): set(module) { ModuleChances.any(leaves.lazy.map($0)) }
    case .allOf(let leaves): set(module) { leaves.lazy.map($0).reduce(1, *) }
    case .general(let system):
      if let failure = diagrams?.failure {
        set(module) { failure.chance(system.leaves.map($0)) }
      } else if let diagrams {
        bound(module, system, diagrams, system.leaves.map(weights))
      }
    }
  }

  private func set(_ module: Int, _ chance: ((Leaf) -> Double) -> Double) {
    values[module] = min(1, chance(value))
    lows[module] = isExact ? values[module] : min(1, chance(low))
    highs[module] = isExact ? values[module] : min(1, chance(high))
  }

  /// Bounds of a module whose diagram does not fit.
  ///
  /// What fails without a set of weight up to *k* having failed has more than *k* failed. So the
  /// chance is at least that of the sets which fit as a diagram, and at most that, and the sum over
  /// the sets beyond, and the chance that more than *k* have failed.
  private func bound(
    _ module: Int, _ system: LocalSystem, _ diagrams: ModuleDiagrams, _ weights: [UInt32]
  ) {
    isExact = false
    guard let explained = diagrams.explained, let sets = diagrams.sets else {
      highs[module] = 1
      return
    }
    let highs = system.leaves.map(high)
    lows[module] = explained.chance(system.leaves.map(low))
    values[module] = explained.chance(system.leaves.map(value))
    var upper = explained.chance(highs)
    let known = Int(diagrams.completeWeight ?? FailedWeight.whole(weights))
    upper += sets.sumOfSets(
      heavierThan: Int(diagrams.explainedWeight), upTo: known, weights, highs)
    if diagrams.completeWeight != nil {
      upper += FailedWeight.chance(above: known, weights, highs)
    }
    self.highs[module] = min(1, upper)
    lows[module] = min(lows[module], self.highs[module])
  }

  /// The estimate of a simulation, and bounds in which it lies with confidence.
  func estimate(_ module: Int, value: Double, high: Double) {
    isSimulated = true
    values[module] = min(1, value)
    highs[module] = min(highs[module], high)
  }
}

extension FailedWeight {
  /// The weight of all leaves together.
  static func whole(_ weights: [UInt32]) -> UInt32 {
    weights.reduce(0) { min($0 + $1, DiagramTable.unlimited - 1) }
  }
}
