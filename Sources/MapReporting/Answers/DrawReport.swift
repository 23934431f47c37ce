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
    let dots = drawing.nodes.count { $0.shape == .hidden }
    let shown = drawing.nodes.count - dots
    if let key = scope.collapse {
      drawing = drawing.collapsing { node in
        node.shape == .hidden ? nil : map.component(id: node.id).flatMap(key.value)
      }
    }
    drawing.title = title(map, radius, scope, shown: shown)
    if dots > 0 {
      drawing.title.append(
        "\(dots) hidden \(dots == 1 ? "is a dot" : "are dots"): too many arrows go through "
          + (dots == 1 ? "it" : "them"))
    }
    let drawn = drawing
    return Report(
      command: "draw", map: MapFigures(map), headline: drawn.title, sections: nil,
      fields: drawn.fields, table: nil, drawing: { drawn })
  }

  private static func title(
    _ map: DependencyMap, _ radius: ScenarioImpact?, _ scope: DrawingScope, shown: Int
  ) -> [String] {
    let targets = TargetChoice(defaultOf: map)
    let subject = radius.map { ImpactLayout($0, targets).headline[0] } ?? map.name
    var size = "\(map.componentCount) components"
    if shown < map.componentCount, !scope.isWhole { size = "\(shown) of \(size)" }
    if !scope.focus.isEmpty {
      size += ", around " + NameList.text(scope.focus, maximum: 3, name: \.id)
    }
    if let key = scope.collapse { size += ", by \(key.rawValue)" }
    return [subject ?? "", size].filter { !$0.isEmpty }
  }
}
