/// The keys seen in one object, as positions in the table of those that may stand there.
struct KeySet {
  private var bits: UInt64 = 0

  /// Adds the key at `position` of its table; `false` when it was there before.
  @inline(__always)
  mutating func insert(position: Int) -> Bool {
    defer { bits |= 1 << position }
    return bits & 1 << position == 0
  }

  /// The keys of `words` that were seen.
  func keys<Key>(in words: WordTable<Key>) -> [Key] {
    (0..<words.count).filter { bits & 1 << $0 != 0 }.map { words[$0] }
  }
}
