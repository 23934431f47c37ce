/// Sorts edges by their source, in order within each, without jumping about in memory: first into
/// blocks of neighbouring sources, then within each block, which fits the cache.
///
/// Every edge is told twice, to `count` and then, behind `makeRoom`, to `add`.
///
/// - Complexity: O(sources + edges).
struct EdgeLists<Target: BitwiseCopyable>: ~Copyable {
  private struct Edge {
    var source: UInt32
    var target: Target
  }

  /// How many sources a block has, as a power of two.
  private static var blockBits: UInt32 { 12 }

  private let sourceCount: Int
  /// Where each block's next edge goes; before `makeRoom` how many it will have.
  private let ends: UnsafeMutableBufferPointer<Int>
  private var edges = UnsafeMutableBufferPointer<Edge>(start: nil, count: 0)

  init(sourceCount: Int) {
    self.sourceCount = sourceCount
    ends = .allocate(capacity: sourceCount >> Int(EdgeLists.blockBits) + 1)
    ends.initialize(repeating: 0)
  }

  deinit {
    ends.deallocate()
    edges.deallocate()
  }

  @inline(__always)
  func count(_ source: UInt32) { ends[Int(source >> EdgeLists.blockBits)] += 1 }

  mutating func makeRoom() {
    var sum = 0
    for block in ends.indices {
      let count = ends[block]
      ends[block] = sum
      sum += count
    }
    edges = .allocate(capacity: sum)
  }

  @inline(__always)
  func add(_ source: UInt32, _ target: Target) {
    let block = Int(source >> EdgeLists.blockBits)
    edges.initializeElement(at: ends[block], to: Edge(source: source, target: target))
    ends[block] += 1
  }

  /// The targets of all edges, source after source, and where those of each source begin.
  func sorted() -> (offsets: [UInt32], targets: [Target]) {
    var offsets = Array(repeating: UInt32(0), count: sourceCount + 1)
    let targets = Array<Target>(unsafeUninitializedCapacity: edges.count) { targets, count in
      offsets.withUnsafeMutableBufferPointer { offsets in
        var start = 0
        for block in ends.indices {
          sort(start..<ends[block], ofBlock: block, offsets, targets)
          start = ends[block]
        }
      }
      count = edges.count
    }
    return (offsets, targets)
  }

  private func sort(
    _ range: Range<Int>, ofBlock block: Int, _ offsets: UnsafeMutableBufferPointer<UInt32>,
    _ targets: UnsafeMutableBufferPointer<Target>
  ) {
    let first = block << Int(EdgeLists.blockBits)
    let last = min(first + 1 << Int(EdgeLists.blockBits), sourceCount)
    // The offset behind a source counts its edges, then is where its next edge goes, and when all
    // are there, where the next source begins.
    for position in range { offsets[Int(edges[position].source) + 1] += 1 }
    var sum = UInt32(range.lowerBound)
    for source in first..<last {
      let count = offsets[source + 1]
      offsets[source + 1] = sum
      sum += count
    }
    for position in range {
      let edge = edges[position]
      let place = offsets[Int(edge.source) + 1]
      targets.initializeElement(at: Int(place), to: edge.target)
      offsets[Int(edge.source) + 1] = place + 1
    }
  }
}
