import DependencyGraph

/// A way to put the leaves of a module in the order in which its diagrams ask about them. The size of a
/// diagram hangs on it, and no way is best everywhere, so several are tried.
enum LeafOrder: CaseIterable, Sendable {
  /// As a walk depth first meets them.
  case asWritten
  /// Likewise, smaller arguments first.
  case smallFirst
  /// Likewise, larger arguments first.
  case largeFirst
  /// Likewise, what most gates name first.
  case sharedFirst
  /// From the first one, what belongs together moved together.
  case gathered
  /// What most gates name first, then the smaller.
  case sharedThenSmall

  /// The leaves in this order.
  ///
  /// - Complexity: O(*e* log *e*), sixty times that for `gathered`.
  func leaves(of system: LocalSystem) -> [UInt32] {
    switch self {
    case .asWritten: return walked(system) { _, _ in false }
    case .gathered: return gathered(system)
    default: break
    }
    let sizes = LeafOrder.sizes(system)
    let dependents = Dependents(system)
    return walked(system) { one, other in
      let counts = (dependents.count(one), dependents.count(other))
      switch self {
      case .smallFirst: return sizes[Int(one)] < sizes[Int(other)]
      case .largeFirst: return sizes[Int(one)] > sizes[Int(other)]
      case .sharedFirst: return counts.0 > counts.1
      default:
        return counts.0 != counts.1 ? counts.0 > counts.1 : sizes[Int(one)] < sizes[Int(other)]
      }
    }
  }

  private func walked(
    _ system: LocalSystem, _ precedes: (UInt32, UInt32) -> Bool
  ) -> [UInt32] {
    var leaves: [UInt32] = []
    var seen = Array(repeating: false, count: system.nodeCount)
    var pending = [system.root]
    while let node = pending.popLast() {
      guard !seen[Int(node)] else { continue }
      seen[Int(node)] = true
      guard !system.isLeaf(node) else {
        leaves.append(node)
        continue
      }
      let arguments = system.arguments[system.span(system.gate(of: node))]
      let sorted = self == .asWritten ? Array(arguments) : stable(arguments, precedes)
      pending.append(contentsOf: sorted.reversed())
    }
    return leaves
  }

  private func stable(
    _ arguments: ArraySlice<UInt32>, _ precedes: (UInt32, UInt32) -> Bool
  ) -> [UInt32] {
    arguments.enumerated().sorted {
      if precedes($0.element, $1.element) { return true }
      if precedes($1.element, $0.element) { return false }
      return $0.offset < $1.offset
    }.map(\.element)
  }

  /// How many leaves each node mentions, with repetition; on a cycle, what was known so far.
  private static func sizes(_ system: LocalSystem) -> [Double] {
    var sizes = Array(repeating: 1.0, count: system.nodeCount)
    for gate in system.gateOrder().order {
      var size = 0.0
      for place in system.span(Int(gate)) { size += sizes[Int(system.arguments[place])] }
      sizes[Int(system.node(ofGate: Int(gate)))] = Swift.min(size, 1e300)
    }
    return sizes
  }

  /// F. Aloul, I. Markov and K. Sakallah, FORCE: a fast and easy-to-implement variable-ordering
  /// heuristic, 2003, https://doi.org/10.1145/764808.764839: every gate pulls itself and its arguments
  /// to where they are on average.
  private func gathered(_ system: LocalSystem) -> [UInt32] {
    var leaves = LeafOrder.asWritten.leaves(of: system)
    var positions = Array(repeating: 0.0, count: system.nodeCount)
    for (place, leaf) in leaves.enumerated() { positions[Int(leaf)] = Double(place) }
    for gate in system.gateOrder().order {
      let span = system.span(Int(gate))
      var sum = 0.0
      for place in span { sum += positions[Int(system.arguments[place])] }
      positions[Int(system.node(ofGate: Int(gate)))] = sum / Double(Swift.max(1, span.count))
    }
    var best = leaves
    var least = Double.infinity
    for _ in 0..<60 {
      let spread = pull(system, &positions)
      if spread < least {
        least = spread
        best = leaves
      }
      var order = Array(0..<UInt32(system.nodeCount))
      order.sort {
        positions[Int($0)] != positions[Int($1)]
          ? positions[Int($0)] < positions[Int($1)] : $0 < $1
      }
      for (place, node) in order.enumerated() { positions[Int(node)] = Double(place) }
      leaves = order.filter { system.isLeaf($0) }
    }
    return best
  }

  /// Moves every node to the middle of what it belongs to; returns how far gates reached before.
  private func pull(_ system: LocalSystem, _ positions: inout [Double]) -> Double {
    var sums = Array(repeating: 0.0, count: system.nodeCount)
    var counts = sums
    var spread = 0.0
    for gate in 0..<system.gateCount {
      let node = Int(system.node(ofGate: gate))
      let span = system.span(gate)
      var sum = positions[node]
      var lowest = positions[node]
      var highest = lowest
      for place in span {
        let position = positions[Int(system.arguments[place])]
        sum += position
        lowest = Swift.min(lowest, position)
        highest = Swift.max(highest, position)
      }
      spread += highest - lowest
      let middle = sum / Double(span.count + 1)
      sums[node] += middle
      counts[node] += 1
      for place in span {
        sums[Int(system.arguments[place])] += middle
        counts[Int(system.arguments[place])] += 1
      }
    }
    for node in positions.indices where counts[node] > 0 {
      positions[node] = sums[node] / counts[node]
    }
    return spread
  }
}
