import DependencyGraph
import FailurePropagation

extension PropagationEngine {
  /// Calls `body` with each of `candidates` and the propagation of its loss alone, in order, and
  /// `progress` with how many are done, now and then.
  func eachLoss(
    of candidates: [Component], progress: (Int) -> Void,
    _ body: (Component, Propagation) -> Void
  ) throws(CancellationError) {
    let isComplete = withPropagation { propagation in
      for (done, candidate) in candidates.enumerated() {
        if done % 256 == 0 {
          if Task.isCancelled { return false }
          progress(done)
        }
        propagation.run(failing: CollectionOfOne(candidate.index), degrading: EmptyCollection())
        body(candidate, propagation)
      }
      return true
    }
    if !isComplete { throw CancellationError() }
  }
}
