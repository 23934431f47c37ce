import DependencyGraph
import MapReporting

extension Shard {
  /// The part that `text` says, as `I/N` with I from 1 to N.
  init?(_ text: String) {
    let numbers = text.split(separator: "/", omittingEmptySubsequences: false).map { part in
      part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        ? Int(part) : nil
    }
    guard numbers.count == 2, let number = numbers[0], let count = numbers[1], number >= 1,
      number <= count
    else { return nil }
    self.init(number: number, count: count)
  }
}

extension Invocation {
  /// What part of the scenarios is asked about.
  var shard: Shard? { value(of: .shard).flatMap { Shard($0) } }
}
