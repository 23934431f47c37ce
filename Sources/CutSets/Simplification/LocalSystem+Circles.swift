import DependencyGraph

extension LocalSystem {
  /// The system with any-of gates that need each other made one, since they share one fate; `nil`
  /// when there are none.
  ///
  ///     a ──► b ──► x          ab ──► x, y
  ///     ▲     │         →
  ///     └─────┴──► y
  ///
  /// - Complexity: O(*v* + *e*).
  func withCirclesJoined() -> LocalSystem? {
    let circles = StronglyConnectedComponents(vertexCount: gateCount) { gate, cursor in
      guard isAny(Int(gate)) else { return nil }
      let span = span(Int(gate))
      while span.lowerBound + Int(cursor) < span.upperBound {
        let argument = arguments[span.lowerBound + Int(cursor)]
        cursor += 1
        if !isLeaf(argument), isAny(self.gate(of: argument)) {
          return UInt32(self.gate(of: argument))
        }
      }
      return nil
    }.cycles
    if circles.isEmpty { return nil }
    var first = Array(repeating: UInt32.max, count: gateCount)
    var members: [UInt32: [UInt32]] = [:]
    var replacements = Replacements(nodeCount: nodeCount)
    for circle in circles {
      let inOrder = circle.sorted()
      members[inOrder[0]] = inOrder
      for gate in inOrder {
        first[Int(gate)] = inOrder[0]
        if gate != inOrder[0] {
          replacements.replace(node(ofGate: Int(gate)), by: node(ofGate: Int(inOrder[0])))
        }
      }
    }
    var joined = LocalSystem(leaves: leaves)
    joined.root = root
    for gate in 0..<gateCount {
      for member in members[UInt32(gate)] ?? [UInt32(gate)] {
        joined.arguments.append(contentsOf: arguments[span(Int(member))])
      }
      joined.closeGate(threshold: thresholds[gate])
    }
    return joined.rebuilt(replacements)
  }
}
