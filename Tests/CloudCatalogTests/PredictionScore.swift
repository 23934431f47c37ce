import DependencyGraph
import FailurePropagation

/// How much of what was published of one or more outages the catalogue foretells.
struct PredictionScore {
  /// The effects published.
  var effects = 0
  /// Those of them that the catalogue has an id for.
  var named = 0
  /// Those of them that are predicted to be worse than up: right alarms.
  var foretold = 0
  /// Those of them that are predicted in the state that was published, if one was.
  var exact = 0
  /// What was published not to be affected and has an id.
  var unaffected = 0
  /// Those of them that are predicted to be worse than up: wrong alarms.
  var wrongAlarms = 0
  /// Effects that are only remembered, which do not count.
  var remembered = 0

  init() {}

  /// The score of `prediction`, of those effects alone for which `isWanted`.
  init(of prediction: Prediction, where isWanted: (Incident.Fate) -> Bool = { _ in true }) {
    for fate in prediction.incident.effects where isWanted(fate) {
      guard fate.counts else {
        remembered += 1
        continue
      }
      effects += 1
      if fate.hasID { named += 1 }
      let state = prediction.state(of: fate)
      guard state > .up else { continue }
      foretold += 1
      if fate.severity == .affected || fate.severity?.rawValue == state.word { exact += 1 }
    }
    for fate in prediction.incident.unaffected where isWanted(fate) && fate.counts && fate.hasID {
      unaffected += 1
      if prediction.state(of: fate) > .up { wrongAlarms += 1 }
    }
  }

  static func + (one: PredictionScore, other: PredictionScore) -> PredictionScore {
    var sum = one
    sum.effects += other.effects
    sum.named += other.named
    sum.foretold += other.foretold
    sum.exact += other.exact
    sum.unaffected += other.unaffected
    sum.wrongAlarms += other.wrongAlarms
    sum.remembered += other.remembered
    return sum
  }
}
