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

  /// The cause of `state` in a few words: `needs stripe`, `within aws/us-east-1`.
  func phrase(of state: State) -> String {
    let names = NameList.text(components, name: \.id)
    switch kind {
    case .decree: return "it is in the scenario"
    case .domain: return "within \(names)"
    case .dependency: return strength == .soft ? "uses \(names)" : "needs \(names)"
    case .redundancy:
      // What is only degraded is not lost; behind a soft requirement it takes a loss to be felt.
      let isLost = state == .down || strength == .soft
      let group = "\(needs ?? 1) of \(of ?? 0), " + (isLost ? "lost \(names)" : "\(names) degraded")
      return strength == .soft ? "uses \(group)" : "needs \(group)"
    }
  }

  /// Whether time would make a difference: the requirement tolerates an outage or fails over.
  var hasTolerance: Bool {
    requirement?.hasTolerance ?? false
  }
}

extension Requirement {
  /// Whether it, or a group in it, says how long it holds out or takes to switch over.
  fileprivate var hasTolerance: Bool {
    (position..<(position + record.span)).contains {
      let options = map.storage.options(of: $0)
      return options?.tolerates != nil || options?.failover != nil
    }
  }
}

extension Explanation {
  /// Whether time would make a difference to the chain, or to what held.
  var hasTolerance: Bool {
    steps.contains { $0.cause.hasTolerance }
      || held.contains { $0.requirement?.hasTolerance ?? false }
  }
}

extension Report {
  /// What an answer without a clock assumes about maps that say how long things hold out.
  static let toleranceRemark =
    "This assumes an outage that outlasts every tolerance and failover in the chain."
}
