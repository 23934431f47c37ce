import Dispatch
import MapDiagnostics
import Synchronization

/// Looks for what is legal in a map and probably not meant; in a large map while the map is being used.
final class DoubtSearch: Sendable {
  /// Below this a second thread costs more than it saves.
  private static let smallestConcurrentCount = 100_000

  private let isDone = DispatchGroup()
  private let found = Mutex<[Diagnostic]>([])

  /// A search that finds nothing.
  init() {}

  /// A search in the map, without errors, that `builder` has built.
  init(_ builder: MapBuilder) {
    if builder.storage.records.count < DoubtSearch.smallestConcurrentCount {
      search(builder)
    } else {
      DispatchQueue.global().async(group: isDone) { self.search(builder) }
    }
  }

  private func search(_ builder: MapBuilder) {
    var builder = builder
    builder.diagnostics = []
    builder.warn()
    found.withLock { $0 = builder.diagnostics }
  }

  /// What was found, in no order. Waits for the search to end.
  var diagnostics: [Diagnostic] {
    isDone.wait()
    return found.withLock { $0 }
  }
}
