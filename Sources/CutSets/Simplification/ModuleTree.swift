/// A system as a tree of modules that share nothing: what fails in one is independent of what fails
/// in another, so each is solved alone and answers are put together along the tree.
///
///     0  any of {api, dns, module 1}        the single points, and the rest
///     1  2 of 3 zones …                     a gate and what is below it
struct ModuleTree: Sendable {
  /// How a module fails.
  enum Shape: Sendable {
    /// Not at all.
    case never
    /// It has always failed.
    case always
    /// When any of its leaves has.
    case anyOf([Leaf])
    /// When all of its leaves have.
    case allOf([Leaf])
    /// As its gates say.
    case general(LocalSystem)
  }

  /// The modules; what a module names has a higher number. The first one is the root's.
  private(set) var modules: [Shape] = []

  /// The work that simplification may take, in arguments looked at.
  struct Budget: Sendable {
    /// For single points and necessary leaves.
    var splitting = 50_000_000
    /// For superfluous arguments.
    var absorption = 60_000_000
  }

  /// Simplifies a system and cuts it into modules, again and again until nothing changes.
  ///
  /// Each part is folded and cut into its modules. A part that is one module is split into its single
  /// points and the rest: F = S or F with S up, and dually into what is necessary and the rest. What
  /// stays has its superfluous arguments removed, once. Each of these steps keeps the least fixed
  /// point, so the order of the steps changes the tree and never an answer.
  ///
  /// - Throws: `CancellationError` when the current task is cancelled.
  init(_ system: LocalSystem, budget: Budget = Budget()) throws(CancellationError) {
    var building = ModuleTreeBuilding(budget)
    try building.run(system)
    modules = ModuleTree.tidied(building.shapes)
  }

  /// The leaves of a module.
  func leaves(of module: Int) -> [Leaf] {
    switch modules[module] {
    case .never, .always: []
    case .anyOf(let leaves), .allOf(let leaves): leaves
    case .general(let system): system.leaves
    }
  }
}

extension ModuleTree {
  /// The modules that the first one rests on, with any-of modules of any-of modules, and all-of ones
  /// of all-of ones, made one, and those of one leaf passed over. They are numbered anew, since a split
  /// lets what is left have a higher number than the modules it names.
  fileprivate static func tidied(_ shapes: [Shape]) -> [Shape] {
    var kept: [Int] = [0]
    var shapes = shapes
    var place = 0
    while place < kept.count {
      let number = kept[place]
      place += 1
      shapes[number] = tidied(shapes[number], shapes)
      if case .anyOf(let leaves) = shapes[number], leaves.count == 1, leaves[0].isModule {
        shapes[number] = shapes[leaves[0].number]
        place -= 1
        continue
      }
      for leaf in leaves(shapes[number]) where leaf.isModule { kept.append(leaf.number) }
    }
    var numbers = Array(repeating: UInt32.max, count: shapes.count)
    for (new, old) in kept.enumerated() { numbers[old] = UInt32(new) }
    func renumbered(_ leaf: Leaf) -> Leaf {
      leaf.isModule ? .module(numbers[leaf.number]) : leaf
    }
    return kept.map { number in
      switch shapes[number] {
      case .never: return .never
      case .always: return .always
      case .anyOf(let leaves): return .anyOf(leaves.map(renumbered))
      case .allOf(let leaves): return .allOf(leaves.map(renumbered))
      case .general(var system):
        system.leaves = system.leaves.map(renumbered)
        return .general(system)
      }
    }
  }

  private static func leaves(_ shape: Shape) -> [Leaf] {
    switch shape {
    case .never, .always: []
    case .anyOf(let leaves), .allOf(let leaves): leaves
    case .general(let system): system.leaves
    }
  }

  private static func tidied(_ shape: Shape, _ shapes: [Shape]) -> Shape {
    switch shape {
    case .never, .always: return shape
    case .anyOf(let leaves):
      let joined = joined(leaves, shapes, any: true)
      return joined.isEmpty ? .never : .anyOf(joined)
    case .allOf(let leaves):
      let joined = joined(leaves, shapes, any: false)
      return joined.isEmpty ? .always : .allOf(joined)
    case .general(var system):
      system.leaves = system.leaves.map { passed($0, shapes) }
      return .general(system)
    }
  }

