/// The minimal cut sets of a target: what has to fail together to fail it, and nothing less.
///
///     shop = any of {dns, both}         {dns}
///     both = all of {stripe, adyen}     {stripe, adyen}
///
/// They are counted without being listed; a listing finds one after another.
///
/// A. Rauzy, New algorithms for fault trees analysis, 1993,
/// https://doi.org/10.1016/0951-8320(93)90060-C; the fixed point of cycles is taken before, see
/// `ModuleTree` and `DiagramBuilding`.
public struct MinimalCutSets: Sendable {
  /// What an analysis may cost and how far it goes.
  public struct Limits: Sendable {
    /// The largest order wanted; `nil` for all. With an order no binary decision diagram is built.
    public var order: Int?
    /// The most nodes of a diagram in one attempt.
    public var maximumNodes = 1_000_000

    /// All orders, and a million nodes.
    public init(order: Int? = nil, maximumNodes: Int = 1_000_000) {
      self.order = order
      self.maximumNodes = maximumNodes
    }
  }

  /// How many sets there are.
  public struct Counts: Sendable {
    /// The number of sets of each order that has any, up to `completeToOrder`.
    public let byOrder: [(order: Int, count: SetCount)]
    /// The number of all of them.
    public let total: SetCount

    init(_ counts: OrderCounts) {
      byOrder = counts.counts.enumerated().filter { $0.element > 0 }.map {
        (counts.first + $0.offset, SetCount(saturating: $0.element))
      }
      total = SetCount(saturating: counts.counts.reduce(0) { $0.addingUpTo($1) })
    }

    /// The number of sets of one order.
    public func count(order: Int) -> SetCount {
      byOrder.first { $0.order == order }?.count ?? SetCount(saturating: 0)
    }
  }

  /// The graph.
  public let graph: FaultGraph
  /// The target.
  public let target: FaultGraph.Node
  /// How many sets of variables there are.
  public let counts: Counts
  /// How many sets of classes there are.
  public let classCounts: Counts
  /// The order up to which all sets are known; `nil` when all are.
  public let completeToOrder: Int?
  let solved: SolvedTree

  /// Whether all sets are known.
  public var isComplete: Bool { completeToOrder == nil }

  /// The minimal cut sets of `target`.
  ///
  /// - `workspace`: Memory that several questions about one graph share.
  /// - `variables`: Whether a variable can fail by itself; the others are up.
  /// - Throws: `CancellationError` when the current task is cancelled.
  /// - Complexity: Linear where modules are small; exponential in the largest module at worst, which
  ///   the limits cut off.
  public init(
    of target: FaultGraph.Node, in graph: FaultGraph, limits: Limits = Limits(),
    workspace: AnalysisWorkspace = AnalysisWorkspace(),
    among variables: (_ variable: Int) -> Bool = { _ in true }
  ) throws(CancellationError) {
    let tree = try workspace.tree(of: target, in: graph, among: variables)
    var question = DiagramQuestion(failure: false, sets: true)
    question.maximumWeight = limits.order.map { UInt32(clamping: max(1, $0)) }
    question.maximumNodes = limits.maximumNodes
    let solved = try SolvedTree(tree, question, solver: workspace.solver)
    self.init(solved, target, graph, order: limits.order)
  }

  /// The sets of a solved tree, up to `order` at most.
  init(_ solved: SolvedTree, _ target: FaultGraph.Node, _ graph: FaultGraph, order: Int?) {
    self.graph = graph
    self.target = target
    self.solved = solved
    let complete = solved.completeOrders[0].map(Int.init)
    completeToOrder = order.map { order in complete.map { min($0, order) } ?? order } ?? complete
    counts = Counts(OrderCounts.ofRoot(solved, joinsEquals: false, upTo: completeToOrder))
    classCounts = Counts(OrderCounts.ofRoot(solved, joinsEquals: true, upTo: completeToOrder))
  }
}
