/// A member of what is listed, a variable or a class of equivalent ones; or a module of several.
enum ListedItem: Sendable {
  case event(Int)
  case module(Int)
}

/// A tree of modules as sets of events: either all variables, or classes of those that are equivalent.
struct ListedTree: Sendable {
  /// How the sets of a module are made.
  enum Shape: Sendable {
    /// None.
    case none
    /// The sets of any one item.
    case anyOf([ListedItem])
    /// One set of each item, joined; of no items the empty set.
    case allOf([ListedItem])
    /// The sets of a zero-suppressed diagram of items.
    case diagram(Diagram, [ListedItem])
  }

  /// Something that sets consist of.
  struct Event: Sendable {
    /// The variables, the first by rank first; one fails it.
    var variables: [UInt32]
    /// The chance that it has failed.
    var unavailability: Double
    /// Its place among its like.
    var rank: UInt32
  }

  private(set) var events: [Event] = []
  private(set) var shapes: [Shape] = []

  /// - `joinsEquals`: Whether the variables of an any-of module become one event.
  init(_ solved: SolvedTree, _ graph: FaultGraph, joinsEquals: Bool) {
    func item(_ leaf: Leaf, _ events: inout [Event]) -> ListedItem {
      guard !leaf.isModule else { return .module(leaf.number) }
      events.append(ListedTree.event([UInt32(leaf.number)], graph))
      return .event(events.count - 1)
    }
    for module in solved.tree.modules.indices {
      switch solved.tree.modules[module] {
      case .never: shapes.append(.none)
      case .always: shapes.append(.allOf([]))
      case .anyOf(let leaves):
        var items: [ListedItem] = []
        let variables = leaves.filter { !$0.isModule }.map { UInt32($0.number) }
        if joinsEquals, variables.count > 1 {
          events.append(ListedTree.event(variables, graph))
          items.append(.event(events.count - 1))
          items += leaves.filter(\.isModule).map { .module($0.number) }
        } else {
          items = leaves.map { item($0, &events) }
        }
        shapes.append(.anyOf(items))
      case .allOf(let leaves): shapes.append(.allOf(leaves.map { item($0, &events) }))
      case .general(let system):
        let items = system.leaves.map { item($0, &events) }
        let sets = solved.diagrams[module]?.sets ?? Diagram(constant: false)
        shapes.append(.diagram(sets, items))
      }
    }
  }

  private static func event(_ variables: [UInt32], _ graph: FaultGraph) -> Event {
    let inOrder = variables.sorted { graph.ranks[Int($0)] < graph.ranks[Int($1)] }
    var unavailability = 0.0
    for variable in inOrder {
      unavailability += (1 - unavailability) * graph.unavailabilities[Int(variable)]
    }
    return Event(
      variables: inOrder, unavailability: min(1, unavailability),
      rank: graph.ranks[Int(inOrder[0])])
  }
}
