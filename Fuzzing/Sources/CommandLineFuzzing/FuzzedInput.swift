/// One input, split into the parts of a command line and its files.
///
///     LINE ␞ a.json ␞ b.json ␞ word ␞ word …
///
/// The parts are divided by the byte 0x1E. LINE is the number of a command line of ``CommandLines`` in
/// digits; what is no number is taken as bytes and counted modulo. `a.json` is a map, what another tool
/// wrote, or a part of a ranking; `b.json` a second one, rules of names or a scenario; the words take the
/// places of `$1`, `$2` … and are selectors, numbers, durations.
struct FuzzedInput {
  let words: [String]
  let files: [String: [UInt8]]
  let count: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    let parts = bytes.split(
      separator: 0x1E, maxSplits: 8, omittingEmptySubsequences: false)
    count = bytes.count
    let line = parts[0].reduce(0) { sum, byte in
      (48...57).contains(byte)
        ? (sum &* 10 &+ Int(byte) - 48) & 0xFFFF : (sum &+ Int(byte)) & 0xFFFF
    }
    let given = parts.dropFirst(3).map { String(decoding: $0, as: UTF8.self) }
    words = CommandLines.all[line % CommandLines.all.count].map { word in
      guard word.first == "$", let place = Int(word.dropFirst()) else { return word }
      return place <= given.count ? given[place - 1] : "*"
    }
    files = [
      "a.json": parts.count > 1 ? Array(parts[1]) : [],
      "b.json": parts.count > 2 ? Array(parts[2]) : [],
    ]
  }
}
