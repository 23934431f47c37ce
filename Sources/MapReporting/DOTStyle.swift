/// How each role looks. A state shows in fill and in border, a kind in shape, a bond in the line, so
/// that nothing depends on colour alone; the colours keep apart for colour-blind readers and in grey.
enum DOTStyle {
  static let font = "Helvetica"

  static func graph(title: [String]) -> String {
    [
      "rankdir=LR", "fontname=\"\(font)\"", "fontsize=15", "labelloc=t", "labeljust=l",
      "label=\"\(title.map { DOTEscaping.escaped($0) + "\\l" }.joined())\"", "nodesep=0.22",
      "ranksep=0.7", "pad=0.3", "bgcolor=white", "compound=true", "splines=true",
    ].joined(separator: ", ")
  }

  static let node =
    "fontname=\"\(font)\", fontsize=11, shape=box, style=\"rounded,filled\", fillcolor=\"#FFFFFF\", "
    + "color=\"#4A5560\", fontcolor=\"#14181C\", margin=\"0.14,0.07\", height=0.4"
  static let edge = "color=\"#7A8691\", arrowsize=0.7"

  static let failure = "#B3261E"

  private static func fill(_ standing: Drawing.Standing) -> String {
    switch standing {
    case .up: "#FFFFFF"
    case .lostSpare: "#E3F0FA"
    case .degraded: "#F9DFA3"
    case .down: "#B3261E"
    }
  }

  private static func border(_ standing: Drawing.Standing) -> (color: String, width: String) {
    switch standing {
    case .up: ("#4A5560", "1")
    case .lostSpare: ("#0B65A8", "1.6")
    case .degraded: ("#8A5A00", "1.6")
    case .down: ("#6E120C", "2.2")
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

  static func attributes(of node: Drawing.Node) -> String {
    var lines = node.lines
    var words = [node.isDecreed ? "FAILED HERE" : nil, word(node.standing)].compactMap { $0 }
    if node.hasLostSpare, node.standing == .degraded { words.append("spare lost") }
    if !words.isEmpty { lines.append("— " + words.joined(separator: ", ") + " —") }
    var attributes = ["label=\"\(DOTEscaping.label(lines))\""]
    attributes.append("tooltip=\"\(DOTEscaping.escaped(node.id))\"")
    attributes += look(node.standing, styles: styles(of: node))
    switch node.shape {
    case .service: break
    case .thirdParty: attributes.append("shape=component")
    // The shape keeps its depth inside the box, above and beside the label.
    case .cloud: attributes += ["shape=box3d", "margin=\"0.18,0.12\""]
    case .domain: attributes.append("shape=tab")
    }
    if node.isDecreed { attributes.append("peripheries=2") }
    if node.isEmphasized { attributes.append("penwidth=3.2") }
    return attributes.joined(separator: ", ")
  }

  private static func styles(of node: Drawing.Node) -> [String] {
    var styles = ["filled"]
    if node.shape == .service { styles.insert("rounded", at: 0) }
    if node.standing == .lostSpare { styles.append("dashed") }
    return styles
  }

  /// Fill and border of a box or a diamond.
  static func look(_ standing: Drawing.Standing, styles: [String]) -> [String] {
    let border = border(standing)
    var look = [
      "style=\"\(styles.joined(separator: ","))\"", "fillcolor=\"\(fill(standing))\"",
      "color=\"\(border.color)\"", "penwidth=\(border.width)",
    ]
    if standing == .down { look.append("fontcolor=\"#FFFFFF\"") }
    return look
  }

  static func attributes(of group: Drawing.Group) -> String {
    let attributes = [
      "label=\"\(group.needs) of \(group.count)\"", "tooltip=\"\(group.needs) of \(group.count)\"",
      "shape=diamond", "fontsize=9", "margin=0", "width=0.85", "height=0.42",
    ]
    let styles = group.standing == .lostSpare ? ["filled", "dashed"] : ["filled"]
    return (attributes + look(group.standing, styles: styles)).joined(separator: ", ")
  }

  static func attributes(of cluster: Drawing.Cluster) -> String {
    var lines = cluster.lines
    let words = [cluster.isDecreed ? "FAILED HERE" : nil, word(cluster.standing)].compactMap { $0 }
    if !words.isEmpty { lines.append("— " + words.joined(separator: ", ") + " —") }
    let border = border(cluster.standing)
    let tint: String
    switch cluster.standing {
    case .up, .lostSpare: tint = "#F3F5F7"
    case .degraded: tint = "#FDF4DE"
    case .down: tint = "#FBE4E2"
    }
    return [
      "label=\"\(DOTEscaping.label(lines))\"", "labelloc=t", "labeljust=l", "fontsize=12",
      "tooltip=\"\(DOTEscaping.escaped(cluster.id))\"", "style=\"rounded,filled\"",
      "fillcolor=\"\(tint)\"", "color=\"\(border.color)\"", "penwidth=\(border.width)",
      "margin=14",
    ].joined(separator: ", ")
  }

  static func attributes(of edge: Drawing.Edge) -> String {
    var attributes: [String] = []
    switch edge.bond {
    case .hard: break
    case .soft: attributes.append("style=dashed")
    case .start: attributes.append("style=dotted")
    case .within: attributes += ["style=dotted", "arrowhead=odot"]
    }
    if edge.carriesFailure { attributes += ["color=\"\(failure)\"", "penwidth=2.2"] }
    return attributes.isEmpty ? "" : " [\(attributes.joined(separator: ", "))]"
  }
}
