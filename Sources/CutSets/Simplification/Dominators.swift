/// The dominators of what a root reaches: *d* dominates *v* when every way from the root to *v* leads
/// through *d*; the nearest such is the immediate dominator.
///
///     0 ──► 1 ──► 3 ──► 4        immediate dominator of 1, 2, 3: 0
///     └───► 2 ──► ▲                                  of 4: 3
///
/// T. Lengauer and R. E. Tarjan, A fast algorithm for finding dominators in a flowgraph, 1979,
/// https://doi.org/10.1145/357062.357071: the simple version, its path compression without recursion.
///
/// - Complexity: O((*v* + *e*) log *v*) time at worst, linear in practice, and O(*v* + *e*) memory.
struct Dominators: Sendable {
  /// The vertices in the order of a walk depth first from the root.
  private(set) var order: [UInt32] = []
  /// For each place in `order` that of the immediate dominator; the root is its own.
  private(set) var immediate: [UInt32] = []
  /// The place of each vertex in `order`; `UInt32.max` for one that the root does not reach.
  private(set) var places: [UInt32]

  /// - `starts`: Where the targets of each vertex begin, and one entry for the end.
  /// - `targets`: The targets of all vertices.
  init(vertexCount: Int, starts: [UInt32], targets: [UInt32], root: UInt32) {
    places = Array(repeating: .max, count: vertexCount)
    let above = walk(starts, targets, root)
    findImmediate(above, sources(starts, targets))
  }

  /// Walks depth first; returns for each place that of the vertex from which it was reached.
  private mutating func walk(_ starts: [UInt32], _ targets: [UInt32], _ root: UInt32) -> [UInt32] {
    var above: [UInt32] = [0]
    var path: [(vertex: UInt32, cursor: UInt32)] = [(root, starts[Int(root)])]
    places[Int(root)] = 0
    order.append(root)
    while let (vertex, cursor) = path.last {
      guard cursor < starts[Int(vertex) + 1] else {
        path.removeLast()
        continue
      }
      path[path.count - 1].cursor += 1
      let target = targets[Int(cursor)]
      guard places[Int(target)] == .max else { continue }
      places[Int(target)] = UInt32(order.count)
      order.append(target)
      above.append(places[Int(vertex)])
      path.append((target, starts[Int(target)]))
    }
    return above
  }

  /// The places from which edges lead to each place.
  private func sources(_ starts: [UInt32], _ targets: [UInt32]) -> (starts: [Int], places: [UInt32])
  {
    var ends = Array(repeating: 0, count: order.count + 1)
    for vertex in order {
      for edge in Int(starts[Int(vertex)])..<Int(starts[Int(vertex) + 1]) {
        ends[Int(places[Int(targets[edge])]) + 1] += 1
      }
    }
    for place in order.indices { ends[place + 1] += ends[place] }
    let starts0 = ends
    var sources = Array(repeating: UInt32(0), count: ends[order.count])
    for (place, vertex) in order.enumerated() {
      for edge in Int(starts[Int(vertex)])..<Int(starts[Int(vertex) + 1]) {
        let target = Int(places[Int(targets[edge])])
        sources[ends[target]] = UInt32(place)
        ends[target] += 1
      }
    }
    return (starts0, sources)
  }

  private mutating func findImmediate(
    _ above: [UInt32], _ sources: (starts: [Int], places: [UInt32])
  ) {
    let count = order.count
    var semi = Array(0..<UInt32(count))
    var best = semi  // of the compressed path up to, without, the root of its tree
    var forest = Array(repeating: UInt32.max, count: count)
    var bucketFirst = Array(repeating: UInt32.max, count: count)
    var bucketNext = bucketFirst
    var path: [UInt32] = []
    immediate = Array(repeating: 0, count: count)

    func lowest(_ place: UInt32) -> UInt32 {
      guard forest[Int(place)] != .max else { return place }
      var step = place
      while forest[Int(forest[Int(step)])] != .max {
        path.append(step)
        step = forest[Int(step)]
      }
      while let step = path.popLast() {
        let next = Int(forest[Int(step)])
        if semi[Int(best[next])] < semi[Int(best[Int(step)])] { best[Int(step)] = best[next] }
        forest[Int(step)] = forest[next]
      }
      return best[Int(place)]
    }

    for place in stride(from: count - 1, to: 0, by: -1) {
      for edge in sources.starts[place]..<sources.starts[place + 1] {
        let candidate = semi[Int(lowest(sources.places[edge]))]
        if candidate < semi[place] { semi[place] = candidate }
      }
      bucketNext[place] = bucketFirst[Int(semi[place])]
      bucketFirst[Int(semi[place])] = UInt32(place)
      let up = above[place]
      forest[place] = up
      var member = bucketFirst[Int(up)]
      bucketFirst[Int(up)] = .max
      while member != .max {
        let lowest = lowest(member)
        immediate[Int(member)] = semi[Int(lowest)] < semi[Int(member)] ? lowest : up
        member = bucketNext[Int(member)]
      }
    }
    for place in 1..<max(1, count) where immediate[place] != semi[place] {
      immediate[place] = immediate[Int(immediate[place])]
    }
  }
}
