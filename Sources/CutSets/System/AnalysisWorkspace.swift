/// Memory that several questions about one graph share, one after another. Give each thread one of
/// its own.
public final class AnalysisWorkspace {
  let solver = ModuleSolver()
  private var marks: [UInt32] = []

  /// An empty one.
  public init() {}

  /// The modules of what `target` rests on.
  func tree(
    of target: FaultGraph.Node, in graph: FaultGraph, among variables: (Int) -> Bool
  ) throws(CancellationError) -> ModuleTree {
    if marks.count < graph.nodeCount {
      marks = Array(repeating: .max, count: graph.nodeCount)
    }
    let system = graph.cone(
      of: target.number, canFail: { variables(Int($0)) }, marks: &marks)
    return try ModuleTree(system)
  }
}
