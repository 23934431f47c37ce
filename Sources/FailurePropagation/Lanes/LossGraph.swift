import DependencyGraph

/// A failure graph in which what always fails together is one vertex, numbered so that a failure
/// travels from smaller to larger numbers wherever there is no dependency cycle.
///
///     a ──► b ◄──► c ──► d        vertices   0: a   1: b, c   2: d
///
/// Components that need each other by hard dependencies share every state that the loss of single
/// components can bring about, so they are one vertex. Vertices that reach each other otherwise, through
/// groups or dependencies of other strengths, have neighbouring numbers, and are marked as being in a circle.
package struct LossGraph: Sendable {
  /// Where an edge or a gate leads: a vertex, or `vertexCount` plus the number of a gate.
  package typealias Target = EdgeTarget

  package let vertexCount: Int
  /// The vertex of each component.
  package let vertex: [UInt32]
  /// The components of the vertex `v` are `members[memberOffsets[v] ..< memberOffsets[v + 1]]`.
  package let members: [UInt32]
  package let memberOffsets: [UInt32]
  /// The edges of the vertex `v` are `edges[offsets[v] ..< offsets[v + 1]]`, each once but those to
  /// gates, which count.
  package let edges: [Target]
  package let offsets: [UInt32]
  package let gates: [FailureGraph.Gate]
  /// The place of each vertex among those in circles; `UInt32.max` for all others.
  package let circlePlace: [UInt32]
  package let circleCount: Int
  /// Whether a component can be degraded by the loss of another.
  package let canDegrade: Bool

  /// - Complexity: O(components + edges).
  package init(_ graph: FailureGraph) {
    let count = graph.componentCount
    let hard = LossGraph.components(of: graph, followingGates: false)
    let all = LossGraph.components(of: graph, followingGates: true)

    // A graph of dependents is ordered dependents first; the loss comes from the other end.
    var vertex = Array(repeating: UInt32.max, count: count)
    var group = Array(repeating: UInt32(0), count: count)
    for (number, range) in hard.ranges.enumerated() {
      for component in hard.order[range] { group[Int(component)] = UInt32(number) }
    }
    var vertexOfGroup = Array(repeating: UInt32.max, count: hard.ends.count)
    var circlePlace: [UInt32] = []
    var circleCount = 0
    for range in all.ranges.reversed() {
      let first = circlePlace.count
      for component in all.order[range] {
        let own = Int(group[Int(component)])
        if vertexOfGroup[own] == .max {
          vertexOfGroup[own] = UInt32(circlePlace.count)
          circlePlace.append(.max)
        }
        vertex[Int(component)] = vertexOfGroup[own]
      }
      guard circlePlace.count - first > 1 else { continue }
      for number in first..<circlePlace.count {
        circlePlace[number] = UInt32(circleCount)
        circleCount += 1
      }
    }
    self.vertex = vertex
    self.circlePlace = circlePlace
    self.circleCount = circleCount
    vertexCount = circlePlace.count
    (memberOffsets, members) = LossGraph.members(of: vertex, vertexCount: circlePlace.count)
    var sketch = LossEdges(graph, vertex, vertexCount: circlePlace.count)
    (offsets, edges) = sketch.merged(memberOffsets, members)
    gates = sketch.gates
    canDegrade =
      edges.contains { !$0.strength.takesDown } || gates.contains { !$0.target.strength.takesDown }
  }

  /// The components of the vertex at `number`.
  package func members(of number: UInt32) -> ArraySlice<UInt32> {
    members[Int(memberOffsets[Int(number)])..<Int(memberOffsets[Int(number) + 1])]
  }

  /// Whether nothing is reached from the vertex at `number`.
  package func isSilent(_ number: UInt32) -> Bool {
    offsets[Int(number)] == offsets[Int(number) + 1]
  }

  /// The strongly connected components, by plain hard edges or by all.
  private static func components(
    of graph: FailureGraph, followingGates: Bool
  ) -> StronglyConnectedComponents {
    let count = UInt32(graph.componentCount)
    return graph.offsets.withUnsafeBufferPointer { offsets in
      graph.edges.withUnsafeBufferPointer { edges in
        StronglyConnectedComponents(vertexCount: Int(count)) { component, cursor in
          let end = offsets[Int(component) + 1] - offsets[Int(component)]
          while cursor < end {
            var target = edges[Int(offsets[Int(component)] + cursor)]
            cursor += 1
            if target.rawValue < count { return target.rawValue }
            guard followingGates else { continue }
            while target.end >= count { target = graph.gates[Int(target.end - count)].target }
            return target.end
          }
          return nil
        }
      }
    }
  }

  private static func members(
    of vertex: [UInt32], vertexCount: Int
  ) -> (offsets: [UInt32], targets: [UInt32]) {
    var lists = EdgeLists<UInt32>(sourceCount: vertexCount)
    for number in vertex { lists.count(number) }
    lists.makeRoom()
    for (component, number) in vertex.enumerated() { lists.add(number, UInt32(component)) }
    return lists.sorted()
  }
}

/// Turns the edges of a failure graph into those of its vertices.
private struct LossEdges {
  private let graph: FailureGraph
  private let vertex: [UInt32]
  private let vertexCount: UInt32
  private(set) var gates: [FailureGraph.Gate]

  init(_ graph: FailureGraph, _ vertex: [UInt32], vertexCount: Int) {
    self.graph = graph
    self.vertex = vertex
    self.vertexCount = UInt32(vertexCount)
    gates = []
    gates = graph.gates.map { gate in
      var gate = gate
      gate.target = self.target(gate.target)
      return gate
    }
  }

  private func target(_ target: LossGraph.Target) -> LossGraph.Target {
    let (end, count) = (target.end, UInt32(graph.componentCount))
    return EdgeTarget(
      end < count ? vertex[Int(end)] : end - count + vertexCount, target.strength)
  }

  /// The edges of each vertex: those of its members, but to itself, and those without a gate once.
  mutating func merged(
    _ memberOffsets: [UInt32], _ members: [UInt32]
  ) -> (offsets: [UInt32], edges: [LossGraph.Target]) {
    var offsets: [UInt32] = [0]
    offsets.reserveCapacity(Int(vertexCount) + 1)
    var edges: [LossGraph.Target] = []
    edges.reserveCapacity(graph.edges.count)
    /// For each strength and end the last vertex from which it was reached.
    var last = Array(
      repeating: Array(repeating: UInt32.max, count: Int(vertexCount)),
      count: Requirement.Strength.codeCount)
    for number in 0..<vertexCount {
      for place in memberOffsets[Int(number)]..<memberOffsets[Int(number) + 1] {
        let member = Int(members[Int(place)])
        for edge in graph.offsets[member]..<graph.offsets[member + 1] {
          let target = target(graph.edges[Int(edge)])
          let (end, strength) = (target.end, Int(target.strength.code))
          if end < vertexCount {
            if end == number || last[strength][Int(end)] == number { continue }
            last[strength][Int(end)] = number
          }
          edges.append(target)
        }
      }
      offsets.append(UInt32(edges.count))
    }
    return (offsets, edges)
  }
}
