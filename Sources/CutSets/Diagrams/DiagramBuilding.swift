import DependencyGraph

/// The diagram of a module from its gates, dependencies first. Where gates need each other, they are
/// computed again and again from "never", until the diagrams no longer change: the least fixed point
/// is taken on diagrams.
struct DiagramBuilding {
  /// What is built.
  enum Kind {
    /// The binary decision diagram of the failure.
    case failure
    /// The zero-suppressed diagram of the minimal sets up to a weight.
    case sets(budget: UInt32)
  }

  private let system: LocalSystem
  private let table: DiagramTable
  private let kind: Kind
  /// The level of each leaf.
  private let levels: [UInt32]
  /// The diagram of each node, as far as it is known.
  private var roots: [UInt32]
  /// How many gates were finished.
  private(set) var finishedGates = 0

  /// - `leaves`: The leaves, each at its level.
  init(_ system: LocalSystem, _ table: DiagramTable, kind: Kind, leaves: [UInt32]) {
    self.system = system
    self.table = table
    self.kind = kind
    var levels = Array(repeating: UInt32(0), count: system.leaves.count)
    for (level, leaf) in leaves.enumerated() { levels[Int(leaf)] = UInt32(level) }
    self.levels = levels
    roots = Array(repeating: 0, count: system.nodeCount)
  }

  /// The diagram of the root; `nil` when the table's limit was reached or the task was cancelled.
  ///
  /// - `gates`: The order of evaluation.
  mutating func root(_ gates: EvaluationOrder) -> UInt32? {
    for leaf in system.leaves.indices {
      if case .sets(let budget) = kind, table.rest(budget, after: levels[leaf]) == nil { continue }
      roots[leaf] = table.choice(levels[leaf], 1, 0)
    }
    var start = 0
    for end in gates.ends {
      let isCycle = end - start > 1 || gates.namesItself(start, system)
      repeat {
        var isChanged = false
        for place in start..<end {
          let gate = Int(gates.gates[place])
          let node = Int(system.node(ofGate: gate))
          let value = value(of: gate)
          if table.isFull { return nil }
          isChanged = isChanged || value != roots[node]
          roots[node] = value
        }
        if !isChanged { break }
      } while isCycle
      finishedGates += end - start
      start = end
    }
    return roots[Int(system.root)]
  }

  private func joined(_ one: UInt32, _ other: UInt32) -> UInt32 {
    switch kind {
    case .failure: table.or(one, other)
    case .sets: table.union(one, other)
    }
  }

  private func met(_ one: UInt32, _ other: UInt32) -> UInt32 {
    switch kind {
    case .failure: table.and(one, other)
    case .sets(let budget): table.product(one, other, budget)
    }
  }

  /// The diagram of a gate; what stands deepest is put together first.
  private func value(of gate: Int) -> UInt32 {
    let span = system.span(gate)
    let threshold = Int(system.thresholds[gate])
    if threshold == 0 { return 1 }
    if threshold > span.count { return 0 }
    let arguments = span.map { roots[Int(system.arguments[$0])] }.sorted {
      (table.level($0), $0) > (table.level($1), $1)
    }
    if threshold == 1 { return arguments.dropFirst().reduce(arguments[0], joined) }
    if threshold == span.count { return arguments.dropFirst().reduce(arguments[0], met) }
    return counted(arguments, threshold)
  }

  /// At least `threshold` of the arguments: row *j* says "at least *j* of those so far".
  private func counted(_ arguments: [UInt32], _ threshold: Int) -> UInt32 {
    var row = Array(repeating: UInt32(0), count: threshold + 1)
    row[0] = 1
    for (done, argument) in arguments.enumerated() {
      let first = max(1, threshold - (arguments.count - done) + 1)
      guard first <= min(threshold, done + 1) else { continue }
      for count in stride(from: min(threshold, done + 1), through: first, by: -1) {
        row[count] = joined(row[count], met(argument, row[count - 1]))
        if table.isFull { return 0 }
      }
    }
    return row[threshold]
  }
}

/// The gates of a system in the order in which they are evaluated: components of gates that need each
/// other, dependencies first; in each as a walk depth first leaves them.
struct EvaluationOrder {
  private(set) var gates: [UInt32] = []
  private(set) var ends: [Int] = []

  init(_ system: LocalSystem) {
    let components = system.gateOrder()
    ends = components.ends
    var component = Array(repeating: 0, count: system.gateCount)
    var number = 0
    for (place, gate) in components.order.enumerated() {
      component[Int(gate)] = number
      if components.ends[number] == place + 1 { number += 1 }
    }
    let left = EvaluationOrder.walk(system)
    var starts = [0] + ends.dropLast()
    gates = Array(repeating: 0, count: system.gateCount)
    for gate in left {
      gates[starts[component[Int(gate)]]] = gate
      starts[component[Int(gate)]] += 1
    }
  }

  /// The gates in the order in which a walk depth first from the root leaves them.
  private static func walk(_ system: LocalSystem) -> [UInt32] {
    var left: [UInt32] = []
    var seen = Array(repeating: false, count: system.gateCount)
    var path: [(gate: Int, place: Int)] = []
    let firsts = [system.root] + (0..<system.gateCount).map { system.node(ofGate: $0) }
    for first in firsts where !system.isLeaf(first) && !seen[system.gate(of: first)] {
      seen[system.gate(of: first)] = true
      path.append((system.gate(of: first), system.span(system.gate(of: first)).lowerBound))
      while let (gate, place) = path.last {
        guard place < system.span(gate).upperBound else {
          left.append(UInt32(gate))
          path.removeLast()
          continue
        }
        path[path.count - 1].place += 1
        let argument = system.arguments[place]
        guard !system.isLeaf(argument), !seen[system.gate(of: argument)] else { continue }
        let next = system.gate(of: argument)
        seen[next] = true
        path.append((next, system.span(next).lowerBound))
      }
    }
    return left
  }

  /// Whether the gate at `place` is an argument of itself.
  func namesItself(_ place: Int, _ system: LocalSystem) -> Bool {
    let gate = Int(gates[place])
    let own = system.node(ofGate: gate)
    return system.span(gate).contains { system.arguments[$0] == own }
  }
}
