import DependencyGraph
import MapDiagnostics

/// How large the box of a component is: room for its name in one line or two.
struct BoxSize {
  let width: Int
  let height: Int

  init(_ component: Component) {
    let columns = DisplayWidth.columns(of: component.name ?? component.id)
    let facts = (component.owner.map(DisplayWidth.columns(of:)) ?? 0) + 8
    let widest = max(min(columns, 26), min(facts, 24) * 5 / 6, 12)
    width = widest * 7 + 24
    height = columns > 26 ? 54 : 40
  }
}
