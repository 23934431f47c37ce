extension FaultGraph {
  /// What `root` rests on, numbered in the order in which a walk depth first meets it.
  ///
  /// - `canFail`: Whether a variable can fail; the others are up.
  /// - `marks`: One entry a node, all `UInt32.max`, and left so; kept between calls so that many
  ///   small questions do not each cost the size of the graph.
  /// - Complexity: O(*v* + *e*) for the *v* nodes and *e* arguments that `root` rests on.
  func cone(
    of root: UInt32, canFail: (UInt32) -> Bool, marks: inout [UInt32]
  ) -> LocalSystem {
    var gates: [UInt32] = []
    var leaves: [UInt32] = []
    var pending = [root]
    while let node = pending.popLast() {
      guard marks[Int(node)] == .max else { continue }
      if thresholds[Int(node)] == FaultGraph.variableMark {
        marks[Int(node)] = UInt32(leaves.count)
        leaves.append(node)
      } else {
        marks[Int(node)] = UInt32(gates.count)
        gates.append(node)
        for argument in arguments(of: node).reversed() where marks[Int(argument)] == .max {
          pending.append(argument)
        }
      }
    }
    var system = LocalSystem(leaves: leaves.map { .variable(spans[Int($0)].lowerBound) })
    let shift = UInt32(leaves.count)
    func local(_ node: UInt32) -> UInt32 {
      marks[Int(node)] + (thresholds[Int(node)] == FaultGraph.variableMark ? 0 : shift)
    }
    for gate in gates {
      for argument in arguments(of: gate) {
        let isUp =
          thresholds[Int(argument)] == FaultGraph.variableMark
          && !canFail(spans[Int(argument)].lowerBound)
        if !isUp { system.arguments.append(local(argument)) }
      }
      system.closeGate(threshold: thresholds[Int(gate)])
    }
    system.root = local(root)
    if system.isLeaf(root: root, in: self, canFail) {
      system.root = system.node(ofGate: system.gateCount)
      system.closeGate(threshold: 1)
    }
    for node in gates { marks[Int(node)] = .max }
    for node in leaves { marks[Int(node)] = .max }
    return system
  }
}

extension LocalSystem {
  /// Whether the root is a variable that cannot fail.
  fileprivate func isLeaf(
    root: UInt32, in graph: FaultGraph, _ canFail: (UInt32) -> Bool
  ) -> Bool {
    graph.thresholds[Int(root)] == FaultGraph.variableMark
      && !canFail(graph.spans[Int(root)].lowerBound)
  }
}
