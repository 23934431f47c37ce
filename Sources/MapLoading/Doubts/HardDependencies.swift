import DependencyGraph

/// The records of the components that a component cannot run without whatever else works: those not
/// soft, not only for a start, and in no group that has a spare.
struct HardDependencies: Sequence, IteratorProtocol {
  private let storage: MapStorage
  private var position: UInt32
  private let end: UInt32

  init(_ storage: MapStorage, of index: UInt32) {
    self.storage = storage
    position = storage.requirements[Int(index)].lowerBound
    end = storage.requirements[Int(index)].upperBound
  }

  mutating func next() -> RequirementRecord? {
    storage.records.withUnsafeBufferPointer { records in
      HardDependencies.next(records, &position, end)
    }
  }

  /// The next of `records` from `position` on, which is moved behind it.
  @inline(__always)
  private static func next(
    _ records: UnsafeBufferPointer<RequirementRecord>, _ position: inout UInt32, _ end: UInt32
  ) -> RequirementRecord? {
    while position < end {
      let record = records[Int(position)]
      // Only whole requirements are soft or needed to start, never a group's members.
      if !record.flags.isDisjoint(with: .softStart) {
        position += record.span
      } else if !record.isGroup {
        position += 1
        return record
      } else if record.flags.contains(.anyOf), hasSpare(records, position) {
        position += record.span
      } else {
        position += 1
      }
    }
    return nil
  }

  private static func hasSpare(
    _ records: UnsafeBufferPointer<RequirementRecord>, _ position: UInt32
  ) -> Bool {
    let record = records[Int(position)]
    var members: UInt32 = 0
    var member = position + 1
    while member < position + record.span {
      members += 1
      member += records[Int(member)].span
    }
    return members > record.payload
  }

  /// Which components need each other by hard dependencies, or also by way of the domains that hold
  /// them.
  static func stronglyConnectedComponents(
    of storage: MapStorage, passingDomains: Bool
  ) -> StronglyConnectedComponents {
    storage.records.withUnsafeBufferPointer { records in
      storage.requirements.withUnsafeBufferPointer { requirements in
        StronglyConnectedComponents(vertexCount: storage.count) { index, cursor in
          let within = passingDomains ? storage.within[Int(index)] : 0..<0
          if cursor < UInt32(within.count) {
            defer { cursor += 1 }
            return storage.domains[Int(within.lowerBound + cursor)].domain
          }
          let range = requirements[Int(index)]
          let first = range.lowerBound &- UInt32(within.count)
          var position = first &+ cursor
          defer { cursor = position &- first }
          return next(records, &position, range.upperBound)?.payload
        }
      }
    }
  }
}
