/// The sets of a tree of modules, one after another, the best first; each is found when it is asked
/// for.
///
/// Every part of the tree knows the key of its best set, so the search never leaves the way to the next
/// one: it follows the best choices down, and remembers at each the best that begins with the other
/// one (E. Lawler, A procedure for computing the k best solutions to discrete optimization problems,
/// 1972, https://doi.org/10.1287/mnsc.18.7.401). Keys add up, and so does the order of equal ones by
/// rank: of two sets of one size the one with the smallest rank that the other lacks comes first, which
/// stays so when both are joined with the same others.
///
/// - Complexity: O(*n*) for the *n* nodes of all diagrams at first; then O(*d* log *s*) a set for *d*
///   choices on the way and *s* sets listed so far, in time, and O(*d*) memory a set.
struct SetListing {
  private let tree: ListedTree
  private let ordering: SetOrdering
  /// The key of each event.
  private let eventKeys: [UInt128]
  /// The best key of each module and of each node of its diagram; `none` for no set.
  private var moduleKeys: [UInt128]
  private var nodeKeys: [[UInt128]]
  /// For each node whether its best set is known to hold its leaf: 0 unknown, 1 no, 2 yes.
  private var choices: [[UInt8]]
  /// The items of any-of modules, the best first.
  private var sorted: [[ListedItem]]
  private var heap = BestFirstHeap<Entry>()
  /// Lists that share their ends: of tasks, and of events chosen.
  private var agendas: [(task: Task, next: Int32)] = []
  private var chosen: [(event: Int32, next: Int32)] = []

  private static let none = UInt128.max
  private static let end: Int32 = -1

  /// What is still to be chosen.
  private enum Task {
    case item(ListedItem)
    case anyFrom(module: Int, place: Int)
    case node(module: Int, UInt32)
  }

  /// All sets that begin with some events and choose the rest from an agenda.
  private struct Entry {
    var key: UInt128
    var chosen: Int32
    var agenda: Int32
    /// The ranks of the best of them.
    var ranks: [UInt32]
  }

  init(_ tree: ListedTree, _ ordering: SetOrdering) {
    self.tree = tree
    self.ordering = ordering
    eventKeys = tree.events.map { ordering.key(unavailability: $0.unavailability) }
    moduleKeys = Array(repeating: SetListing.none, count: tree.shapes.count)
    nodeKeys = Array(repeating: [], count: tree.shapes.count)
    choices = nodeKeys.map { _ in [] }
    sorted = nodeKeys.map { _ in [] }
    for module in tree.shapes.indices.reversed() { prepare(module) }
    guard !tree.shapes.isEmpty, moduleKeys[0] != SetListing.none else { return }
    let agenda = link(.item(.module(0)), SetListing.end)
    push(key: moduleKeys[0], chosen: SetListing.end, agenda: agenda)
  }

  /// The events of the next set, in no special order, and its order; `nil` after the last.
  mutating func next() -> (events: [Int], order: Int)? {
    guard let entry = heap.popBest(by: SetListing.precedes) else { return nil }
    var members = entry.chosen
    var agenda = entry.agenda
    while agenda != SetListing.end {
      let (task, rest) = agendas[Int(agenda)]
      switch task {
      case .item(.event(let event)):
        chosen.append((Int32(event), members))
        members = Int32(chosen.count - 1)
        agenda = rest
      case .item(.module(let module)): agenda = opened(module, rest)
      case .anyFrom(let module, let place):
        if place + 1 < sorted[module].count {
          let others = link(.anyFrom(module: module, place: place + 1), rest)
          push(key: nil, chosen: members, agenda: others)
        }
        agenda = link(.item(sorted[module][place]), rest)
      case .node(let module, let node): agenda = followed(module, node, rest, members)
      }
    }
    return (events(members), ordering.order(of: entry.key))
  }

  private func events(_ members: Int32) -> [Int] {
    var events: [Int] = []
    var link = members
    while link != SetListing.end {
      events.append(Int(chosen[Int(link)].event))
      link = chosen[Int(link)].next
    }
    return events
  }

  private mutating func link(_ task: Task, _ next: Int32) -> Int32 {
    agendas.append((task, next))
    return Int32(agendas.count - 1)
  }

  /// What choosing from a whole module begins with.
  private mutating func opened(_ module: Int, _ rest: Int32) -> Int32 {
    switch tree.shapes[module] {
    case .none: return rest
    case .anyOf: return link(.anyFrom(module: module, place: 0), rest)
    case .allOf(let items): return items.reversed().reduce(rest) { link(.item($1), $0) }
    case .diagram(let diagram, _): return link(.node(module: module, diagram.root), rest)
    }
  }

  /// Follows the better choice at a node; the best of the other one waits.
  private mutating func followed(
    _ module: Int, _ node: UInt32, _ rest: Int32, _ members: Int32
  ) -> Int32 {
    guard node > 1, case .diagram(let diagram, let items) = tree.shapes[module] else { return rest }
    let entry = diagram.nodes[Int(node)]
    let with = withLeafKey(module, diagram, items, node)
    let without = nodeKeys[module][Int(entry.low)]
    func agenda(with isWith: Bool) -> Int32 {
      if isWith {
        return link(
          .item(items[Int(entry.leaf)]), link(.node(module: module, entry.high), rest))
      }
      return link(.node(module: module, entry.low), rest)
    }
    let isWith = choice(module, node)
    if with != SetListing.none, without != SetListing.none {
      push(key: nil, chosen: members, agenda: agenda(with: !isWith))
    }
    return agenda(with: isWith)
  }

