extension LocalSystem {
  /// The leaves that fail the root alone.
  func singlePoints(visits: inout Int) -> [UInt32] {
    leavesThatDecide(visits: &visits, othersFail: false)
  }

  /// The leaves without whose failure the root cannot fail.
  func necessaryLeaves(visits: inout Int) -> [UInt32] {
    leavesThatDecide(visits: &visits, othersFail: true)
  }

  /// The leaves on which alone the root depends, when all others are up, or have failed.
  ///
  /// - Complexity: O(*l* / 512 · *e*) for *l* leaves, more where gates lie on cycles.
  private func leavesThatDecide(visits: inout Int, othersFail: Bool) -> [UInt32] {
    if leaves.count <= 64 {
      return leavesThatDecide(LaneEvaluation<UInt64>(self), &visits, othersFail)
    }
    return leavesThatDecide(LaneEvaluation<WideLanes>(self), &visits, othersFail)
  }

  private func leavesThatDecide<Word>(
    _ evaluation: LaneEvaluation<Word>, _ visits: inout Int, _ othersFail: Bool
  ) -> [UInt32] {
    var found: [UInt32] = []
    for start in stride(from: 0, to: leaves.count, by: Word.laneCount) {
      let batch = start..<min(leaves.count, start + Word.laneCount)
      for leaf in leaves.indices { evaluation.lanes[leaf] = othersFail ? .all : .none }
      for leaf in batch { evaluation.lanes[leaf][lane: leaf - start] = !othersFail }
      evaluation.run()
      let failed = evaluation.lanes[Int(root)]
      for leaf in batch where failed[lane: leaf - start] != othersFail {
        found.append(UInt32(leaf))
      }
    }
    visits += evaluation.visits
    return found
  }
}
