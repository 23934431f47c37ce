/// Which of a few components would be down at an instant, worked out from nothing: without some
/// recoveries, or without some requirement.
struct LocalSolution {
  let members: [UInt32]
  /// The place of each component in `members`, anything for the others.
  let places: [UInt32]
  /// The round in which each member went down, from 1; 0 when it did not.
  var rounds: [Int]
  /// Whether each member waits to start, and cannot.
  var isHeld: [Bool]

  /// The place of the component at `index` in `members`; `nil` when it is none.
  @inline(__always)
  func place(of index: UInt32) -> Int? {
    let place = Int(places[Int(index)])
    return place < members.count && members[place] == index ? place : nil
  }

  /// The round in which the member at `index` went down; `nil` when it did not.
  func round(of index: UInt32) -> Int? {
    guard let place = place(of: index), rounds[place] > 0 else { return nil }
    return rounds[place]
  }

  /// How many members went down.
  var downCount: Int { rounds.count { $0 > 0 } }

  /// Whether the component at `index` is a member.
  func contains(_ index: UInt32) -> Bool { place(of: index) != nil }

  /// Whether the member at `index` waits to start, and cannot.
  func isHeld(_ index: UInt32) -> Bool { place(of: index).map { isHeld[$0] } ?? false }
}
