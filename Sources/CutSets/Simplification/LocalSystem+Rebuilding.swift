extension LocalSystem {
  /// The system with `replacements` applied and cleaned up: constants are folded, gates of one
  /// argument are passed over, a gate that names itself needs that argument no more, arguments
  /// named twice by an any-of or all-of gate are named once, a gate of the same kind as the only one
  /// that names it is taken into it, and what the root does not rest on is left out.
  ///
  ///     r = any of {a, g, r}                r = any of {a, b, c}
  ///     g = any of {b, h}            →
  ///     h = 1 of {c}
  ///
  /// - Complexity: O(*v* + *e*), a few times where gates of one argument lie on cycles.
  func rebuilt(_ replacements: Replacements) -> LocalSystem {
    var folding = GateFolding(self, replacements)
    return folding.result()
  }
}

/// One rebuilding of a system.
private struct GateFolding {
  let system: LocalSystem
  var replacements: Replacements
  /// The gates after folding; a gate's arguments are `arguments[starts[gate]..<ends[gate]]`.
  var thresholds: [UInt32]
  var starts: [UInt32]
  var ends: [UInt32]
  var arguments: [UInt32] = []
  /// For each node the last gate, from 1, that named it; with 0 for none.
  var stamps: [UInt32]
  /// Whether gates may still be replaced; the last round leaves what would change more as it is.
  var mayReplace = true
  /// How often reachable gates name each node.
  var mentions: [UInt32]

  init(_ system: LocalSystem, _ replacements: Replacements) {
    self.system = system
    self.replacements = replacements
    thresholds = system.thresholds
    starts = Array(repeating: 0, count: system.gateCount)
    ends = starts
    stamps = Array(repeating: 0, count: system.nodeCount)
    mentions = stamps
    arguments.reserveCapacity(system.arguments.count)
  }

  mutating func result() -> LocalSystem {
    let order = dependenciesFirst()
    for round in 1...5 {
      let before = replacements.count
      mayReplace = round < 5
      arguments.removeAll(keepingCapacity: true)
      for node in stamps.indices { stamps[node] = 0 }
      for gate in order.gates { fold(Int(gate)) }
      if replacements.count == before || !order.hasCycle { break }
    }
    let root = replacements.resolved(system.root)
    guard !Replacements.isConstant(root) else { return constant(root) }
    count(from: root)
    return numbered(from: root)
  }

  /// The gates that the root rests on, dependencies first where there is no cycle.
  private mutating func dependenciesFirst() -> (gates: [UInt32], hasCycle: Bool) {
    var gates: [UInt32] = []
    var hasCycle = false
    // 0 for not seen, 1 for being walked, 2 for done
    var marks = Array(repeating: UInt8(0), count: system.gateCount)
    var path: [(gate: Int, place: Int)] = []
    func enter(
      _ node: UInt32, _ marks: inout [UInt8], _ path: inout [(gate: Int, place: Int)]
    ) {
      guard !Replacements.isConstant(node), !system.isLeaf(node) else { return }
      let gate = system.gate(of: node)
      if marks[gate] == 1 { hasCycle = true }
      guard marks[gate] == 0 else { return }
      marks[gate] = 1
      path.append((gate, system.span(gate).lowerBound))
    }
    enter(replacements.resolved(system.root), &marks, &path)
    while let (gate, place) = path.last {
      if place < system.span(gate).upperBound {
        path[path.count - 1].place += 1
        enter(replacements.resolved(system.arguments[place]), &marks, &path)
      } else {
        path.removeLast()
        marks[gate] = 2
        gates.append(UInt32(gate))
      }
    }
    return (gates, hasCycle)
  }

  /// Folds one gate; replaces it where a constant or its only argument is left.
  private mutating func fold(_ gate: Int) {
    let own = system.node(ofGate: gate)
    guard replacements.resolved(own) == own else { return }
    var threshold = Int(system.thresholds[gate])
    let isAny = threshold == 1
    let isAll = threshold == system.span(gate).count
    let stamp = UInt32(gate + 1)
    let start = arguments.count
    var doubles = 0
    for place in system.span(gate) {
      let argument = replacements.resolved(system.arguments[place])
      switch argument {
      case Replacements.never, own: continue
      case Replacements.always: threshold -= 1
      default:
        if stamps[Int(argument)] == stamp {
          doubles += 1
          if isAny || isAll { continue }
        }
        stamps[Int(argument)] = stamp
        arguments.append(argument)
      }
    }
    if isAll, !isAny { threshold -= doubles }
    finish(gate, threshold, start, doubles: isAny || isAll ? 0 : doubles)
  }

