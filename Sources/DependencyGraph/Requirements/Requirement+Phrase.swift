extension Requirement {
  /// The requirement in words: `stripe`, `1 of 2 [stripe, adyen]`, `all of [bank, ledger]`.
  ///
  /// - Complexity: O(length of the phrase); no recursion.
  public var phrase: String {
    let storage = map.storage
    var text = ""
    var open: [(end: UInt32, isFirst: Bool)] = []
    var next = position
    let end = position + record.span
    while next < end || !open.isEmpty {
      if let last = open.last, last.end <= next {
        text += "]"
        open.removeLast()
        continue
      }
      if let last = open.last {
        if !last.isFirst { text += ", " }
        open[open.count - 1].isFirst = false
      }
      let record = storage.records[Int(next)]
      if record.isGroup {
        let count = storage.memberCount(of: next)
        text += record.flags.contains(.allOf) ? "all of [" : "\(record.payload) of \(count) ["
        open.append((next + record.span, true))
      } else {
        text += storage.ids[record.payload]
      }
      next += 1
    }
    return text
  }
}
