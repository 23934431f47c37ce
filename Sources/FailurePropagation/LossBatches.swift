import DependencyGraph
import Dispatch
import Synchronization

/// The losses of single components that are propagated together: up to 512 vertices, and which of the
/// candidates are lost with each.
package struct LossBatch: Sendable {
  /// A candidate and the place of its vertex in `vertices`.
  package struct Candidate: Sendable {
    package var component: UInt32
    package var lane: Int
  }

  /// The vertices, the first in lane 0.
  package let vertices: ArraySlice<UInt32>
  package let candidates: [Candidate]
}

extension PropagationEngine {
  /// How many batches are worked off before the calling thread looks about: at cancellation, at
  /// progress, at the answers.
  private static let batchesInRow = 32

  /// Propagates the loss of each of `candidates` alone, 512 at a time on as many threads as there are
  /// cores. `answer` is called for each batch, on any thread, with room for it to propagate in; `take`
  /// gets the answers on this thread, in the same order every time. `progress` is called with how many
  /// candidates are done.
  ///
  /// - Throws: `CancellationError` when the current task is cancelled.
  package func eachBatch<Answer: Sendable>(
    of candidates: [Component], progress: (Int) -> Void,
    answer: @Sendable (LossBatch, LanePropagation) -> Answer, take: (Answer) -> Void
  ) throws(CancellationError) {
    let graph = lossGraph
    let batches = LossBatches(candidates, graph)
    let rooms = Rooms(graph)
    var done = 0
    for first in stride(from: 0, to: batches.count, by: PropagationEngine.batchesInRow) {
      if Task.isCancelled { throw CancellationError() }
      progress(done)
      let row = first..<min(first + PropagationEngine.batchesInRow, batches.count)
      let answers = Mutex<[Answer?]>(Array(repeating: nil, count: row.count))
      DispatchQueue.concurrentPerform(iterations: row.count) { place in
        let found = rooms.with { answer(batches[row.lowerBound + place], $0) }
        answers.withLock { $0[place] = found }
      }
      for found in answers.withLock({ $0 }) {
        if let found { take(found) }
      }
      done = batches.candidatesDone(through: row.upperBound)
    }
  }

  /// Propagations in lanes, made once for each thread and used again: their memory is as large as the
  /// map.
  private final class Rooms: Sendable {
    private let graph: LossGraph
    private let idle = Mutex<[Idle]>([])

    /// Handed from one thread to another, never shared: out of `idle` while in use.
    private struct Idle: @unchecked Sendable {
      let propagation: LanePropagation
    }

    init(_ graph: LossGraph) { self.graph = graph }

    func with<Answer>(_ body: (LanePropagation) -> Answer) -> Answer {
      let propagation = idle.withLock { $0.popLast() }?.propagation ?? LanePropagation(graph)
      defer {
        let returned = Idle(propagation: propagation)
        idle.withLock { $0.append(returned) }
      }
      return body(propagation)
    }
  }
}

/// All batches of a question. Neighbours in the loss graph reach much the same and are lost together;
/// those that reach nothing come last, among themselves.
struct LossBatches: Sendable {
  private var vertices: [UInt32] = []
  private var components: [UInt32] = []
  /// Where the candidates of each vertex of `vertices` begin in `components`.
  private var starts: [Int] = []

  init(_ candidates: [Component], _ graph: LossGraph) {
    let keys = candidates.map { candidate in
      let vertex = graph.vertex[candidate.index]
      let isSilent: UInt64 = graph.isSilent(vertex) ? 1 << 63 : 0
      return isSilent | UInt64(vertex) << 32 | UInt64(candidate.index)
    }.sorted()
    components.reserveCapacity(keys.count)
    for key in keys {
      let vertex = UInt32(truncatingIfNeeded: key >> 32) & ~(1 << 31)
      if vertices.last != vertex {
        vertices.append(vertex)
        starts.append(components.count)
      }
      components.append(UInt32(truncatingIfNeeded: key))
    }
    starts.append(components.count)
  }

  var count: Int { (vertices.count + LanePropagation.width - 1) / LanePropagation.width }

  /// How many candidates the first batches hold, up to and without the one at `end`.
  func candidatesDone(through end: Int) -> Int {
    starts[min(end * LanePropagation.width, vertices.count)]
  }

  subscript(number: Int) -> LossBatch {
    let first = number * LanePropagation.width
    let range = first..<min(first + LanePropagation.width, vertices.count)
    let candidates = range.flatMap { place in
      components[starts[place]..<starts[place + 1]].map {
        LossBatch.Candidate(component: $0, lane: place - first)
      }
    }
    return LossBatch(vertices: vertices[range], candidates: candidates)
  }
}
