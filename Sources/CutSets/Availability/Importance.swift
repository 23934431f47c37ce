/// How much one variable matters to a target, with *q* its unavailability, *Q* the target's, and
/// *Q₁* and *Q₀* the target's given that the variable has failed, or has not.
public struct Importance: Sendable, Equatable {
  /// The number of the variable.
  public let variable: Int
  /// *Q₁ − Q₀*: how much the target's unavailability changes with the variable's.
  public let birnbaum: Double
  /// *q* (*Q₁ − Q₀*) / *Q*: the chance that it is to blame when the target is down; `nil` when the
  /// target never is.
  public let criticality: Double?
  /// *Q₁* / *Q*: how much worse it gets when the variable has failed; `nil` when the target is never
  /// down.
  public let riskAchievementWorth: Double?
  /// *Q* / *Q₀*: how much better it gets when the variable never fails, infinite when the target is
  /// then never down; `nil` when the target never is anyway.
  public let riskReductionWorth: Double?
}

extension Availability {
  /// The importance of every variable that the target rests on and that can fail, by number. Where the
  /// unavailability is not exact, that of the sets that are known.
  ///
  /// W. E. Vesely and others, Fault Tree Handbook, NUREG-0492, 1981; Y. Dutuit and A. Rauzy, Efficient
  /// algorithms to assess component and gate importance in fault tree analysis, 2001,
  /// https://doi.org/10.1016/S0951-8320(01)00004-7: one pass from the top of each diagram, and the
  /// chain rule through modules.
  ///
  /// - Complexity: O(*n*) for the *n* nodes of all diagrams; as much again for the modules above each
  ///   variable without which less than a millionth of *Q* is left.
  public func importances() -> [Importance] {
    let tree = solved.tree
    var ofModules = Array(repeating: 0.0, count: tree.modules.count)
    var above = Array(repeating: 0, count: tree.modules.count)
    ofModules[0] = 1
    var result: [Importance] = []
    for module in tree.modules.indices {
      let leaves = tree.leaves(of: module)
      for (leaf, derivative) in zip(leaves, derivatives(of: module)) {
        let birnbaum = ofModules[module] * derivative
        if leaf.isModule {
          ofModules[leaf.number] = birnbaum
          above[leaf.number] = module
        } else {
          result.append(importance(leaf.number, birnbaum, module, above))
        }
      }
    }
    return result.sorted { $0.variable < $1.variable }
  }

  private func importance(
    _ variable: Int, _ birnbaum: Double, _ module: Int, _ above: [Int]
  ) -> Importance {
    let whole = values[0]
    let own = graph.unavailabilities[variable]
    guard whole > 0 else {
      return Importance(
        variable: variable, birnbaum: birnbaum, criticality: nil, riskAchievementWorth: nil,
        riskReductionWorth: nil)
    }
    var without = whole - own * birnbaum
    if without < whole * 1e-6 {
      without = self.without(variable, module, above)
    }
    return Importance(
      variable: variable, birnbaum: birnbaum, criticality: min(1, own * birnbaum / whole),
      riskAchievementWorth: min(1, whole + (1 - own) * birnbaum) / whole,
      riskReductionWorth: without > 0 ? max(1, whole / without) : .infinity)
  }

  /// The target's chance with a variable up, computed anew on the way to the root: differences of nearly
  /// equal numbers would not tell 0 from little.
  private func without(_ variable: Int, _ module: Int, _ above: [Int]) -> Double {
    var replaced = Leaf.variable(UInt32(variable))
    var chance = 0.0
    var module = module
    while true {
      chance = self.chance(of: module) { $0 == replaced ? chance : self.value($0) }
      if module == 0 { return chance }
      replaced = .module(UInt32(module))
      module = above[module]
    }
  }

  private func chance(of module: Int, _ value: (Leaf) -> Double) -> Double {
    switch solved.tree.modules[module] {
    case .never: return 0
    case .always: return 1
    case .anyOf(let leaves): return ModuleChances.any(leaves.lazy.map(value))
    case .allOf(let leaves): return leaves.lazy.map(value).reduce(1, *)
    case .general(let system):
      let diagrams = solved.diagrams[module]
      let diagram = diagrams?.failure ?? diagrams?.explained
      return diagram?.chance(system.leaves.map(value)) ?? 0
    }
  }

  /// The derivative of a module's chance by those of its leaves.
  private func derivatives(of module: Int) -> [Double] {
    switch solved.tree.modules[module] {
    case .never, .always: return []
    case .anyOf(let leaves): return Availability.products(leaves.map { 1 - value($0) })
    case .allOf(let leaves): return Availability.products(leaves.map { value($0) })
    case .general(let system):
      let diagrams = solved.diagrams[module]
      guard let diagram = diagrams?.failure ?? diagrams?.explained else {
        return Array(repeating: 0, count: system.leaves.count)
      }
      return diagram.derivatives(system.leaves.map { value($0) })
    }
  }

  /// For each factor the product of all others.
  static func products(_ factors: [Double]) -> [Double] {
    var result = Array(repeating: 1.0, count: factors.count)
    var before = 1.0
    for place in factors.indices {
      result[place] = before
      before *= factors[place]
    }
    var behind = 1.0
    for place in factors.indices.reversed() {
      result[place] *= behind
      behind *= factors[place]
    }
    return result
  }
}
