import DependencyGraph
import FailurePropagation

/// The order of the rows of an impact: the scenario's own components first, then worse state, tier
/// (none last), distance, id.
struct ImpactOrder {
  private struct Key {
    var index: Int
    /// Decree, state and tier, what comes first being less.
    var rank: Int
    var distance: Int
  }

  /// `indices` of components of the map of `radius` in that order.
  ///
  /// - Complexity: O(*n* log *n*) for *n* of them.
  static func sorted(_ indices: some Sequence<Int>, _ radius: ScenarioImpact) -> [Int] {
    let ids = radius.map.storage.ids
    var keys = indices.map { key(of: $0, radius) }
    keys.sort { one, other in
      if one.rank != other.rank { return one.rank < other.rank }
      if one.distance != other.distance { return one.distance < other.distance }
      return ids.precedes(UInt32(one.index), UInt32(other.index))
    }
    return keys.map(\.index)
  }

  private static func key(of index: Int, _ radius: ScenarioImpact) -> Key {
    let hit = radius.hit(at: index)
    let tier = radius.map.storage.attributes[.tier, UInt32(index)]
    let isDecreed = hit.map { $0.decree != .up } ?? false
    let state = Int(State.down.rawValue) - Int(hit?.state.rawValue ?? 0)
    let rank =
      (isDecreed ? 0 : 1) << 40 | state << 36 | Int(tier)
    return Key(index: index, rank: rank, distance: hit?.distance ?? .max)
  }
}
