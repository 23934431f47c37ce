/// The strongly connected components of a directed graph, dependencies first.
///
///     0 ──► 1 ──► 2        cycles: [[1, 2]]
///           ▲     │
///           └─────┘
///
/// Tarjan's algorithm (R. Tarjan, Depth-first search and linear graph algorithms, 1972,
/// https://doi.org/10.1137/0201010) with its own stack instead of recursion.
///
/// - Complexity: O(*v* + *e*) time and O(*v*) memory for *v* vertices and *e* edges.
package struct StronglyConnectedComponents: Sendable {
  /// The vertices, component after component; a component comes behind all it reaches.
  package private(set) var order: [UInt32] = []
  /// Where each component ends in `order`.
  package private(set) var ends: [Int] = []

  private struct Visit {
    var vertex: UInt32
    var targets: [UInt32]
    var next = 0
  }

  package init(vertexCount: Int, targets: (UInt32) -> [UInt32]) {
    // 0: not seen; otherwise the order of the first visit, or `done`.
    let done = UInt32.max
    var lowest = Array(repeating: UInt32(0), count: vertexCount)
    var pending: [UInt32] = []
    var visits: [Visit] = []
    var counter: UInt32 = 0
    var firstVisit = Array(repeating: UInt32(0), count: vertexCount)
    for root in 0..<UInt32(vertexCount) where lowest[Int(root)] == 0 {
      visits.append(Visit(vertex: root, targets: targets(root)))
      while let visit = visits.last {
        let vertex = Int(visit.vertex)
        if visit.next == 0 && firstVisit[vertex] == 0 {
          counter += 1
          firstVisit[vertex] = counter
          lowest[vertex] = counter
          pending.append(visit.vertex)
        }
        if visit.next < visit.targets.count {
          let target = visit.targets[visit.next]
          visits[visits.count - 1].next += 1
          if firstVisit[Int(target)] == 0 {
            visits.append(Visit(vertex: target, targets: targets(target)))
          } else if lowest[Int(target)] != done {
            lowest[vertex] = min(lowest[vertex], firstVisit[Int(target)])
          }
          continue
        }
        visits.removeLast()
        let low = lowest[vertex]
        if low == firstVisit[vertex] {
          while let member = pending.popLast() {
            lowest[Int(member)] = done
            order.append(member)
            if member == visit.vertex { break }
          }
          ends.append(order.count)
        }
        if let above = visits.last, low != done {
          lowest[Int(above.vertex)] = min(lowest[Int(above.vertex)], low)
        }
      }
    }
  }

  /// The components of more than one vertex.
  package var cycles: [[UInt32]] {
    var start = 0
    var cycles: [[UInt32]] = []
    for end in ends {
      if end - start > 1 { cycles.append(Array(order[start..<end])) }
      start = end
    }
    return cycles
  }
}
