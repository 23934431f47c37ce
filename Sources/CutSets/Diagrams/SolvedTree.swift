/// A tree of modules with what is known of each.
struct SolvedTree: Sendable {
  let tree: ModuleTree
  /// The diagrams of the modules that are neither any-of nor all-of.
  private(set) var diagrams: [ModuleDiagrams?]
  /// The least number of failures that fail each module; at least that where its sets are not known.
  private(set) var weights: [UInt32]
  /// The order up to which the sets of each module are known; `nil` for all.
  private(set) var completeOrders: [UInt32?]

  /// Solves the modules one after another, those that others rest on first.
  ///
  /// - Throws: `CancellationError` when the current task is cancelled.
  init(
    _ tree: ModuleTree, _ question: DiagramQuestion, solver: ModuleSolver,
    enough: ((_ system: LocalSystem, _ weights: [UInt32], _ weight: UInt32) -> Bool)? = nil,
    solved: (_ module: Int, _ diagrams: ModuleDiagrams?, _ weights: (Leaf) -> UInt32) -> Void =
      { _, _, _ in }
  ) throws(CancellationError) {
    self.tree = tree
    diagrams = Array(repeating: nil, count: tree.modules.count)
    weights = Array(repeating: 1, count: tree.modules.count)
    completeOrders = Array(repeating: nil, count: tree.modules.count)
    for module in tree.modules.indices.reversed() {
      if case .general(let system) = tree.modules[module] {
        let leafWeights = system.leaves.map(weight)
        diagrams[module] = try solver.diagrams(
          of: system, weights: leafWeights, question,
          isEnough: enough.map { enough in { enough(system, leafWeights, $0) } })
      }
      weights[module] = moduleWeight(module)
      completeOrders[module] = completeOrder(module)
      solved(module, diagrams[module], weight)
    }
  }

  /// The least number of failures that make a leaf fail.
  func weight(_ leaf: Leaf) -> UInt32 { leaf.isModule ? weights[leaf.number] : 1 }

  private func completeOrder(_ leaf: Leaf) -> UInt32? {
    leaf.isModule ? completeOrders[leaf.number] : nil
  }

  private func moduleWeight(_ module: Int) -> UInt32 {
    let none = DiagramTable.unlimited - 1
    switch tree.modules[module] {
    case .never: return none
    case .always: return 0
    case .anyOf(let leaves): return leaves.reduce(none) { min($0, weight($1)) }
    case .allOf(let leaves): return leaves.reduce(0) { min(none, $0 + weight($1)) }
    case .general(let system):
      guard let found = diagrams[module] else { return 1 }
      let least = (found.sets ?? found.failure)?.leastWeight(system.leaves.map(weight))
      return min(none, least ?? (found.completeWeight ?? 0) + 1)
    }
  }

  private func completeOrder(_ module: Int) -> UInt32? {
    switch tree.modules[module] {
    case .never, .always: return nil
    case .anyOf(let leaves): return leaves.compactMap(completeOrder).min()
    case .allOf(let leaves):
      let whole = weights[module]
      return leaves.compactMap { leaf in
        completeOrder(leaf).map { $0 + whole - min(whole, weight(leaf)) }
      }.min()
    case .general(let system):
      let below = system.leaves.compactMap(completeOrder).min()
      guard let own = diagrams[module]?.completeWeight else { return below }
      return min(own, below ?? own)
    }
  }
}

extension Diagram {
  /// The least weight on a way to "yes"; `nil` when there is none.
  func leastWeight(_ weights: [UInt32]) -> UInt32? {
    var least = Array(repeating: UInt32.max, count: nodes.count)
    least[1] = 0
    for place in inner {
      let node = nodes[place]
      let high = least[Int(node.high)]
      let whole = high == .max ? .max : high + weights[Int(node.leaf)]
      least[place] = min(whole, least[Int(node.low)])
    }
    return least[Int(root)] == .max ? nil : least[Int(root)]
  }
}
