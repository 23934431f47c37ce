/// A part of a system that shares nothing with the rest but its root.
struct ModulePart: Sendable {
  /// The number under which others name it.
  var number: Int
  /// Its gates, with the modules below it as leaves.
  var system: LocalSystem
}

extension LocalSystem {
  /// The system cut into modules, the one of the root first; each is named by one other only.
  ///
  ///     r = all of {g, x}          r = all of {G, x}
  ///     g = any of {h, a}    →     G: g = any of {h, a}
  ///     h = all of {g, b}             h = all of {g, b}      g and h need each other
  ///
  /// *v* is a module when nothing below it is named from elsewhere and nothing below it names what is
  /// not. In the tree of dominators, an argument *w* of *u* needs the depth of *w* where *w* is *u* or
  /// stands above it, else the depth of what dominates *w* immediately; *v* is a module exactly when
  /// the least such need of what it dominates is not less than its own depth. This finds on graphs
  /// with cycles what Y. Dutuit and A. Rauzy, A linear-time algorithm to find modules of fault trees,
  /// 1996, https://doi.org/10.1109/24.537011, finds on those without. Besides, arguments of one any-of
  /// or all-of gate that nothing else names become a module together, so that "any of these
  /// fourteen" is one leaf.
  ///
  /// - `number`: The number of the module of the root.
  /// - `next`: The first free number, for the others; moved on.
  /// - Complexity: O((*v* + *e*) log *v*), linear in practice.
  func modules(number: Int, next: inout Int) -> [ModulePart] {
    let targetStarts = Array(repeating: UInt32(0), count: leaves.count) + starts
    let dominators = Dominators(
      vertexCount: nodeCount, starts: targetStarts, targets: arguments, root: root)
    let isModule = moduleRoots(dominators)
    var partition = Partition(self, number: number, next: next)
    partition.run(dominators, isModule)
    next = partition.next
    return partition.parts
  }

  /// Whether each node of the walk's order is the root of a module; leaves are.
  private func moduleRoots(_ dominators: Dominators) -> [Bool] {
    let count = dominators.order.count
    var depths = Array(repeating: Int32(0), count: count)
    // of each vertex the first place of the walk that it does not dominate
    for place in 1..<max(1, count) {
      depths[place] = depths[Int(dominators.immediate[place])] + 1
    }
    let intervals = DominatorIntervals(dominators)
    var needs = Array(repeating: Int32.max, count: count)
    for (place, node) in dominators.order.enumerated() where !isLeaf(node) {
      for edge in span(gate(of: node)) {
        let target = Int(dominators.places[Int(arguments[edge])])
        let need =
          intervals.dominates(target, place)
          ? depths[target] : depths[Int(dominators.immediate[target])]
        needs[place] = min(needs[place], need)
      }
    }
    for place in stride(from: count - 1, to: 0, by: -1) {
      let above = Int(dominators.immediate[place])
      needs[above] = min(needs[above], needs[place])
    }
    return (0..<count).map { needs[$0] >= depths[$0] }
  }
}

/// Tells in constant time whether one vertex dominates another.
private struct DominatorIntervals {
  private var entries: [UInt32]
  private var sizes: [UInt32]

  init(_ dominators: Dominators) {
    let count = dominators.order.count
    sizes = Array(repeating: 1, count: count)
    for place in stride(from: count - 1, to: 0, by: -1) {
      sizes[Int(dominators.immediate[place])] += sizes[place]
    }
    // places grow downwards in the tree, so each takes the next free stretch of the one above
    var free = Array(repeating: UInt32(0), count: count)
    entries = free
    if count > 0 { free[0] = 1 }
    for place in 1..<max(1, count) {
      let above = Int(dominators.immediate[place])
      entries[place] = free[above]
      free[above] += sizes[place]
      free[place] = entries[place] + 1
    }
  }

  @inline(__always)
  func dominates(_ one: Int, _ other: Int) -> Bool {
    entries[one] <= entries[other] && entries[other] < entries[one] + sizes[one]
  }
}

/// Cuts a system at the roots of its modules.
private struct Partition {
  private let system: LocalSystem
  private let dependents: Dependents
  private(set) var next: Int
  private(set) var parts: [ModulePart] = []
  /// The part of each gate.
  private var part: [UInt32]
  /// The number in its part of each gate, or of each leaf in the part that names it last.
  private var locals: [UInt32]
  private var leafOwner: [UInt32]
  private var rootPart: [UInt32]

