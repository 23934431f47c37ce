/// Writes drawings in Graphviz's DOT language.
///
/// Every statement stands on a line of its own, and names do not depend on positions, so that a change
/// of the map changes few lines of the file.
package enum DOTFormat {
  /// The drawing as a DOT graph, with a line break at the end.
  package static func text(of drawing: Drawing, theme: DrawingTheme = .light) -> String {
    var writer = DOTWriter(drawing, DOTStyle(theme))
    return writer.text()
  }
}

/// One drawing being written.
private struct DOTWriter {
  private let drawing: Drawing
  private let style: DOTStyle
  private let names: DOTNames
  private var lines: [String] = []

  init(_ drawing: Drawing, _ style: DOTStyle) {
    self.drawing = drawing
    self.style = style
    names = DOTNames(drawing)
  }

  mutating func text() -> String {
    add(0, "digraph {")
    add(1, "graph [\(style.graph(title: drawing.title))]")
    add(1, "node [\(style.node)]")
    add(1, "edge [\(style.edge)]")
    addContents(of: nil, 1)
    for edge in drawing.edges {
      add(1, "\(name(edge.from)) -> \(name(edge.to))\(style.attributes(of: edge))")
    }
    for line in DOTLegend.lines(of: drawing, style.palette) { add(1, line) }
    add(0, "}")
    return lines.joined(separator: "\n") + "\n"
  }

  private mutating func add(_ depth: Int, _ line: String) {
    lines.append(String(repeating: "  ", count: min(depth, 40)) + line)
  }

  /// Everything drawn directly in a cluster, or in none, and the clusters in it.
  private mutating func addContents(of cluster: Int?, _ depth: Int) {
    // Domains nest as deep as an input says, so the walk has its own stack.
    let inside = Dictionary(grouping: drawing.clusters.indices) { drawing.clusters[$0].cluster }
    let nodes = Dictionary(grouping: drawing.nodes.indices) { drawing.nodes[$0].cluster }
    let groups = Dictionary(grouping: drawing.groups.indices) { drawing.groups[$0].cluster }
    enum Work { case open(Int?), close }
    var pending = [Work.open(nil)]
    var depth = depth
    while let work = pending.popLast() {
      guard case .open(let cluster) = work else {
        depth -= 1
        add(depth, "}")
        continue
      }
      if let cluster {
        add(depth, "subgraph \(names.cluster(drawing.clusters[cluster].id)) {")
        depth += 1
        add(depth, "graph [\(style.attributes(of: drawing.clusters[cluster]))]")
        pending.append(.close)
      }
      for node in nodes[cluster] ?? [] {
        let node = drawing.nodes[node]
        add(
          depth, "\(names.node(node.id)) [id=\(names.node(node.id)), \(style.attributes(of: node))]"
        )
      }
      for group in groups[cluster] ?? [] {
        let group = drawing.groups[group]
        add(
          depth,
          "\(names.group(group.dependent, group.ordinal)) [\(style.attributes(of: group))]")
      }
      pending += (inside[cluster] ?? []).reversed().map { Work.open($0) }
    }
  }

  private func name(_ end: Drawing.End) -> String {
    switch end {
    case .node(let index): names.node(drawing.nodes[index].id)
    case .group(let index):
      names.group(drawing.groups[index].dependent, drawing.groups[index].ordinal)
    }
  }
}
