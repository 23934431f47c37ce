extension Availability {
  /// The chance that some minimal cut set with the variable has failed, divided by that of the target
  /// being down; for every variable that can fail, by number. `nil` when the sets of a module are not
  /// all known, when the diagrams needed do not fit, or when the target is never down.
  ///
  /// Three formulas travel under this name; it is the one of J. B. Fussell, How to hand-calculate system
  /// reliability and safety characteristics, 1975, https://doi.org/10.1109/TR.1975.5215142.
  ///
  /// In a module, the sets through a leaf fail when the leaf has and the rest of one of them has: two
  /// independent things. Through modules the chances multiply.
  ///
  /// - Throws: `CancellationError` when the current task is cancelled.
  /// - Complexity: For each leaf of a module one diagram, under the limit of nodes: by far the dearest
  ///   of the measures.
  public static func fussellVesely(
    of target: FaultGraph.Node, in graph: FaultGraph, limits: Limits = Limits(),
    workspace: AnalysisWorkspace = AnalysisWorkspace(),
    among variables: (_ variable: Int) -> Bool = { _ in true }
  ) throws(CancellationError) -> [(variable: Int, value: Double?)] {
    let whole = try Availability(
      of: target, in: graph, limits: limits, workspace: workspace, wantsSets: true,
      among: variables)
    return try whole.fussellVesely(maximumNodes: limits.maximumNodes)
  }

  private func fussellVesely(
    maximumNodes: Int
  ) throws(CancellationError) -> [(variable: Int, value: Double?)] {
    let tree = solved.tree
    var ofModules: [Double?] = Array(repeating: nil, count: tree.modules.count)
    ofModules[0] = 1
    var result: [(variable: Int, value: Double?)] = []
    let table = DiagramTable()
    for module in tree.modules.indices {
      let rests = try restChances(of: module, table, maximumNodes)
      for (leaf, rest) in zip(tree.leaves(of: module), rests) {
        var product: Double?
        if let above = ofModules[module], let rest { product = above * rest }
        if leaf.isModule {
          ofModules[leaf.number] = product
        } else {
          let own = graph.unavailabilities[leaf.number]
          let whole = values[0]
          let value = unavailability.method == .exact && whole > 0 ? product : nil
          result.append((leaf.number, value.map { min(1, $0 * own / whole) }))
        }
      }
    }
    return result.sorted { $0.variable < $1.variable }
  }

  /// For each leaf of a module the chance that the rest of one of its sets through the leaf has failed.
  private func restChances(
    of module: Int, _ table: DiagramTable, _ maximumNodes: Int
  ) throws(CancellationError) -> [Double?] {
    switch solved.tree.modules[module] {
    case .never, .always: return []
    case .anyOf(let leaves): return leaves.map { _ in 1 }
    case .allOf(let leaves): return Availability.products(leaves.map { value($0) })
    case .general(let system):
      guard let diagrams = solved.diagrams[module], let sets = diagrams.sets,
        diagrams.completeWeight == nil
      else { return system.leaves.map { _ in nil } }
      var rests = RestChances(table, sets, system.leaves.map { value($0) }, maximumNodes)
      var result: [Double?] = []
      for leaf in system.leaves.indices {
        result.append(rests.chance(through: UInt32(leaf)))
        if table.isCancelled { throw CancellationError() }
      }
      return result
    }
  }
}

/// Works out the chances for the leaves of one diagram of sets.
private struct RestChances {
  private let table: DiagramTable
  private let sets: Diagram
  private let maximumNodes: Int
  /// The leaf at each level, and its chance.
  private let leaves: [UInt32]
  private let levelChances: [Double]
  private let levels: [UInt32]
  private var root: UInt32 = 0
  private var nodeChances: [Double] = []

  init(_ table: DiagramTable, _ sets: Diagram, _ chances: [Double], _ maximumNodes: Int) {
    self.table = table
    self.sets = sets
    self.maximumNodes = maximumNodes
    leaves = sets.leaves
    var levels = Array(repeating: UInt32.max, count: chances.count)
    for (level, leaf) in leaves.enumerated() { levels[Int(leaf)] = UInt32(level) }
    self.levels = levels
    levelChances = leaves.map { chances[Int($0)] }
    load()
  }

  /// Puts the sets into an empty table.
  private mutating func load() {
    table.empty(weights: leaves.map { _ in 1 }, maximumCount: maximumNodes + sets.nodes.count)
    var numbers: [UInt32] = [0, 1]
    for place in sets.inner {
      let node = sets.nodes[place]
      numbers.append(
        table.sets(
          levels[Int(node.leaf)], numbers[Int(node.high)], numbers[Int(node.low)]))
    }
    root = numbers[Int(sets.root)]
    nodeChances = [0, 1]
  }

  /// The chance that the rest of some set through `leaf` has failed; `nil` when it does not fit.
  mutating func chance(through leaf: UInt32) -> Double? {
    guard levels[Int(leaf)] != .max else { return 0 }
    for attempt in 0..<2 {
      if attempt == 1 { load() }
      let failure = table.disjunction(table.through(levels[Int(leaf)], root))
      if table.isCancelled { return nil }
      guard !table.isFull else { continue }
      while nodeChances.count < table.count {
        let node = table.nodes[nodeChances.count]
        let chance = levelChances[Int(node.level)]
        nodeChances.append(
          chance * nodeChances[Int(node.high)] + (1 - chance) * nodeChances[Int(node.low)])
      }
      return nodeChances[Int(failure)]
    }
    return nil
  }
}
