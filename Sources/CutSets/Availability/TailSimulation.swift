struct TailSimulation {
  let samples: Int
  let seed: UInt64
  func refine(_ module: Int, _ tree: ModuleTree, _ diagrams: ModuleDiagrams?, _ chances: ModuleChances, _ weights: (Leaf) -> UInt32) {}
}
