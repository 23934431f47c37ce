import DependencyGraph
import Dispatch
import MapDiagnostics
import Synchronization

/// Looks for what is legal in a map and probably not meant; in a large map while the map is being used.
final class DoubtSearch: Sendable {
  /// Below this a second thread costs more than it saves.
  private static let smallestConcurrentCount = 100_000

  private let isDone = DispatchGroup()
  /// What each part has found. Which part ends first decides nothing.
  private let found = Mutex<[[Diagnostic]]>(MapBuilder.doubts.map { _ in [] })

  /// A search that finds nothing.
  init() {}

  /// A search in the map, without errors, that `builder` has built.
  init(_ builder: MapBuilder) {
    for part in MapBuilder.doubts.indices {
      if builder.storage.records.count < DoubtSearch.smallestConcurrentCount {
        search(builder, part)
      } else {
        DispatchQueue.global().async(group: isDone) { self.search(builder, part) }
      }
    }
  }

  private func search(_ builder: MapBuilder, _ part: Int) {
    var builder = builder
    builder.diagnostics = []
    MapBuilder.doubts[part](&builder)
    found.withLock { $0[part] = builder.diagnostics }
  }

  /// What was found, in no order. Waits for the search to end.
  var diagnostics: [Diagnostic] {
    isDone.wait()
    return found.withLock { $0.flatMap(\.self) }
  }
}
