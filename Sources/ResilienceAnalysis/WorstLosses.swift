import DependencyGraph
import FailurePropagation

/// The worst of many losses, in order, and how many there were of which kind. What cannot be among the
/// worst is forgotten on the way.
struct WorstLosses {
  private let ids: NameTable
  private let limit: Int
  private var kept: [Loss] = []
  /// How many losses there were.
  private(set) var count = 0
  /// How many of them take down or degrade anything.
  private(set) var harmfulCount = 0
  /// How many of them take down a target.
  private(set) var fatalCount = 0

  /// - `limit`: How many are wanted; `nil` for all.
  init(_ map: DependencyMap, limit: Int?) {
    ids = map.storage.ids
    self.limit = limit ?? .max
  }

  mutating func take(_ loss: Loss) {
    count += 1
    if loss.down > 0 || loss.degraded > 0 { harmfulCount += 1 }
    if loss.targetsDown > 0 { fatalCount += 1 }
    kept.append(loss)
    if kept.count / 2 > limit, kept.count > WorstLosses.leastForgotten { forget() }
  }

  /// So few are sorted only once.
  private static let leastForgotten = 1024

  private mutating func forget() {
    kept.sort { $0.isWorse(than: $1, ids) }
    if kept.count > limit { kept.removeLast(kept.count - limit) }
  }

  /// The worst, the worst first.
  mutating func inOrder() -> [Loss] {
    forget()
    return kept
  }
}
