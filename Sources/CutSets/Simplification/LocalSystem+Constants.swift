extension LocalSystem {
  /// Replacements of the nodes that never fail, whatever fails, and of those that have always failed.
  ///
  ///     a = 2 of {x, b}       b fails only when a does, a only when b does: neither ever fails
  ///     b = any of {a}
  ///
  /// - `leaves`: Leaves that are constant already.
  /// - Complexity: O(*v* + *e*).
  func constants(_ leaves: [(leaf: UInt32, failed: Bool)] = []) -> Replacements {
    var replacements = Replacements(nodeCount: nodeCount)
    let dependents = Dependents(self)
    let fixed = Set(leaves.map(\.leaf))
    let failed = leaves.filter(\.failed).map(\.leaf)
    let worst = failures(
      from: failed + (0..<UInt32(self.leaves.count)).filter { !fixed.contains($0) }, dependents)
    let mayBeConstant = !failed.isEmpty || thresholds.contains(0)
    let best = mayBeConstant ? failures(from: failed, dependents) : nil
    for node in 0..<UInt32(nodeCount) {
      if !worst[Int(node)] { replacements.replace(node, by: Replacements.never) }
      if let best, best[Int(node)] { replacements.replace(node, by: Replacements.always) }
    }
    return replacements
  }

  /// The least fixed point when exactly `leaves` have failed by themselves.
  private func failures(from leaves: [UInt32], _ dependents: Dependents) -> [Bool] {
    var failed = Array(repeating: false, count: nodeCount)
    var missing = thresholds
    var pending = leaves
    for leaf in leaves { failed[Int(leaf)] = true }
    for gate in 0..<gateCount where missing[gate] == 0 {
      failed[Int(node(ofGate: gate))] = true
      pending.append(node(ofGate: gate))
    }
    while let next = pending.popLast() {
      for place in dependents.span(next) {
        let gate = Int(dependents.gates[place])
        guard missing[gate] > 0 else { continue }
        missing[gate] -= 1
        if missing[gate] == 0 {
          failed[Int(node(ofGate: gate))] = true
          pending.append(node(ofGate: gate))
        }
      }
    }
    return failed
  }
}
