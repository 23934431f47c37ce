extension Drawing {
  /// The drawing with all boxes that have the same `label` as one box, which tells how many they are and
  /// how the worst of them is. Boxes without a label stay.
  ///
  /// Arrows between the same boxes are one arrow, the strongest, or two when the failure comes along a
  /// weaker one; groups are no longer drawn, and what they need becomes an alternative.
  func collapsing(_ label: (Node) -> String?) -> Drawing {
    var drawing = Drawing(
      title: title, clusters: [], nodes: [], groups: [], edges: [], showsScenario: showsScenario)
    var boxes: [[UInt8]: Int] = [:]
    var placeOf: [Int] = []
    var members: [Int: [Node]] = [:]
    for node in nodes {
      let name = label(node)
      // A box never has the name of a component.
      let key = Array((name.map { "=" + $0 } ?? node.id).utf8)
      let place = boxes[key] ?? drawing.nodes.count
      if boxes[key] == nil {
        boxes[key] = place
        var box = node
        box.cluster = nil
        drawing.nodes.append(box)
      }
      if let name { members[place, default: []].append(node.named(name)) }
      placeOf.append(place)
    }
    for (place, members) in members { drawing.nodes[place] = Drawing.box(of: members) }
    drawing.edges = collapsedEdges(placeOf)
    return drawing
  }

  /// One box for `members`, whose last line is the name that they share.
  private static func box(of members: [Node]) -> Node {
    let name = members[0].lines.last ?? ""
    let worst = members.max { $0.standing.severity < $1.standing.severity }?.standing ?? .up
    let words: [(Standing, String)] = [
      (.down, "down"), (.degraded, "degraded"), (.lostSpare, "lost a spare"),
    ]
    let counts = words.compactMap { standing, word in
      let count = members.count { $0.standing == standing }
      return count == 0 ? nil : "\(count) \(word)"
    }
    let count = "\(members.count) \(members.count == 1 ? "component" : "components")"
    return Node(
      id: "=" + name,
      lines: [name, count] + (counts.isEmpty ? [] : [counts.joined(separator: ", ")]),
      shape: .several, standing: worst, hasLostSpare: false,
      isDecreed: members.contains(where: \.isDecreed),
      isEmphasized: members.contains(where: \.isEmphasized), cluster: nil,
      facts: [name, count] + counts)
  }

  private func collapsedEdges(_ placeOf: [Int]) -> [Edge] {
    var ways: [Way: Bond] = [:]
    var order: [Way] = []
    func add(_ edge: Edge, from: Int, to: Int, _ bond: Bond) {
      guard from != to else { return }
      let way = Way(from: from, to: to, carriesFailure: edge.carriesFailure)
      if let known = ways[way] {
        if bond.isStronger(than: known) { ways[way] = bond }
      } else {
        ways[way] = bond
        order.append(way)
      }
    }
    let bonds = groupBonds
    for edge in edges {
      guard case .node(let to) = edge.to else { continue }
      switch edge.from {
      case .node(let from): add(edge, from: placeOf[from], to: placeOf[to], edge.bond)
      case .group(let group):
        guard let (from, bond) = bonds[group] else { continue }
        add(edge, from: placeOf[from], to: placeOf[to], bond)
      }
    }
    return order.compactMap { way in
      guard let bond = ways[way] else { return nil }
      // Beside an arrow that the failure comes along, one that it does not says something only when
      // it is a stronger one.
      let failing = Way(from: way.from, to: way.to, carriesFailure: true)
      if !way.carriesFailure, let other = ways[failing], !bond.isStronger(than: other) {
        return nil
      }
      return Edge(
        from: .node(way.from), to: .node(way.to), bond: bond, carriesFailure: way.carriesFailure)
    }
  }

  private struct Way: Hashable {
    var from: Int
    var to: Int
    var carriesFailure: Bool
  }

  /// The box that needs each group, and how it needs its members. A group stands behind the one it is in.
  private var groupBonds: [Int: (node: Int, bond: Bond)] {
    var bonds: [Int: (node: Int, bond: Bond)] = [:]
    for edge in edges {
      guard case .group(let group) = edge.to else { continue }
      let own: Bond = groups[group].needs < groups[group].count ? .alternative : .hard
      switch edge.from {
      case .node(let node): bonds[group] = (node, edge.bond.weaker(own))
      case .group(let outer):
        guard let (node, bond) = bonds[outer] else { continue }
        bonds[group] = (node, bond.weaker(own))
      }
    }
    return bonds
  }
}

extension Drawing.Node {
  fileprivate func named(_ name: String) -> Drawing.Node {
    var node = self
    node.lines = [name]
    return node
  }
}

extension Drawing.Standing {
  /// The worse, the larger.
  var severity: Int {
    switch self {
    case .up: 0
    case .lostSpare: 1
    case .degraded: 2
    case .down: 3
    }
  }
}
