public import DependencyGraph
import MapDiagnostics

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

/// What of a map a question about many losses lets fail, when that is not everything.
public struct LossScope: Sendable {
  /// The selectors of what may fail, as the user wrote them; none for everything.
  public var selectors: [String]
  /// Which part of that was asked about; `nil` for all.
  public var shard: Shard?

  /// What is the same in all parts of one question about one map, and in no others; `nil` when nobody will
  /// put parts together.
  public var question: String?

  /// Everything, or what is given.
  public init(selectors: [String] = [], shard: Shard? = nil, question: String? = nil) {
    self.selectors = selectors
    self.shard = shard
    self.question = question
  }
}

extension Report {
  /// Says everywhere that the report answers only for a part, so that nobody reads an all-clear.
  mutating func restrict(to scope: LossScope) {
    if !scope.selectors.isEmpty {
      let names = scope.selectors.map { VisibleText.visible($0) }.joined(separator: " or ")
      headline[0] = "among \(names): \(headline[0])"
    }
    guard let shard = scope.shard else { return }
    headline[0] = "part \(shard.number) of \(shard.count): \(headline[0])"
    fields.insert(
      Field(
        "shard", .record([("number", .integer(shard.number)), ("count", .integer(shard.count))])),
      at: 0)
  }
}