  private mutating func finish(_ gate: Int, _ threshold: Int, _ start: Int, doubles: Int) {
    let own = system.node(ofGate: gate)
    let count = arguments.count - start
    var threshold = threshold
    if threshold <= 0 || threshold > count {
      let constant = threshold <= 0 ? Replacements.always : Replacements.never
      if mayReplace { replacements.replace(own, by: constant) }
      if threshold <= 0 { arguments.removeSubrange(start...) }
    } else if doubles > 0, threshold == 1 || threshold == count {
      var kept = Set<UInt32>()
      let distinct = arguments[start...].filter { kept.insert($0).inserted }
      arguments.removeSubrange(start...)
      arguments.append(contentsOf: distinct)
      threshold = threshold == 1 ? 1 : distinct.count
    }
    if mayReplace, threshold == 1, arguments.count - start == 1, replacements.resolved(own) == own {
      replacements.replace(own, by: arguments[start])
    }
    thresholds[gate] = UInt32(Swift.max(0, threshold))
    starts[gate] = UInt32(start)
    ends[gate] = UInt32(arguments.count)
  }

  private func constant(_ root: UInt32) -> LocalSystem {
    var result = LocalSystem(leaves: [])
    result.closeGate(threshold: root == Replacements.always ? 0 : 1)
    return result
  }

  /// Counts how often each node is named by what the root rests on.
  private mutating func count(from root: UInt32) {
    mentions[Int(root)] = 2  // is never taken into another gate
    guard !system.isLeaf(root) else { return }
    var pending = [UInt32(system.gate(of: root))]
    while let gate = pending.popLast() {
      for place in Int(starts[Int(gate)])..<Int(ends[Int(gate)]) {
        let argument = replacements.resolved(arguments[place])
        arguments[place] = argument
        guard !Replacements.isConstant(argument) else { continue }
        mentions[Int(argument)] += 1
        if mentions[Int(argument)] == 1, !system.isLeaf(argument) {
          pending.append(UInt32(system.gate(of: argument)))
        }
      }
    }
  }

  /// The gate's kind: 1 any, 2 all, 0 between.
  private func kind(_ gate: Int) -> Int {
    if thresholds[gate] == 1 { return 1 }
    return Int(thresholds[gate]) == Int(ends[gate]) - Int(starts[gate]) ? 2 : 0
  }

  /// The system from `root` on in the order of a walk depth first, with same gates joined.
  private mutating func numbered(from root: UInt32) -> LocalSystem {
    var leaves: [UInt32] = []
    var gates: [UInt32] = []
    var flat: [UInt32] = []
    var flatStarts: [UInt32] = [0]
    var number = Array(repeating: UInt32.max, count: system.nodeCount)
    var pending = [root]
    var expansion: [UInt32] = []
    while let node = pending.popLast() {
      guard number[Int(node)] == .max else { continue }
      if system.isLeaf(node) {
        number[Int(node)] = UInt32(leaves.count)
        leaves.append(node)
        continue
      }
      number[Int(node)] = UInt32(gates.count)
      gates.append(node)
      let own = kind(system.gate(of: node))
      let start = flat.count
      let stamp = UInt32(system.gateCount + gates.count)
      expansion.append(node)
      var isFirst = true
      while let next = expansion.popLast() {
        let gate = system.isLeaf(next) ? -1 : system.gate(of: next)
        // what leads back to `node` stays an argument, to be folded next time
        let isJoined =
          gate >= 0 && next != node && own != 0 && mentions[Int(next)] == 1 && kind(gate) == own
        if isFirst || isJoined {
          isFirst = false
          for place in (Int(starts[gate])..<Int(ends[gate])).reversed() {
            expansion.append(arguments[place])
          }
        } else if own == 0 || stamps[Int(next)] != stamp {
          stamps[Int(next)] = stamp
          flat.append(next)
        }
      }
      for argument in flat[start...].reversed() where number[Int(argument)] == .max {
        pending.append(argument)
      }
      flatStarts.append(UInt32(flat.count))
    }
    return written(root, leaves, gates, flat, flatStarts, number)
  }

  private func written(
    _ root: UInt32, _ leaves: [UInt32], _ gates: [UInt32], _ flat: [UInt32],
    _ flatStarts: [UInt32], _ number: [UInt32]
  ) -> LocalSystem {
    var result = LocalSystem(leaves: leaves.map { system.leaves[Int($0)] })
    let shift = UInt32(leaves.count)
    func local(_ node: UInt32) -> UInt32 {
      number[Int(node)] + (system.isLeaf(node) ? 0 : shift)
    }
    result.arguments.reserveCapacity(flat.count)
    for (place, node) in gates.enumerated() {
      let span = Int(flatStarts[place])..<Int(flatStarts[place + 1])
      for argument in flat[span] { result.arguments.append(local(argument)) }
      let own = kind(system.gate(of: node))
      result.closeGate(
        threshold: own == 2 ? UInt32(span.count) : thresholds[system.gate(of: node)])
    }
    result.root = local(root)
    return result
  }
}