  /// The leaf that a module of one leaf stands for.
  private static func passed(_ leaf: Leaf, _ shapes: [Shape]) -> Leaf {
    var leaf = leaf
    while leaf.isModule {
      guard case .anyOf(let leaves) = shapes[leaf.number], leaves.count == 1 else { break }
      leaf = leaves[0]
    }
    return leaf
  }

  private static func joined(_ leaves: [Leaf], _ shapes: [Shape], any: Bool) -> [Leaf] {
    var result: [Leaf] = []
    var pending = Array(leaves.reversed())
    while let next = pending.popLast() {
      let leaf = passed(next, shapes)
      guard leaf.isModule else {
        result.append(leaf)
        continue
      }
      switch shapes[leaf.number] {
      case .anyOf(let inner) where any: pending.append(contentsOf: inner.reversed())
      case .allOf(let inner) where !any: pending.append(contentsOf: inner.reversed())
      case .never where any: break
      case .always where !any: break
      default: result.append(leaf)
      }
    }
    return result
  }
}

/// The work list of a decomposition.
private struct ModuleTreeBuilding {
  private(set) var shapes: [ModuleTree.Shape] = []
  private var budget: ModuleTree.Budget
  private var pending: [Item] = []

  private struct Item {
    var number: Int
    var system: LocalSystem
    /// Constants that the system does not know of yet.
    var constants: Replacements?
    var isAbsorbed = false
  }

  init(_ budget: ModuleTree.Budget) { self.budget = budget }

  mutating func run(_ system: LocalSystem) throws(CancellationError) {
    shapes.append(.never)
    pending.append(Item(number: 0, system: system))
    while let item = pending.popLast() {
      if Task.isCancelled { throw CancellationError() }
      take(item)
    }
  }

  private mutating func take(_ item: Item) {
    var item = item
    item.system = item.system.simplified(item.constants)
    item.constants = nil
    if let shape = simple(item.system) {
      shapes[item.number] = shape
      return
    }
    if isCut(item) || isSplit(item, single: true) || isSplit(item, single: false) { return }
    if !item.isAbsorbed, budget.absorption > 0 {
      item.isAbsorbed = true
      if let absorbed = item.system.absorbed(visits: &budget.absorption) {
        item.system = absorbed
        item.constants = Replacements(nodeCount: absorbed.nodeCount)
        pending.append(item)
        return
      }
    }
    shapes[item.number] = .general(item.system)
  }

  /// The shape of a system that needs no more work.
  private func simple(_ system: LocalSystem) -> ModuleTree.Shape? {
    if system.isLeaf(system.root) { return .anyOf([system.leaves[Int(system.root)]]) }
    guard system.gateCount == 1, system.arguments.allSatisfy(system.isLeaf) else { return nil }
    let named = system.arguments.map { system.leaves[Int($0)] }
    if system.thresholds[0] == 0 { return .always }
    if system.thresholds[0] > system.arguments.count { return .never }
    if system.isAny(0) { return .anyOf(named) }
    if system.isAll(0) { return .allOf(named) }
    return .general(system)
  }

  /// Cuts a system into modules when it has several.
  private mutating func isCut(_ item: Item) -> Bool {
    var next = shapes.count
    let parts = item.system.modules(number: item.number, next: &next)
    guard parts.count > 1 else { return false }
    while shapes.count < next { shapes.append(.never) }
    for part in parts {
      if let shape = simple(part.system) {
        shapes[part.number] = shape
      } else {
        // what one part loses may let another absorb more
        pending.append(
          Item(
            number: part.number, system: part.system,
            constants: Replacements(nodeCount: part.system.nodeCount),
            isAbsorbed: item.isAbsorbed))
      }
    }
    return true
  }

  /// Splits off what fails the root alone, or what the root cannot fail without.
  private mutating func isSplit(_ item: Item, single: Bool) -> Bool {
    guard budget.splitting > 0 else { return false }
    var visits = 0
    let system = item.system
    let found =
      single ? system.singlePoints(visits: &visits) : system.necessaryLeaves(visits: &visits)
    budget.splitting -= visits
    guard !found.isEmpty else { return false }
    let rest = shapes.count
    shapes.append(.never)
    let leaves = found.map { system.leaves[Int($0)] } + [.module(UInt32(rest))]
    shapes[item.number] = single ? .anyOf(leaves) : .allOf(leaves)
    pending.append(
      Item(
        number: rest, system: system,
        constants: system.constants(found.map { ($0, failed: !single) }),
        isAbsorbed: item.isAbsorbed))
    return true
  }
}
