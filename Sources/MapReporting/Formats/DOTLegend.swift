/// A small box that explains the looks that occur in a drawing, and no others.
///
/// It is one node without edges, a table of one column, so that it neither bends the picture nor
/// grows with it.
enum DOTLegend {
  static func lines(of drawing: Drawing, _ palette: DrawingPalette) -> [String] {
    let entries = entries(of: drawing)
    guard !entries.isEmpty else { return [] }
    let text = entries.map { DOTEscaping.escaped($0) + "\\l" }.joined()
    return [
      "\"legend#\" [label=\"\(text)\", tooltip=\"legend\", shape=note, style=filled, "
        + "fillcolor=\"\(palette.background)\", color=\"\(palette.line)\", fontsize=9, "
        + "fontcolor=\"\(palette.frame)\", penwidth=1]"
    ]
  }

  private static func entries(of drawing: Drawing) -> [String] {
    var entries: [String] = []
    if !drawing.edges.isEmpty { entries.append("A → B   A depends on B") }
    let bonds = drawing.edges.map(\.bond)
    if bonds.contains(.soft) { entries.append("dashed arrow   soft dependency") }
    if bonds.contains(.start) { entries.append("dotted arrow   needed only to start") }
    if bonds.contains(.within) { entries.append("dotted, round end   within a domain") }
    if bonds.contains(.alternative) {
      entries.append("dashed, open diamond   one of several that would do")
    }
    if drawing.edges.contains(where: { $0.hiddenCount > 0 }) {
      entries.append("2 hidden   through so many that are not drawn")
    }
    if !drawing.groups.isEmpty { entries.append("◇ 1 of 2   so many of them are needed") }
    if drawing.edges.contains(where: \.carriesFailure) {
      entries.append("bold red arrow   the failure comes along it")
    }
    let shapes = Set(drawing.nodes.map(\.shape))
    if shapes.contains(.thirdParty) { entries.append("box with two tabs   third party") }
    if shapes.contains(.cloud) { entries.append("box in depth   cloud component") }
    if shapes.contains(.several) { entries.append("folder   several components") }
    if shapes.contains(.hidden) { entries.append("dot   hidden; many arrows go through it") }
    if !drawing.clusters.isEmpty || shapes.contains(.domain) {
      entries.append("frame   failure domain")
    }
    let standings = Set(
      drawing.nodes.map(\.standing) + drawing.clusters.map(\.standing)
        + drawing.groups.map(\.standing))
    if standings.contains(.down) { entries.append("strong fill, — DOWN —   does not work") }
    if standings.contains(.degraded) {
      entries.append("light fill, — degraded —   works, but limps")
    }
    if standings.contains(.lostSpare) { entries.append("dashed border   spare lost") }
    if drawing.nodes.contains(where: { $0.isDecreed }) {
      entries.append("double border   failed here")
    }
    if drawing.nodes.contains(where: \.isEmphasized) {
      entries.append("very thick border   what this is about")
    }
    return entries
  }
}
