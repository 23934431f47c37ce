extension Drawing {
  /// The drawing without the boxes for which `isHidden` holds, with its arrows kept: what leads through
  /// hidden boxes becomes an arrow of its own, as weak as the weakest on the way.
  ///
  ///     a ──► (b) ──► c          a ┄┄ 1 hidden ┄┄► c
  ///
  /// A group of a hidden box is hidden with it; an arrow through it is an alternative, never a hard one.
  /// Where far more arrows would lead around hidden boxes than lead through them, these stay as dots
  /// (``HiddenRegions``), so that there are never many more arrows than before.
  ///
  /// - Complexity: O(*v* · *e*) for *v* ends that stay and *e* arrows between those that are gone round.
  func hiding(_ isHidden: (Node) -> Bool) -> Drawing {
    let hiddenNodes = Set(nodes.indices.filter { isHidden(nodes[$0]) })
    guard !hiddenNodes.isEmpty else { return self }
    let hiddenIDs = Set(hiddenNodes.map { Array(nodes[$0].id.utf8) })
    let hiddenGroups = Set(
      groups.indices.filter { hiddenIDs.contains(Array(groups[$0].dependent.utf8)) })
    var hidden = Set(hiddenNodes.map(End.node)).union(hiddenGroups.map(End.group))
    let dots = HiddenRegions(self, hidden).dots
    hidden.subtract(dots)
    var edges = self.edges.filter { !hidden.contains($0.from) && !hidden.contains($0.to) }
    edges += HiddenWays(self, hidden).edges(besides: edges)

    var result = self
    result.edges = edges
    let goneNodes = hiddenNodes.filter { hidden.contains(.node($0)) }
    for node in hiddenNodes.subtracting(goneNodes) { result.nodes[node].becomeDot() }
    // A group of which nothing is left says nothing.
    var emptied = hiddenGroups.filter { hidden.contains(.group($0)) }
    var isEmptying = true
    while isEmptying {
      let left = Set(result.edges.map(\.from))
      let empty = groups.indices.filter { !emptied.contains($0) && !left.contains(.group($0)) }
      isEmptying = !empty.isEmpty
      emptied.formUnion(empty)
      result.edges.removeAll { edge in
        guard case .group(let group) = edge.to else { return false }
        return emptied.contains(group)
      }
    }
    result.remove(nodes: goneNodes, groups: emptied)
    return result
  }

  /// Takes boxes and groups out, and frames that nothing is left in.
  private mutating func remove(nodes hidden: Set<Int>, groups emptied: Set<Int>) {
    var nodePlaces: [Int: Int] = [:]
    for index in nodes.indices where !hidden.contains(index) {
      nodePlaces[index] = nodePlaces.count
    }
    var groupPlaces: [Int: Int] = [:]
    for index in groups.indices where !emptied.contains(index) {
      groupPlaces[index] = groupPlaces.count
    }
    func place(_ end: End) -> End? {
      switch end {
      case .node(let index): nodePlaces[index].map(End.node)
      case .group(let index): groupPlaces[index].map(End.group)
      }
    }
    edges = edges.compactMap { edge in
      guard let from = place(edge.from), let to = place(edge.to) else { return nil }
      var edge = edge
      (edge.from, edge.to) = (from, to)
      return edge
    }
    nodes = nodes.indices.filter { nodePlaces[$0] != nil }.map { nodes[$0] }
    groups = groups.indices.filter { groupPlaces[$0] != nil }.map { groups[$0] }
    removeEmptyClusters()
  }

  private mutating func removeEmptyClusters() {
    var isUsed = clusters.map { _ in false }
    for cluster in nodes.compactMap(\.cluster) + groups.compactMap(\.cluster) {
      isUsed[cluster] = true
    }
    // Outer frames stand before inner ones.
    for index in clusters.indices.reversed() where isUsed[index] {
      if let outer = clusters[index].cluster { isUsed[outer] = true }
    }
    var places: [Int: Int] = [:]
    for index in clusters.indices where isUsed[index] { places[index] = places.count }
    clusters = clusters.indices.filter { isUsed[$0] }.map { index in
      var cluster = clusters[index]
      cluster.cluster = cluster.cluster.flatMap { places[$0] }
      return cluster
    }
    for index in nodes.indices {
      nodes[index].cluster = nodes[index].cluster.flatMap { places[$0] }
    }
    for index in groups.indices {
      groups[index].cluster = groups[index].cluster.flatMap { places[$0] }
    }
  }
}

extension Drawing.Node {
  /// Nothing is told of a dot but that it is one.
  fileprivate mutating func becomeDot() {
    (shape, lines, facts) = (.hidden, [], ["hidden"])
    (standing, hasLostSpare, isDecreed, isEmphasized) = (.up, false, false, false)
  }
}

