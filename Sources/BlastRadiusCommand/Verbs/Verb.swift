/// What the tool can be asked to do: the first word behind its name.
package enum Verb: String, CaseIterable, Sendable {
  case impact
  case explain
  case rank
  case spof
  case timeline
  case recovery
  case draw
  case report
  case check
  case `import`
  case merge
  case catalog
  case mergeRanking = "merge-ranking"
  case completions
  case help

  /// Everything there is to know of it.
  package var definition: VerbDefinition {
    switch self {
    case .impact: .impact
    case .explain: .explain
    case .rank: .rank
    case .spof: .spof
    case .timeline: .timeline
    case .recovery: .recovery
    case .draw: .draw
    case .report: .report
    case .check: .check
    case .import: .import
    case .merge: .merge
    case .catalog: .catalog
    case .mergeRanking: .mergeRanking
    case .completions: .completions
    case .help: .help
    }
  }
}
