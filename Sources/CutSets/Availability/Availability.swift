/// How available a target can be at best: the chance that it is down because of the failures of what
/// it stands on, which happen independently of each other.
///
///     shop = any of {dns, both}          0.1 + 0.9 · (0.1 · 0.1) = 0.109
///     both = all of {stripe, adyen}      each unavailable with 0.1
///
/// Exact where the diagrams fit, cycles included; else between guaranteed bounds, and where these are
/// far apart simulated, and called so. A. Rauzy, New algorithms for fault trees analysis, 1993,
/// https://doi.org/10.1016/0951-8320(93)90060-C.
public struct Availability: Sendable {
  /// What an analysis may cost.
  public struct Limits: Sendable {
    /// The most nodes of a diagram in one attempt.
    public var maximumNodes: Int
    /// The number of random states of a module whose bounds are far apart; 0 for none.
    public var samples: Int
    /// Where the random states begin.
    public var seed: UInt64

    /// A million nodes, and 200,000 states from seed 0.
    public init(maximumNodes: Int = 1_000_000, samples: Int = 200_000, seed: UInt64 = 0) {
      self.maximumNodes = maximumNodes
      self.samples = samples
      self.seed = seed
    }
  }

  /// The graph.
  public let graph: FaultGraph
  /// The target.
  public let target: FaultGraph.Node
  /// The chance that the target is down.
  public let unavailability: Unavailability
  let solved: SolvedTree
  /// The value of each module.
  let values: [Double]

  /// The unavailability of `target`.
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
    try self.init(
      of: target, in: graph, limits: limits, workspace: workspace, wantsSets: false,
      among: variables)
  }

  init(
    of target: FaultGraph.Node, in graph: FaultGraph, limits: Limits,
    workspace: AnalysisWorkspace, wantsSets: Bool, among variables: (_ variable: Int) -> Bool
  ) throws(CancellationError) {
    self.graph = graph
    self.target = target
    let tree = try workspace.tree(of: target, in: graph, among: variables)
    let chances = ModuleChances(tree, unavailabilities: graph.unavailabilities)
    var question = DiagramQuestion(failure: true, sets: wantsSets)
    question.maximumNodes = limits.maximumNodes
    let simulation = TailSimulation(samples: limits.samples, seed: limits.seed)
    solved = try SolvedTree(
      tree, question, solver: workspace.solver,
      enough: { system, weights, weight in
        FailedWeight.chance(above: Int(weight), weights, system.leaves.map(chances.high)) < 1e-13
      },
      solved: { module, diagrams, weights in
        chances.add(module, diagrams, weights)
        simulation.refine(module, tree, diagrams, chances, weights)
      })
    if Task.isCancelled { throw CancellationError() }
    values = chances.values
    if chances.isExact {
      unavailability = Unavailability(exact: chances.values[0])
    } else if chances.isSimulated {
      unavailability = Unavailability(
        estimate: chances.values[0], low: chances.lows[0], high: chances.highs[0])
    } else {
      unavailability = Unavailability(low: chances.lows[0], high: chances.highs[0])
    }
  }

  /// The value of a leaf.
  func value(_ leaf: Leaf) -> Double {
    leaf.isModule ? values[leaf.number] : graph.unavailabilities[leaf.number]
  }
}
