package import DependencyGraph

/// The circles of a map that recover together: strongly connected sets of more than one component
/// under `within` and requirements to run that take their dependents down, at least one of which takes
/// time to recover.
///
///     ┌► search ──► 1 of 2 ──┬─► index        search, index and spare are a circle: each could keep
///     │                      └─► spare        the others down, and none is waited for by the others
///     └──── needed by index and spare
///
/// A group with a spare is such a requirement too: were its members no part of the circle, all of them
/// together could wait for their dependent for ever, and it for them.
struct RecoveryCircles: Sendable {
  struct Circle: Sendable {
    /// Its components, ascending.
    var members: [UInt32]
    /// The knot it is in.
    var knot: UInt32
  }

  /// What circles are in when the requirements needed only to start are drawn as well. Whether a circle
  /// is down without its recoveries depends on what could start then, which is in its knot.
  struct Knot: Sendable {
    /// Its components, ascending.
    var members: [UInt32]
    /// Its circles.
    var circles: [UInt32] = []
  }

  private(set) var circles: [Circle] = []
  private(set) var knots: [Knot] = []
  /// The circle and the knot of each component, `UInt32.max` for none; empty when there are no circles.
  private var circleOf: [UInt32] = []
  private var knotOf: [UInt32] = []
  /// The place of each component among its knot's.
  private(set) var places: [UInt32] = []

  init(_ storage: MapStorage, _ recoveries: [Int64]) {
    guard recoveries.contains(where: { $0 > 0 }) else { return }
    let found = RecoveryCircles.components(of: storage, withStarts: false).cycles
    circleOf = Array(repeating: .max, count: storage.count)
    for members in found where members.contains(where: { recoveries[Int($0)] > 0 }) {
      for member in members { circleOf[Int(member)] = UInt32(circles.count) }
      circles.append(Circle(members: members.sorted(), knot: .max))
    }
    guard !circles.isEmpty else {
      circleOf = []
      return
    }
    knotOf = circleOf.map { _ in .max }
    places = knotOf
    for members in RecoveryCircles.components(of: storage, withStarts: true).cycles {
      let inside = Set(members.compactMap { circle(of: $0) })
      guard !inside.isEmpty else { continue }
      for circle in inside { circles[Int(circle)].knot = UInt32(knots.count) }
      let ordered = members.sorted()
      for (place, member) in ordered.enumerated() {
        knotOf[Int(member)] = UInt32(knots.count)
        places[Int(member)] = UInt32(place)
      }
      knots.append(Knot(members: ordered, circles: inside.sorted()))
    }
  }

  /// The circle of the component at `index`; `nil` when it is alone or nothing in it takes time to
  /// recover.
  @inline(__always)
  func circle(of index: UInt32) -> UInt32? {
    guard !circleOf.isEmpty, circleOf[Int(index)] != .max else { return nil }
    return circleOf[Int(index)]
  }

  /// The knot of the component at `index`; `nil` when it is in none with circles.
  @inline(__always)
  func knot(of index: UInt32) -> UInt32? {
    guard !knotOf.isEmpty, knotOf[Int(index)] != .max else { return nil }
    return knotOf[Int(index)]
  }
}

extension DependencyMap {
  /// The sets of components that reach each other by domains and requirements to run that take their
  /// dependents down, or those to start as well. A group leads to all its members.
  ///
  /// - Complexity: O(components + requirements).
  package func circles(withStarts: Bool) -> StronglyConnectedComponents {
    RecoveryCircles.components(of: storage, withStarts: withStarts)
  }
}

extension RecoveryCircles {
  fileprivate static func components(
    of storage: MapStorage, withStarts: Bool
  ) -> StronglyConnectedComponents {
    StronglyConnectedComponents(vertexCount: storage.count) { index, cursor in
      let within = storage.within[Int(index)]
      if cursor < UInt32(within.count) {
        defer { cursor += 1 }
        return storage.domains[Int(within.lowerBound + cursor)].domain
      }
      let range = storage.requirements[Int(index)]
      let first = range.lowerBound &- UInt32(within.count)
      var position = first &+ cursor
      defer { cursor = position &- first }
      while position < range.upperBound {
        let record = storage.records[Int(position)]
        // Within a group the strength is that of the whole, which is not gone into unless it takes down.
        if !record.strength.takesDown || record.flags.contains(.start) && !withStarts {
          position += record.span
          continue
        }
        position += 1
        if !record.isGroup { return record.payload }
      }
      return nil
    }
  }
}