  /// Lets all sets wait that begin with `chosen` and go on as `agenda` says.
  private mutating func push(key: UInt128?, chosen members: Int32, agenda: Int32) {
    var whole = key ?? 0
    if key == nil {
      for event in events(members) { whole += eventKeys[event] }
      var link = agenda
      while link != SetListing.end {
        whole += best(agendas[Int(link)].task)
        link = agendas[Int(link)].next
      }
    }
    var ranks = events(members).map { tree.events[$0].rank }
    var tasks: [Task] = []
    var link = agenda
    while link != SetListing.end {
      tasks.append(agendas[Int(link)].task)
      link = agendas[Int(link)].next
    }
    ranks.append(contentsOf: bestRanks(tasks))
    ranks.sort()
    heap.push(
      Entry(key: whole, chosen: members, agenda: agenda, ranks: ranks), by: SetListing.precedes)
  }

  private static func precedes(_ one: Entry, _ other: Entry) -> Bool {
    one.key != other.key
      ? one.key < other.key : one.ranks.lexicographicallyPrecedes(other.ranks)
  }

  private func best(_ task: Task) -> UInt128 {
    switch task {
    case .item(let item): key(item)
    case .anyFrom(let module, let place): key(sorted[module][place])
    case .node(let module, let node): nodeKeys[module][Int(node)]
    }
  }

  private func key(_ item: ListedItem) -> UInt128 {
    switch item {
    case .event(let event): eventKeys[event]
    case .module(let module): moduleKeys[module]
    }
  }
}

extension SetListing {
  /// Works out the best of a module whose items are prepared.
  private mutating func prepare(_ module: Int) {
    switch tree.shapes[module] {
    case .none: break
    case .anyOf(let items):
      let possible = items.filter { key($0) != SetListing.none }
      var counts: [UInt128: Int] = [:]
      for item in possible { counts[key(item), default: 0] += 1 }
      let entries = possible.map { item in
        let isTied = counts[key(item), default: 0] > 1
        let ranks = isTied ? bestRanks([.item(item)]).sorted() : []
        return Entry(key: key(item), chosen: 0, agenda: 0, ranks: ranks)
      }
      let order = possible.indices.sorted { SetListing.precedes(entries[$0], entries[$1]) }
      sorted[module] = order.map { possible[$0] }
      if let first = order.first { moduleKeys[module] = entries[first].key }
    case .allOf(let items):
      moduleKeys[module] = items.reduce(0) { SetListing.sum($0, key($1)) }
    case .diagram(let diagram, let items):
      nodeKeys[module] = Array(repeating: SetListing.none, count: diagram.nodes.count)
      choices[module] = Array(repeating: 0, count: diagram.nodes.count)
      nodeKeys[module][1] = 0
      for place in diagram.inner {
        nodeKeys[module][place] = min(
          withLeafKey(module, diagram, items, UInt32(place)),
          nodeKeys[module][Int(diagram.nodes[place].low)])
      }
      moduleKeys[module] = nodeKeys[module][Int(diagram.root)]
    }
  }

  private static func sum(_ one: UInt128, _ other: UInt128) -> UInt128 {
    one == none || other == none ? none : one + other
  }

  /// The best key of the sets of a node that hold its leaf.
  private func withLeafKey(
    _ module: Int, _ diagram: Diagram, _ items: [ListedItem], _ node: UInt32
  ) -> UInt128 {
    let entry = diagram.nodes[Int(node)]
    return SetListing.sum(nodeKeys[module][Int(entry.high)], key(items[Int(entry.leaf)]))
  }

  /// Whether the best set of a node holds its leaf. Where two are equally good, all that their best
  /// sets hang on is decided first.
  private mutating func choice(_ module: Int, _ node: UInt32) -> Bool {
    guard case .diagram(let diagram, let items) = tree.shapes[module] else { return false }
    var pending = [node]
    while let next = pending.last {
      guard next > 1, choices[module][Int(next)] == 0 else {
        pending.removeLast()
        continue
      }
      let entry = diagram.nodes[Int(next)]
      let with = withLeafKey(module, diagram, items, next)
      let without = nodeKeys[module][Int(entry.low)]
      let open = [entry.high, entry.low].filter { $0 > 1 && choices[module][Int($0)] == 0 }
      if with == without, !open.isEmpty {
        pending.append(contentsOf: open)
        continue
      }
      var isWith = with < without
      if with == without {
        let ranks = bestRanks([
          .item(items[Int(entry.leaf)]), .node(module: module, entry.high),
        ]).sorted()
        let others = bestRanks([.node(module: module, entry.low)]).sorted()
        isWith = ranks.lexicographicallyPrecedes(others)
      }
      choices[module][Int(next)] = isWith ? 2 : 1
      pending.removeLast()
    }
    return choices[module][Int(node)] == 2
  }

  /// The ranks of the best set that some tasks make together.
  private mutating func bestRanks(_ tasks: [Task]) -> [UInt32] {
    var ranks: [UInt32] = []
    var pending = tasks
    while let task = pending.popLast() {
      switch task {
      case .item(.event(let event)): ranks.append(tree.events[event].rank)
      case .anyFrom(let module, let place): pending.append(.item(sorted[module][place]))
      case .item(.module(let module)):
        switch tree.shapes[module] {
        case .none: break
        case .anyOf: pending.append(.anyFrom(module: module, place: 0))
        case .allOf(let items): pending.append(contentsOf: items.map { .item($0) })
        case .diagram(let diagram, _): pending.append(.node(module: module, diagram.root))
        }
      case .node(let module, let node):
        guard node > 1, case .diagram(let diagram, let items) = tree.shapes[module] else {
          continue
        }
        let entry = diagram.nodes[Int(node)]
        if choice(module, node) {
          pending.append(.item(items[Int(entry.leaf)]))
          pending.append(.node(module: module, entry.high))
        } else {
          pending.append(.node(module: module, entry.low))
        }
      }
    }
    return ranks
  }
}
