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
    let isSoft = strength == .soft
    // What is only degraded is not lost; behind a soft requirement it takes a loss to be felt.
    let isLost = state == .down || isSoft
    return kind.phrase(
      names, isSoft: isSoft,
      shortage: "\(isSoft ? "uses" : "needs") \(needs ?? 1) of \(of ?? 0), "
        + (isLost ? "lost \(names)" : "\(names) degraded"))
  }

  /// Whether time would make a difference: the requirement tolerates an outage or fails over.
  var hasTolerance: Bool {
    requirement?.hasTolerance ?? false
  }
}

extension CauseKind {
  /// A cause of this kind in a few words: the only place that words causes.
  ///
  /// - `names`: What had failed.
  /// - `shortage`: What to say when too few alternatives are left.
  func phrase(_ names: String, isSoft: Bool, shortage: String) -> String {
    switch self {
    case .decree: "it is in the scenario"
    case .domain: "within \(names)"
    case .dependency: "\(isSoft ? "uses" : "needs") \(names)"
    case .redundancy: shortage
    case .failover: "switches away from \(names)"
    case .start: "cannot start without \(names)"
    case .recovery: "is coming back"
    }
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
