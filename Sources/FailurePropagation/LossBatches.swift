import DependencyGraph

extension PropagationEngine {
  /// Propagates the loss of each of `candidates` alone, 512 at a time, and calls `body` with each
  /// batch: the candidates, the first in lane 0, and the planes of what they reach. `progress` is
  /// called with how many are done.
  ///
  /// - Throws: `CancellationError` when the current task is cancelled.
  package func eachBatch(
    of candidates: [Component], progress: (Int) -> Void,
    _ body: (ArraySlice<Component>, LanePropagation) -> Void
  ) throws(CancellationError) {
    guard !candidates.isEmpty else { return }
    let propagation = LanePropagation(graph, PropagationOrder(map))
    var done = 0
    while done < candidates.count {
      if Task.isCancelled { throw CancellationError() }
      progress(done)
      let batch = candidates[done..<min(done + LanePropagation.width, candidates.count)]
      propagation.run(failing: batch.map(\.index))
      body(batch, propagation)
      done += batch.count
    }
  }
}