/// The ways through what is hidden.
private struct HiddenWays {
  private let hidden: Set<Drawing.End>
  private var edges: [Drawing.End: [Drawing.Edge]]
  private let groups: [Drawing.Group]

  init(_ drawing: Drawing, _ hidden: Set<Drawing.End>) {
    self.hidden = hidden
    groups = drawing.groups
    // What is hidden and leads to nothing visible is no way.
    let incoming = Dictionary(grouping: drawing.edges.filter { hidden.contains($0.from) }, by: \.to)
    var leads = Set(drawing.edges.map(\.to)).subtracting(hidden)
    var pending = Array(leads)
    while let end = pending.popLast() {
      for edge in incoming[end] ?? [] where leads.insert(edge.from).inserted {
        pending.append(edge.from)
      }
    }
    edges = Dictionary(grouping: drawing.edges.filter { leads.contains($0.to) }, by: \.from)
  }

  /// How far a way has come.
  private struct Way: Hashable {
    var end: Drawing.End
    var bond: Drawing.Bond
    var carriesFailure: Bool
  }

  /// An arrow for each pair that is connected through hidden ends and not as well without.
  func edges(besides direct: [Drawing.Edge]) -> [Drawing.Edge] {
    var best: [Drawing.End: [Drawing.End: Drawing.Bond]] = [:]
    for edge in direct {
      let known = best[edge.from]?[edge.to] ?? .alternative
      best[edge.from, default: [:]][edge.to] = known.isStronger(than: edge.bond) ? known : edge.bond
    }
    var found: [Drawing.Edge] = []
    for start in edges.keys.filter({ !hidden.contains($0) }).sorted(by: HiddenWays.isBefore) {
      for edge in ways(from: start) {
        let known = best[start]?[edge.to]
        if let known, !edge.bond.isStronger(than: known) { continue }
        found.append(edge)
      }
    }
    return found
  }

  private static func isBefore(_ one: Drawing.End, _ other: Drawing.End) -> Bool {
    switch (one, other) {
    case (.node(let one), .node(let other)), (.group(let one), .group(let other)): one < other
    case (.node, .group): true
    case (.group, .node): false
    }
  }

  /// The strongest arrow to each visible end that can be reached from `start` through hidden ones.
  private func ways(from start: Drawing.End) -> [Drawing.Edge] {
    var seen: Set<Way> = []
    var queue: [(way: Way, hiddenCount: Int)] = []
    func follow(_ edge: Drawing.Edge, from way: Way?, _ count: Int) {
      let bond = way.map { $0.bond.weaker(edge.bond) } ?? edge.bond
      let next = Way(
        end: edge.to, bond: passing(edge.to, bond),
        carriesFailure: edge.carriesFailure && (way?.carriesFailure ?? true))
      if seen.insert(next).inserted { queue.append((next, count)) }
    }
    for edge in edges[start] ?? [] where hidden.contains(edge.to) { follow(edge, from: nil, 0) }
    var found: [Drawing.End: Drawing.Edge] = [:]
    var place = 0
    while place < queue.count {
      let (way, count) = queue[place]
      place += 1
      guard hidden.contains(way.end) else {
        guard way.end != start else { continue }
        let edge = Drawing.Edge(
          from: start, to: way.end, bond: way.bond, carriesFailure: way.carriesFailure,
          hiddenCount: count)
        if let known = found[way.end], !edge.bond.isStronger(than: known.bond) {
          found[way.end]?.carriesFailure = known.carriesFailure || edge.carriesFailure
        } else {
          found[way.end] = edge
        }
        continue
      }
      let isNode = if case .node = way.end { true } else { false }
      for edge in edges[way.end] ?? [] { follow(edge, from: way, count + (isNode ? 1 : 0)) }
    }
    return found.values.sorted { HiddenWays.isBefore($0.to, $1.to) }
  }

  /// What a way is once it has come to `end`: through a hidden group with a spare, one of several.
  private func passing(_ end: Drawing.End, _ bond: Drawing.Bond) -> Drawing.Bond {
    guard case .group(let group) = end, hidden.contains(end),
      groups[group].needs < groups[group].count
    else { return bond }
    return bond.weaker(.alternative)
  }
}

extension Drawing.Bond {
  /// How much a failure loses on the way, the least first.
  private var rank: Int {
    switch self {
    case .hard: 0
    case .within: 1
    case .alternative: 2
    case .soft: 3
    case .start: 4
    }
  }

  func isStronger(than other: Drawing.Bond) -> Bool { rank < other.rank }

  func weaker(_ other: Drawing.Bond) -> Drawing.Bond { isStronger(than: other) ? other : self }
}
