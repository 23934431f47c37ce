import DependencyGraph
import MapDiagnostics

/// Components that need each other by hard dependencies, or by these and the domains that hold them.
///
///     zone ──► power        power is within zone: when one goes down, both do
extension MapBuilder {
  mutating func warnOfDependencyCycles() {
    // Domains alone are no circle, so without a domain that needs something they are passed over.
    let passesDomains = storage.kinds.indices.contains {
      storage.kinds[$0] == .domain && !storage.requirements[$0].isEmpty
    }
    let components = HardDependencies.stronglyConnectedComponents(
      of: storage, passingDomains: passesDomains)
    for members in components.cycles {
      let circle = shortestCircle(within: Set(members), passesDomains)
      let size = members.count
      report(
        .dependencyCycle,
        "\(size) components need each other: when one goes down, all do"
          + (size == circle.count ? ": " : "; the shortest circle is ") + text(of: circle),
        at: declaration(of: circle[0]))
    }
  }

  /// What the component at `index` goes down with: its hard dependencies, then its domains.
  private func needed(by index: UInt32, _ passesDomains: Bool) -> [UInt32] {
    let dependencies = HardDependencies(storage, of: index).map(\.payload)
    return passesDomains ? dependencies + domainRecords(of: index).map(\.domain) : dependencies
  }

  /// The circle in words: `"zone" → "power" within "zone"`.
  private func text(of circle: [UInt32]) -> String {
    var text = "\"\(id(circle[0]))\""
    for (order, index) in circle.enumerated() {
      if order == 8 { return text + " → … → \"\(id(circle[0]))\"" }
      let next = circle[(order + 1) % circle.count]
      let isNeeded = HardDependencies(storage, of: index).contains { $0.payload == next }
      text += (isNeeded ? " → " : " within ") + "\"\(id(next))\""
    }
    return text
  }

  /// The shortest circle through the first declared of `members`, from it and back to it.
  private func shortestCircle(within members: Set<UInt32>, _ passesDomains: Bool) -> [UInt32] {
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
      for target in needed(by: index, passesDomains) where members.contains(target) {
        if target == start {
          var circle = [index]
          while let before = previous[circle[circle.count - 1]] { circle.append(before) }
          return circle.reversed()
        }
        if previous[target] == nil {
          previous[target] = index
          queue.append(target)
        }
      }
    }
    return [start]
  }
}
