public import DependencyGraph
public import FailurePropagation
import MapDiagnostics

extension Report {
  /// The map, or a scenario on it, as a picture.
  public static func draw(
    _ map: DependencyMap, radius: ScenarioImpact? = nil, scope: DrawingScope = DrawingScope()
  ) -> Report {
    let layout = MapLayout(
      map, radius: radius, title: [], shown: scope.components(of: map),
      emphasized: Set(scope.focus.map(\.index)))
    var drawing = layout.drawing
    let hidden = scope.hiddenIDs(of: map, radius)
    drawing = drawing.hiding { hidden.contains(Array($0.id.utf8)) }
    let shown = drawing.nodes.count
    if let key = scope.collapse {
      drawing = drawing.collapsing { node in map.component(id: node.id).flatMap(key.value) }
    }
    drawing.title = title(map, radius, scope, shown: shown)
    let drawn = drawing
    return Report(
      command: "draw", map: MapFigures(map), headline: drawn.title, sections: [],
      fields: drawn.fields, table: Table(columns: [], count: 0) { _ in [] }, drawing: { drawn })
  }

  private static func title(
    _ map: DependencyMap, _ radius: ScenarioImpact?, _ scope: DrawingScope, shown: Int
  ) -> [String] {
    let targets = TargetChoice(defaultOf: map)
    let subject = radius.map { ImpactLayout($0, targets).headline[0] } ?? map.name
    var size = "\(map.componentCount) components"
    if shown < map.componentCount, !scope.isWhole { size = "\(shown) of \(size)" }
    if !scope.focus.isEmpty {
      let names = scope.focus.prefix(3).map { VisibleText.visible($0.id) }
      let more = scope.focus.count > 3 ? " and \(scope.focus.count - 3) more" : ""
      size += ", around \(names.joined(separator: ", "))\(more)"
    }
    if let key = scope.collapse { size += ", by \(key.rawValue)" }
    return [subject ?? "", size].filter { !$0.isEmpty }
  }
}
