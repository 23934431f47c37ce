extension Drawing {
  /// The drawing as JSON tells it: boxes, frames, groups and arrows as drawn, by name.
  var fields: [Field] {
    [
      Field("title", Cell(title)), Field("scenario", .boolean(showsScenario)),
      Field("nodes", rows: nodeTable), Field("clusters", rows: clusterTable),
      Field("groups", rows: groupTable), Field("edges", rows: edgeTable),
    ]
  }

  private var nodeTable: Table {
    let keys = [
      "id", "label", "shape", "state", "redundancyLost", "decreed", "emphasized", "cluster",
    ]
    return Table(columns: keys.map { Table.Column($0) }, count: nodes.count) { [self] index in
      let node = nodes[index]
      return [
        .text(node.id), Cell(node.lines), .text(node.shape.word), .text(node.standing.word),
        .boolean(node.hasLostSpare), .boolean(node.isDecreed), .boolean(node.isEmphasized),
        Cell(node.cluster.map { clusters[$0].id }),
      ]
    }
  }

  private var clusterTable: Table {
    let keys = ["id", "label", "state", "decreed", "cluster"]
    return Table(columns: keys.map { Table.Column($0) }, count: clusters.count) { [self] index in
      let cluster = clusters[index]
      return [
        .text(cluster.id), Cell(cluster.lines), .text(cluster.standing.word),
        .boolean(cluster.isDecreed), Cell(cluster.cluster.map { clusters[$0].id }),
      ]
    }
  }

  private var groupTable: Table {
    let keys = ["dependent", "ordinal", "needs", "of", "state", "redundancyLost", "cluster"]
    return Table(columns: keys.map { Table.Column($0) }, count: groups.count) { [self] index in
      let group = groups[index]
      return [
        .text(group.dependent), .integer(group.ordinal), .integer(group.needs),
        .integer(group.count), .text(group.standing.word), .boolean(group.standing == .lostSpare),
        Cell(group.cluster.map { clusters[$0].id }),
      ]
    }
  }

  private var edgeTable: Table {
    let keys = ["from", "to", "bond", "carriesFailure", "hidden"]
    return Table(columns: keys.map { Table.Column($0) }, count: edges.count) { [self] index in
      let edge = edges[index]
      return [
        cell(edge.from), cell(edge.to), .text(edge.bond.word), .boolean(edge.carriesFailure),
        .integer(edge.hiddenCount),
      ]
    }
  }

  /// A box by its id, a group by its dependent and its ordinal.
  private func cell(_ end: End) -> Cell {
    switch end {
    case .node(let index): .record([("node", .text(nodes[index].id))])
    case .group(let index):
      .record([
        ("group", .text(groups[index].dependent)), ("ordinal", .integer(groups[index].ordinal)),
      ])
    }
  }
}

extension Drawing.Shape {
  fileprivate var word: String {
    switch self {
    case .service: "service"
    case .thirdParty: "third-party"
    case .cloud: "cloud"
    case .domain: "domain"
    case .several: "several"
    case .hidden: "hidden"
    }
  }
}

extension Drawing.Standing {
  fileprivate var word: String {
    switch self {
    case .up, .lostSpare: "up"
    case .degraded: "degraded"
    case .down: "down"
    }
  }
}

extension Drawing.Bond {
  fileprivate var word: String {
    switch self {
    case .hard: "hard"
    case .soft: "soft"
    case .start: "start"
    case .within: "within"
    case .alternative: "alternative"
    }
  }
}
