/// What a part of a ranking in CSV says of itself, so that parts can be put together and none is missed: the
/// header of a last column whose cells are empty.
///
///     component,…,degraded,part 2/8 with 125 rows of question 00f1c2d3e4a5b697
///     database,…,1,
package struct PartLabel: Sendable, Equatable {
  /// Which part it is, and how many there are.
  package let shard: Shard
  /// How many rows the whole part has.
  package let rowCount: Int
  /// What all parts of one question about one map share.
  package let question: String

  /// The label of a part of `scope`; `nil` when that is none.
  init?(_ scope: LossScope, rowCount: Int) {
    guard let shard = scope.shard, let question = scope.question else { return nil }
    (self.shard, self.rowCount, self.question) = (shard, rowCount, question)
  }

  /// The label that `text` is, if it is one.
  package init?(_ text: String) {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 8, words[0] == "part", words[2] == "with", words[4] == "rows",
      words[5] == "of", words[6] == "question"
    else { return nil }
    let numbers = words[1].split(separator: "/").map { Int($0) }
    guard numbers.count == 2, let number = numbers[0], let count = numbers[1],
      let rowCount = Int(words[3]), number >= 1, number <= count, rowCount >= 0
    else { return nil }
    shard = Shard(number: number, count: count)
    (self.rowCount, question) = (rowCount, String(words[7]))
    guard self.text == text else { return nil }
  }

  /// The label as it is written.
  package var text: String {
    "part \(shard.number)/\(shard.count) with \(rowCount) rows of question \(question)"
  }
}

extension Table {
  /// The table with `label` as the header of a last, empty column.
  func labelled(_ label: PartLabel) -> Table {
    Table(columns: columns + [Column(label.text)], count: count, limit: limit) { [self] index in
      row(index) + [.null]
    }
  }
}
