import DependencyGraph
import FailurePropagation
import MapDiagnostics

/// An impact for people.
extension ImpactLayout {
  /// The answer in a sentence, then the whole map, then whom to call.
  var headline: [String] {
    let scenario = radius.scenarioPhrase
    let decreed = targets.components.count { radius.decree(of: $0) == .down }
    let apart = decreed == 0 ? "" : ", besides \(decreed) that failed first"
    var lines = [
      "\(scenario): \(targets.share(targetCounts.down)) down\(targetCounts.rest)\(apart)"
    ]
    let everything = "\(counts.down) of \(counts.total) components down\(counts.rest)"
    if targets.components.count < counts.total {
      lines.append("in all, without what failed first: \(everything)")
    }
    if let owners { lines.append(owners) }
    return lines
  }

  /// Nothing when no owner is named at all, as in the map of a supplier.
  private var owners: String? {
    let lost = targets.components.filter {
      radius.state(of: $0) == .down && radius.decree(of: $0) != .down
    }.map(\.owner)
    let owned = lost.compactMap(\.self).reduce(into: [:]) { $0[$1, default: 0] += 1 }
    guard !owned.isEmpty else { return nil }
    let ordered = owned.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    var names = [NameList.text(ordered, maximum: 8) { "\($0.key) \($0.value)" }]
    let unowned = lost.count { $0 == nil }
    if unowned > 0 { names.append("(nobody named) \(unowned)") }
    return "owners of what is down: " + names.joined(separator: ", ")
  }

  func textTable(_ limit: Int?) -> Table {
    let columns = [
      Table.Column("state", role: .state), Table.Column("component"),
      Table.Column("tier", role: .figure), Table.Column("owner"),
      Table.Column("distance", title: "steps", role: .figure), Table.Column("because"),
    ]
    return Table(columns: columns, count: order.count, limit: limit) { [self] index in
      let component = radius.map[order[index]]
      return [
        .text(radius.standingWord(of: component)), .text(component.id), Cell(component.tier),
        Cell(component.owner),
        Cell(radius.distance(of: component)), .text(because(component)),
      ]
    }
  }

  private func because(_ component: Component) -> String {
    if let cause = radius.cause(of: component) {
      return cause.phrase(of: radius.state(of: component))
    }
    return radius.explanation(of: component).held.map(\.reason).joined(separator: "; ")
  }
}
