/// How each role looks. A state shows in fill and in border, a kind in shape, a bond in the line, so
/// that nothing depends on colour alone; the colours keep apart for colour-blind readers and in grey.
struct DOTStyle {
  static let font = "Helvetica"

  let palette: DrawingPalette

  init(_ theme: DrawingTheme) { palette = DrawingPalette(theme) }

  func graph(title: [String]) -> String {
    [
      "rankdir=LR", "fontname=\"\(DOTStyle.font)\"", "fontsize=15", "labelloc=t", "labeljust=l",
      "label=\"\(title.map { DOTEscaping.escaped($0) + "\\l" }.joined())\"",
      "fontcolor=\"\(palette.text)\"", "nodesep=0.22", "ranksep=0.7", "pad=0.3",
      "bgcolor=\"\(palette.background)\"", "compound=true", "splines=true",
    ].joined(separator: ", ")
  }

  var node: String {
    "fontname=\"\(DOTStyle.font)\", fontsize=11, shape=box, style=\"rounded,filled\", "
      + "fillcolor=\"\(palette.up.fill)\", color=\"\(palette.up.border)\", "
      + "fontcolor=\"\(palette.text)\", margin=\"0.14,0.07\", height=0.4"
  }

  var edge: String {
    "color=\"\(palette.line)\", fontcolor=\"\(palette.line)\", fontsize=9, "
      + "fontname=\"\(DOTStyle.font)\", arrowsize=0.7"
  }

  private func width(_ standing: Drawing.Standing, isEmphasized: Bool = false) -> String {
    if isEmphasized { return "4" }
    switch standing {
    case .up: return "1"
    case .lostSpare, .degraded: return "1.6"
    case .down: return "2.2"
    }
  }

  /// The word under a name, so that a print without colour says it too.
  static func word(_ standing: Drawing.Standing) -> String? {
    switch standing {
    case .up: nil
    case .lostSpare: "spare lost"
    case .degraded: "degraded"
    case .down: "DOWN"
    }
  }

  func attributes(of node: Drawing.Node) -> String {
    if node.shape == .hidden {
      return "label=\"\", tooltip=\"hidden\", shape=point, width=0.12, height=0.12, "
        + "fillcolor=\"\(palette.line)\", color=\"\(palette.line)\""
    }
    var lines = node.lines
    var words = [node.isDecreed ? "FAILED HERE" : nil, DOTStyle.word(node.standing)].compactMap {
      $0
    }
    if node.hasLostSpare, node.standing == .degraded { words.append("spare lost") }
    if !words.isEmpty { lines.append("— " + words.joined(separator: ", ") + " —") }
    var attributes = ["label=\"\(DOTEscaping.label(lines))\""]
    let facts = node.facts.isEmpty ? [node.id] : node.facts
    attributes.append("tooltip=\"\(facts.map(DOTEscaping.tooltip).joined(separator: "\\n"))\"")
    attributes += look(node.standing, styles: styles(of: node), isEmphasized: node.isEmphasized)
    switch node.shape {
    case .service: break
    case .thirdParty: attributes.append("shape=component")
    // The shape keeps its depth inside the box, above and beside the label.
    case .cloud: attributes += ["shape=box3d", "margin=\"0.18,0.12\""]
    case .domain: attributes.append("shape=tab")
    case .several: attributes += ["shape=folder", "margin=\"0.18,0.12\""]
    case .hidden: break
    }
    if node.isDecreed { attributes.append("peripheries=2") }
    return attributes.joined(separator: ", ")
  }

  private func styles(of node: Drawing.Node) -> [String] {
    var styles = ["filled"]
    if node.shape == .service { styles.insert("rounded", at: 0) }
    if node.standing == .lostSpare { styles.append("dashed") }
    return styles
  }

  /// Fill and border of a box or a diamond.
  private func look(
    _ standing: Drawing.Standing, styles: [String], isEmphasized: Bool = false
  ) -> [String] {
    let box = palette.box(standing)
    var look = [
      "style=\"\(styles.joined(separator: ","))\"", "fillcolor=\"\(box.fill)\"",
      "color=\"\(box.border)\"", "penwidth=\(width(standing, isEmphasized: isEmphasized))",
    ]
    if box.text != palette.text { look.append("fontcolor=\"\(box.text)\"") }
    return look
  }

  func attributes(of group: Drawing.Group) -> String {
    let attributes = [
      "label=\"\(group.needs) of \(group.count)\"", "tooltip=\"\(group.needs) of \(group.count)\"",
      "shape=diamond", "fontsize=9", "margin=0", "width=0.85", "height=0.42",
    ]
    let styles = group.standing == .lostSpare ? ["filled", "dashed"] : ["filled"]
    return (attributes + look(group.standing, styles: styles)).joined(separator: ", ")
  }

  func attributes(of cluster: Drawing.Cluster) -> String {
    var lines = cluster.lines
    let words = [cluster.isDecreed ? "FAILED HERE" : nil, DOTStyle.word(cluster.standing)]
      .compactMap { $0 }
    if !words.isEmpty { lines.append("— " + words.joined(separator: ", ") + " —") }
    let box = palette.box(cluster.standing)
    return [
      "label=\"\(DOTEscaping.label(lines))\"", "labelloc=t", "labeljust=l", "fontsize=12",
      "tooltip=\"\(DOTEscaping.tooltip(cluster.id))\"", "style=\"rounded,filled\"",
      "fillcolor=\"\(box.tint)\"", "color=\"\(box.border)\"",
      "penwidth=\(width(cluster.standing))",
      "margin=14",
    ].joined(separator: ", ")
  }

  func attributes(of edge: Drawing.Edge) -> String {
    var attributes: [String] = []
    switch edge.bond {
    case .hard: break
    case .soft: attributes.append("style=dashed")
    case .start: attributes.append("style=dotted")
    case .within: attributes += ["style=dotted", "arrowhead=odot"]
    case .alternative: attributes += ["style=dashed", "arrowhead=odiamond"]
    }
    if edge.hiddenCount > 0 {
      attributes.append("label=\"\(edge.hiddenCount) hidden\"")
      if edge.bond == .hard { attributes.append("style=\"dotted,bold\"") }
    }
    if edge.carriesFailure { attributes += ["color=\"\(palette.failure)\"", "penwidth=2.2"] }
    return attributes.isEmpty ? "" : " [\(attributes.joined(separator: ", "))]"
  }
}
