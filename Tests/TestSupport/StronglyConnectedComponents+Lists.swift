import DependencyGraph

extension StronglyConnectedComponents {
  /// The components of a graph given by the targets of each vertex.
  package init(vertexCount: Int, targets: (UInt32) -> [UInt32]) {
    let lists = (0..<UInt32(vertexCount)).map(targets)
    self.init(vertexCount: vertexCount) { vertex, cursor in
      let list = lists[Int(vertex)]
      guard Int(cursor) < list.count else { return nil }
      defer { cursor += 1 }
      return list[Int(cursor)]
    }
  }
}
