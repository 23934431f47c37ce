/// A minimal cut set.
public struct CutSet: Sendable, Equatable {
  /// The numbers of the variables that fail together, by rank.
  public let variables: [Int]
  /// The chance that all of them have failed.
  public let probability: Double

  /// The number of its members.
  public var order: Int { variables.count }
}

/// Cut sets that differ only in which of several equivalent variables they hold: one of each class.
public struct ClassCutSet: Sendable, Equatable {
  /// The classes, each as the numbers of its variables by rank; by their first ones.
  public let classes: [[Int]]
  /// How many cut sets it stands for.
  public let count: SetCount
  /// The chance that of each class at least one has failed.
  public let probability: Double

  /// The number of its classes, and so of the members of each of its sets.
  public var order: Int { classes.count }
}

extension MinimalCutSets {
  /// The cut sets, one after another.
  ///
  /// - `ordering`: Which come first. By probability the listing is exact when all sets are
  ///   known, see `isCertain(_:)`.
  public func sets(by ordering: SetOrdering = .order) -> some Sequence<CutSet> {
    let tree = ListedTree(solved, graph, joinsEquals: false)
    let limit = completeToOrder
    return sequence(state: SetListing(tree, ordering)) { listing in
      while let (events, order) = listing.next() {
        if let limit, order > limit { continue }
        let sorted = events.map { tree.events[$0] }.sorted { $0.rank < $1.rank }
        return CutSet(
          variables: sorted.map { Int($0.variables[0]) },
          probability: sorted.reduce(1) { $0 * $1.unavailability })
      }
      return nil
    }
  }

  /// The cut sets with equivalent variables put together, one after another.
  public func classSets(by ordering: SetOrdering = .order) -> some Sequence<ClassCutSet> {
    let tree = ListedTree(solved, graph, joinsEquals: true)
    let limit = completeToOrder
    return sequence(state: SetListing(tree, ordering)) { listing in
      while let (events, order) = listing.next() {
        if let limit, order > limit { continue }
        let sorted = events.map { tree.events[$0] }.sorted { $0.rank < $1.rank }
        let count = sorted.reduce(UInt128(1)) { $0.multipliedUpTo(UInt128($1.variables.count)) }
        return ClassCutSet(
          classes: sorted.map { $0.variables.map(Int.init) }, count: SetCount(saturating: count),
          probability: sorted.reduce(1) { $0 * $1.unavailability })
      }
      return nil
    }
  }
}
