extension RandomAccessCollection where Index == Int {
  /// The first index whose element `isBehind`, `endIndex` when there is none, given that all behind such
  /// an element are so too.
  ///
  /// - Complexity: O(log *n*).
  package func firstIndex(inOrder isBehind: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
