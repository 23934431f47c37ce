import DependencyGraph

/// The keys seen in one object.
struct KeySet {
  private var bits: UInt32 = 0

  /// Adds the key at `position` of its type; `false` when it was there before.
  @inline(__always)
  mutating func insert(position: Int) -> Bool {
    defer { bits |= 1 << position }
    return bits & 1 << position == 0
  }

  /// Whether `key` was seen.
  func contains<Key: CaseIterable & Equatable>(_ key: Key) -> Bool {
    for (position, other) in Key.allCases.enumerated() where other == key {
      return bits & 1 << position != 0
    }
    return false
  }
}
