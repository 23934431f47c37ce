/// A key for a list of numbers that is compared in full.
private struct NumberList: Hashable {
  var kind: UInt32
  var numbers: ArraySlice<UInt32>
}

extension LocalSystem {
  /// The system with gates that say the same made one; `nil` when there are none.
  ///
  /// - Complexity: O(*v* + *e* log *e*).
  func withEqualGatesJoined() -> LocalSystem? {
    var known: [NumberList: UInt32] = [:]
    known.reserveCapacity(gateCount)
    var replacements = Replacements(nodeCount: nodeCount)
    for gate in 0..<gateCount {
      let numbers = arguments[span(gate)].sorted()
      let key = NumberList(kind: thresholds[gate], numbers: numbers[...])
      if let same = known[key] {
        replacements.replace(node(ofGate: gate), by: same)
      } else {
        known[key] = node(ofGate: gate)
      }
    }
    return replacements.count == 0 ? nil : rebuilt(replacements)
  }

  /// The system with nodes that exactly the same gates name, all any-of or all all-of, put together
  /// in a gate of their own; `nil` when there are none.
  ///
  ///     g = any of {a, b, x}            g = any of {n, x}
  ///     h = any of {a, b, y}     →      h = any of {n, y}      n = any of {a, b}
  ///
  /// - Complexity: O(*v* + *e*).
  func withCommonArgumentsJoined() -> LocalSystem? {
    let dependents = Dependents(self)
    var groups: [NumberList: Int] = [:]
    var members: [[UInt32]] = []
    for node in 0..<UInt32(nodeCount) where node != root && dependents.count(node) > 1 {
      let gates = dependents.gates[dependents.span(node)]
      let isAny = gates.allSatisfy { self.isAny(Int($0)) }
      guard isAny || gates.allSatisfy({ isAll(Int($0)) }) else { continue }
      let key = NumberList(kind: isAny ? 1 : 0, numbers: gates)
      if let group = groups[key] {
        members[group].append(node)
      } else {
        groups[key] = members.count
        members.append([node])
      }
    }
    var groupOf: [UInt32: Int] = [:]
    for (group, nodes) in members.enumerated() where nodes.count > 1 {
      for node in nodes { groupOf[node] = group }
    }
    if groupOf.isEmpty { return nil }
    return withGates(of: members, groupOf)
  }

  private func withGates(of members: [[UInt32]], _ groupOf: [UInt32: Int]) -> LocalSystem {
    var result = LocalSystem(leaves: leaves)
    result.root = root
    var added: [Int: UInt32] = [:]
    for (group, nodes) in members.enumerated() where nodes.count > 1 {
      added[group] = UInt32(leaves.count + gateCount + added.count)
    }
    let kinds = kindsOfDependents()
    for gate in 0..<gateCount {
      var seen = Set<Int>()
      var count: UInt32 = 0
      for place in span(gate) {
        let argument = arguments[place]
        guard let group = groupOf[argument], let joint = added[group] else {
          result.arguments.append(argument)
          count += 1
          continue
        }
        if seen.insert(group).inserted {
          result.arguments.append(joint)
          count += 1
        }
      }
      result.closeGate(threshold: isAll(gate) && !isAny(gate) ? count : thresholds[gate])
    }
    for nodes in members where nodes.count > 1 {
      result.arguments.append(contentsOf: nodes)
      result.closeGate(threshold: kinds[Int(nodes[0])] ? 1 : UInt32(nodes.count))
    }
    return result.rebuilt(Replacements(nodeCount: result.nodeCount))
  }

  /// Whether some any-of gate names each node.
  private func kindsOfDependents() -> [Bool] {
    var kinds = Array(repeating: false, count: nodeCount)
    for gate in 0..<gateCount where isAny(gate) {
      for place in span(gate) { kinds[Int(arguments[place])] = true }
    }
    return kinds
  }
}
