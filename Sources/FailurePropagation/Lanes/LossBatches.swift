package import DependencyGraph
import Dispatch
import Synchronization

/// What the losses of vertices take down and degrade, as far as they were propagated.
package struct LossTable: Sendable {
  private var places: [UInt32]
  private var losses: [VertexLoss] = []

  init(vertexCount: Int) { places = Array(repeating: .max, count: vertexCount) }

  package mutating func add(_ vertex: UInt32, _ loss: VertexLoss) {
    places[Int(vertex)] = UInt32(losses.count)
    losses.append(loss)
  }

  /// - Precondition: `vertex` was added.
  package subscript(vertex: UInt32) -> VertexLoss { losses[Int(places[Int(vertex)])] }
}

extension PropagationEngine {
  /// How many batches are worked off before the calling thread looks about: at cancellation, at
  /// progress, at the answers.
  private static let batchesInRow = 32

  /// What the loss of each of `candidates` alone takes down and degrades, as far as it has to be
  /// propagated: for the representatives that `shortcuts` names.
  ///
  /// They are lost 512 at a time on as many threads as there are cores, neighbours in the loss graph
  /// together, since these reach much the same. `answer` is called for each batch of vertices, on any
  /// thread, with room for it to propagate in, and says what each vertex loses, and anything besides;
  /// `take` gets that on this thread, in the same order every time.
  ///
  /// - Throws: `CancellationError` when the current task is cancelled.
  package func losses<Besides: Sendable>(
    of candidates: [Component], _ shortcuts: LossShortcuts, observer: ProgressObserver,
    answer: @Sendable (ArraySlice<UInt32>, LanePropagation) -> ([VertexLoss], Besides),
    take: (ArraySlice<UInt32>, Besides) -> Void
  ) throws(CancellationError) -> LossTable {
    let graph = lossGraph
    let vertices = PropagationEngine.representatives(of: candidates, shortcuts, graph)
    let rooms = Pool { LanePropagation(graph) }
    var table = LossTable(vertexCount: graph.vertexCount)
    let width = LanePropagation.width
    try observer.note(0, of: candidates.count)
    for first in stride(
      from: 0, to: vertices.count, by: PropagationEngine.batchesInRow * width)
    {
      if first > 0 {
        try observer.note(candidates.count * first / vertices.count, of: candidates.count)
      }
      let row = stride(
        from: first, to: min(first + PropagationEngine.batchesInRow * width, vertices.count),
        by: width
      ).map { vertices[$0..<min($0 + width, vertices.count)] }
      let answers = Mutex<[([VertexLoss], Besides)?]>(Array(repeating: nil, count: row.count))
      DispatchQueue.concurrentPerform(iterations: row.count) { place in
        let found = rooms.with { answer(row[place], $0) }
        answers.withLock { $0[place] = found }
      }
      for (batch, found) in zip(row, answers.withLock({ $0 })) {
        guard let found else { continue }
        for (vertex, loss) in zip(batch, found.0) { table.add(vertex, loss) }
        take(batch, found.1)
      }
    }
    return table
  }

  /// The vertices that have to be propagated for `candidates`, ascending.
  private static func representatives(
    of candidates: [Component], _ shortcuts: LossShortcuts, _ graph: LossGraph
  ) -> [UInt32] {
    var isWanted = Array(repeating: false, count: graph.vertexCount)
    for candidate in candidates {
      let vertex = shortcuts.representatives[Int(graph.vertex[candidate.index])]
      if vertex != LossShortcuts.none { isWanted[Int(vertex)] = true }
    }
    return isWanted.indices.filter { isWanted[$0] }.map { UInt32($0) }
  }
}
