import DependencyGraph
import FailurePropagation
import MapDiagnostics

extension Cause {
  /// The cause as JSON states it.
  var cell: Cell {
    .record([
      ("kind", .text(kind.rawValue)), ("components", Cell(components.map(\.id))),
      ("strength", Cell(strength?.rawValue)), ("needs", Cell(needs)), ("of", Cell(of)),
    ])
  }

  /// The cause in a few words: `needs stripe`, `within aws/us-east-1`.
  var phrase: String {
    let names = components.map(\.id).joined(separator: ", ")
    switch kind {
    case .decree: return "it is in the scenario"
    case .domain: return "within \(names)"
    case .dependency: return strength == .soft ? "uses \(names)" : "needs \(names)"
    case .redundancy:
      let group = "\(needs ?? 1) of \(of ?? 0), lost \(names)"
      return strength == .soft ? "uses \(group)" : "needs \(group)"
    }
  }

  /// Whether time would make a difference: the requirement tolerates an outage or fails over.
  var hasTolerance: Bool {
    guard let requirement else { return false }
    return (requirement.position..<(requirement.position + requirement.record.span)).contains {
      let options = requirement.map.storage.options(of: $0)
      return options?.tolerates != nil || options?.failover != nil
    }
  }
}

extension Report {
  /// What an answer without a clock assumes about maps that say how long things hold out.
  static let toleranceRemark =
    "This assumes an outage that outlasts every tolerance and failover in the chain."
}
