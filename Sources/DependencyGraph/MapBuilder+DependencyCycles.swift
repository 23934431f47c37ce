import MapDiagnostics

/// Components that need each other by hard dependencies.
extension MapBuilder {
  mutating func warnOfDependencyCycles() {
    let components = HardDependencies.stronglyConnectedComponents(of: storage)
    for members in components.cycles {
      let circle = shortestCircle(within: Set(members))
      let names = circle.prefix(8).map { "\"\(id($0))\"" } + [circle.count > 8 ? "…" : ""]
      let list = (names.filter { !$0.isEmpty } + ["\"\(id(circle[0]))\""]).joined(separator: " → ")
      let size = members.count
      report(
        .dependencyCycle,
        "\(size) components need each other: when one goes down, all do"
          + (size == circle.count ? ": " : "; the shortest circle is ") + list,
        at: declaration(of: circle[0]))
    }
  }

  /// The shortest circle through the first declared of `members`, from it and back to it.
  private func shortestCircle(within members: Set<UInt32>) -> [UInt32] {
    guard
      let start = members.min(by: {
        (storage.placeSources[Int($0)], storage.places[Int($0)])
          < (storage.placeSources[Int($1)], storage.places[Int($1)])
      })
    else { return [] }
    var previous: [UInt32: UInt32] = [:]
    var queue = [start]
    var next = 0
    while next < queue.count {
      let index = queue[next]
      next += 1
      for record in HardDependencies(storage, of: index) where members.contains(record.payload) {
        if record.payload == start {
          var circle = [index]
          while let before = previous[circle[circle.count - 1]] { circle.append(before) }
          return circle.reversed()
        }
        if previous[record.payload] == nil {
          previous[record.payload] = index
          queue.append(record.payload)
        }
      }
    }
    return [start]
  }
}
