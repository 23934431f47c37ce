/// Finds what a misspelt name was probably meant to be.
package enum NameSuggestion {
  /// The candidate nearest to `name`, or `nil` when none is near; see ``NameMatcher``.
  package static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    var matcher = NameMatcher(name)
    for var candidate in candidates {
      candidate.withUTF8 { matcher.consider($0) }
    }
    return matcher.best
  }
}

/// Looks for the name nearest to a wrong one among any number of candidates, in any order.
///
/// Near is a candidate that at most a third of the wrong name's bytes separate from it, counted as
/// insertions, removals, replacements and swaps of neighbours (the optimal string alignment
/// distance); a letter in the other case counts as a quarter of a replacement. Of equally near
/// candidates the first in byte order wins. When none is near, the shortest candidate that ends with
/// a slash and the name is taken, else the shortest that contains the name:
///
///     dynamobd  → dynamodb
///     DynamoDB  → dynamodb
///     dynamodb  → aws/us-east-1/dynamodb
///
/// - Complexity: O(*m*) for a candidate of *m* bytes that is rejected by its length or its letters,
///   which nearly all are; O(*m* · *n*) for the others, *n* being the bytes of the wrong name. A
///   candidate allocates nothing, unless it is the best so far.
package struct NameMatcher {
  /// The costs of the edits: a quarter of an edit is the unit, so that a change of case counts less.
  private static let edit = 4
  private static let caseChange = 1
  /// Longer names are no slips of the pen, and comparing them would take long.
  private static let maximumLength = 256
  /// How many pairs of bytes are compared before no further candidate is: some seconds' worth.
  private static let maximumWork = 400_000_000

  private let name: [UInt8]
  private let letters: UInt64
  /// The most a candidate may cost to be better than, or as good as, the best one.
  private var bound: Int
  private var near: [UInt8]?
  private var containing: [UInt8]?
  private var containingIsLastPart = false
  private var work = 0
  private var rows: (older: [Int], old: [Int], new: [Int])

  /// A matcher for the wrong name `name`.
  package init(_ name: String) {
    self.init(Array(name.utf8))
  }

  /// A matcher for the wrong name with the UTF-8 `name`.
  package init(_ name: [UInt8]) {
    self.name = name.count <= NameMatcher.maximumLength ? name : []
    letters = name.withUnsafeBufferPointer(NameMatcher.letters)
    bound = name.count * NameMatcher.edit / 3
    let row = [Int](repeating: 0, count: name.count + 1)
    rows = (row, row, row)
  }

  /// The best candidate so far.
  package var best: String? {
    (near ?? containing).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Takes `candidate` into account; the wrong name itself never is one.
  package mutating func consider(_ candidate: UnsafeBufferPointer<UInt8>) {
    guard !name.isEmpty, work < NameMatcher.maximumWork, !candidate.elementsEqual(name) else {
      return
    }
    if let cost = cost(of: candidate) {
      if cost < bound || near.map({ candidate.lexicographicallyPrecedes($0) }) ?? true {
        near = Array(candidate)
      }
      bound = cost
    } else if near == nil {
      considerAsContaining(candidate)
    }
  }

  // MARK: - Distance

  /// The letters that occur, without their case, as a set of 64 places: an edit changes at most one.
  private static func letters(of bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    bytes.reduce(0) { $0 | 1 << UInt64(lowercased($1) & 63) }
  }

  /// The cost of turning the name into `candidate`, or `nil` when it is above the bound.
  private mutating func cost(of candidate: UnsafeBufferPointer<UInt8>) -> Int? {
    guard abs(candidate.count - name.count) * NameMatcher.edit <= bound else { return nil }
    let others = NameMatcher.letters(of: candidate)
    let missing = max(
      (letters & ~others).nonzeroBitCount, (others & ~letters).nonzeroBitCount)
    guard missing * NameMatcher.edit <= bound else { return nil }

    for column in 0...name.count { rows.old[column] = column * NameMatcher.edit }
    var oldMinimum = 0
    for row in 0..<candidate.count {
      work += name.count
      let newMinimum = fillRow(row, of: candidate)
      guard min(oldMinimum, newMinimum) <= bound else { return nil }
      oldMinimum = newMinimum
      swap(&rows.older, &rows.old)
      swap(&rows.old, &rows.new)
    }
    let cost = rows.old[name.count]
    return cost <= bound ? cost : nil
  }

  /// Fills `rows.new` with the costs of the candidate's first `row + 1` bytes; returns the smallest.
  private mutating func fillRow(_ row: Int, of candidate: UnsafeBufferPointer<UInt8>) -> Int {
    let byte = candidate[row]
    let edit = NameMatcher.edit
    rows.new[0] = (row + 1) * edit
    var minimum = rows.new[0]
    for column in 0..<name.count {
      var cost = min(rows.old[column + 1], rows.new[column]) + edit
      cost = min(cost, rows.old[column] + NameMatcher.replacement(byte, name[column]))
      if row > 0, column > 0, byte == name[column - 1], candidate[row - 1] == name[column] {
        cost = min(cost, rows.older[column - 1] + edit)
      }
      rows.new[column + 1] = cost
      minimum = min(minimum, cost)
    }
    return minimum
  }

  private static func replacement(_ one: UInt8, _ other: UInt8) -> Int {
    if one == other { return 0 }
    return lowercased(one) == lowercased(other) ? caseChange : edit
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  // MARK: - Containment

  /// Takes `candidate` when it holds the name better than the one so far: as its last part, or
  /// shorter, or earlier in byte order.
  private mutating func considerAsContaining(_ candidate: UnsafeBufferPointer<UInt8>) {
    guard name.count >= 2, candidate.count > name.count, let isLastPart = holding(in: candidate)
    else { return }
    if let best = containing {
      let isBetter =
        if isLastPart != containingIsLastPart {
          isLastPart
        } else if candidate.count != best.count {
          candidate.count < best.count
        } else {
          candidate.lexicographicallyPrecedes(best)
        }
      guard isBetter else { return }
    }
    containing = Array(candidate)
    containingIsLastPart = isLastPart
  }

  /// Whether `candidate` ends with a slash and the name, or `nil` when it does not hold the name.
  private func holding(in candidate: UnsafeBufferPointer<UInt8>) -> Bool? {
    let last = candidate.count - name.count
    if candidate[last - 1] == UInt8(ascii: "/"), matches(candidate, at: last) { return true }
    guard name.count >= 3 else { return nil }
    return (0...last).contains { matches(candidate, at: $0) } ? false : nil
  }

  private func matches(_ candidate: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    for index in name.indices
    where NameMatcher.lowercased(candidate[offset + index]) != NameMatcher.lowercased(name[index]) {
      return false
    }
    return true
  }
}
