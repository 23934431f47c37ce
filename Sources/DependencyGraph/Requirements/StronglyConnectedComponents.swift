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

  /// A vertex whose edges are being followed.
  private struct Visit {
    var vertex: UInt32
    var cursor: UInt32 = 0
  }

  /// What is known of a vertex: when it was first visited, from 1, and the earliest visit of what it
  /// reaches; 0 for never.
  private struct Mark {
    var visit: UInt32 = 0
    var lowest: UInt32 = 0
  }

  /// The lowest of a vertex whose component is complete.
  private static let done = UInt32.max

  /// - Parameter nextTarget: Gives the targets of a vertex one by one, then `nil`; the cursor is 0 at
  ///   first, and as it was left afterwards.
  @inline(__always)
  package init(
    vertexCount: Int, nextTarget: (_ vertex: UInt32, _ cursor: inout UInt32) -> UInt32?
  ) {
    let marks = UnsafeMutableBufferPointer<Mark>.allocate(capacity: vertexCount)
    marks.initialize(repeating: Mark())
    defer { marks.deallocate() }
    order.reserveCapacity(vertexCount)
    ends.reserveCapacity(vertexCount)
    var pending: [UInt32] = []
    var visits: [Visit] = []
    var counter: UInt32 = 0
    for root in 0..<UInt32(vertexCount) where marks[Int(root)].visit == 0 {
      visits.append(Visit(vertex: root))
      counter += 1
      marks[Int(root)] = Mark(visit: counter, lowest: counter)
      pending.append(root)
      while var visit = visits.last {
        let vertex = Int(visit.vertex)
        var lowest = marks[vertex].lowest
        var unseen: UInt32?
        while unseen == nil, let target = nextTarget(visit.vertex, &visit.cursor) {
          let mark = marks[Int(target)]
          if mark.visit == 0 {
            unseen = target
          } else if mark.lowest != StronglyConnectedComponents.done {
            lowest = min(lowest, mark.visit)
          }
        }
        marks[vertex].lowest = lowest
        if let unseen {
          visits[visits.count - 1].cursor = visit.cursor
          visits.append(Visit(vertex: unseen))
          counter += 1
          marks[Int(unseen)] = Mark(visit: counter, lowest: counter)
          pending.append(unseen)
          continue
        }
        visits.removeLast()
        if lowest == marks[vertex].visit {
          complete(visit.vertex, &pending, marks)
        } else if let above = visits.last {
          marks[Int(above.vertex)].lowest = min(marks[Int(above.vertex)].lowest, lowest)
        }
      }
    }
  }

  /// Takes the component that began with `first` off the pending vertices.
  private mutating func complete(
    _ first: UInt32, _ pending: inout [UInt32], _ marks: UnsafeMutableBufferPointer<Mark>
  ) {
    while let member = pending.popLast() {
      marks[Int(member)].lowest = StronglyConnectedComponents.done
      order.append(member)
      if member == first { break }
    }
    ends.append(order.count)
  }

  /// The range of each component in `order`.
  package var ranges: [Range<Int>] {
    var start = 0
    return ends.map { end in
      defer { start = end }
      return start..<end
    }
  }

  /// The components of more than one vertex.
  package var cycles: [[UInt32]] {
    ranges.filter { $0.count > 1 }.map { Array(order[$0]) }
  }
}
