public import DependencyGraph

/// One of several parts of a question about many losses, which other machines answer: every *N*-th
/// candidate.
public struct Shard: Sendable, Equatable {
  /// Which part, from 1.
  public let number: Int
  /// How many parts there are.
  public let count: Int

  /// The part at `number`, from 1 to `count`.
  public init(number: Int, count: Int) {
    precondition(number >= 1 && number <= count, "a part from 1 to the number of parts")
    self.number = number
    self.count = count
  }

  /// The candidates of this part. The parts of a list have all of it, nothing twice, and are as large
  /// as each other but for one.
  public func part(of candidates: [Component]) -> [Component] {
    stride(from: number - 1, to: candidates.count, by: count).map { candidates[$0] }
  }
}

extension Report {
  /// Says everywhere that the report answers only for a part.
  mutating func restrict(to shard: Shard?) {
    guard let shard else { return }
    headline[0] = "part \(shard.number) of \(shard.count): \(headline[0])"
    fields.insert(
      Field(
        "shard", .record([("number", .integer(shard.number)), ("count", .integer(shard.count))])),
      at: 0)
  }
}