  init(_ system: LocalSystem, number: Int, next: Int) {
    self.system = system
    self.next = next
    dependents = Dependents(system)
    parts = [ModulePart(number: number, system: LocalSystem(leaves: []))]
    part = Array(repeating: 0, count: system.nodeCount)
    locals = Array(repeating: 0, count: system.nodeCount)
    leafOwner = Array(repeating: .max, count: system.nodeCount)
    rootPart = leafOwner
  }

  mutating func run(_ dominators: Dominators, _ isModule: [Bool]) {
    var gates: [[UInt32]] = [[]]
    for (place, node) in dominators.order.enumerated() where !system.isLeaf(node) {
      if place == 0 {
        rootPart[Int(node)] = 0
      } else if isModule[place] {
        part[Int(node)] = UInt32(parts.count)
        rootPart[Int(node)] = UInt32(parts.count)
        parts.append(ModulePart(number: next, system: LocalSystem(leaves: [])))
        gates.append([])
        next += 1
      } else {
        let above = dominators.order[Int(dominators.immediate[place])]
        part[Int(node)] = part[Int(above)]
      }
      gates[Int(part[Int(node)])].append(node)
    }
    for number in gates.indices { fill(number, gates[number]) }
  }

  /// Writes the gates of one part, its root first.
  private mutating func fill(_ number: Int, _ gates: [UInt32]) {
    var leaves: [Leaf] = []
    var lists: [(threshold: UInt32, arguments: [UInt32])] = []
    // gates are numbered from the other end until the leaves are counted
    for (place, node) in gates.enumerated() { locals[Int(node)] = UInt32.max - UInt32(place) }
    for node in gates {
      let gate = system.gate(of: node)
      var list: [UInt32] = []
      let single = singles(gate, number)
      if let single {
        list.append(UInt32(leaves.count))
        leaves.append(.module(UInt32(next)))
        addPart(of: single, isAny: system.isAny(gate))
      }
      for place in system.span(gate) {
        let argument = system.arguments[place]
        if isInside(argument, number) {
          list.append(locals[Int(argument)])
        } else if single == nil || dependents.count(argument) > 1 {
          if leafOwner[Int(argument)] != UInt32(number) {
            leafOwner[Int(argument)] = UInt32(number)
            locals[Int(argument)] = UInt32(leaves.count)
            leaves.append(leaf(argument))
          }
          list.append(locals[Int(argument)])
        }
      }
      let isAll = system.isAll(gate) && !system.isAny(gate)
      lists.append((isAll ? UInt32(list.count) : system.thresholds[gate], list))
    }
    let count = UInt32(leaves.count)
    var result = LocalSystem(leaves: leaves)
    for list in lists {
      for argument in list.arguments {
        result.arguments.append(argument < count ? argument : count + (.max - argument))
      }
      result.closeGate(threshold: list.threshold)
    }
    result.root = gates.isEmpty ? 0 : count
    parts[number].system = result
  }

  /// Whether a node is a gate of the part, its root included.
  private func isInside(_ node: UInt32, _ number: Int) -> Bool {
    guard !system.isLeaf(node), part[Int(node)] == UInt32(number) else { return false }
    return true
  }

  private func leaf(_ node: UInt32) -> Leaf {
    if system.isLeaf(node) { return system.leaves[Int(node)] }
    return .module(UInt32(parts[Int(rootPart[Int(node)])].number))
  }

  /// The arguments of a gate that nothing else names, when these are several and not all.
  private func singles(_ gate: Int, _ number: Int) -> [UInt32]? {
    guard system.isAny(gate) || system.isAll(gate) else { return nil }
    let span = system.span(gate)
    let found = span.lazy.map { system.arguments[$0] }.filter {
      dependents.count($0) == 1 && !isInside($0, number)
    }
    let singles = Array(found)
    return singles.count > 1 && singles.count < span.count ? singles : nil
  }

  private mutating func addPart(of nodes: [UInt32], isAny: Bool) {
    var system = LocalSystem(leaves: nodes.map { leaf($0) })
    system.arguments = Array(0..<UInt32(nodes.count))
    system.closeGate(threshold: isAny ? 1 : UInt32(nodes.count))
    system.root = UInt32(nodes.count)
    parts.append(ModulePart(number: next, system: system))
    next += 1
  }
}
