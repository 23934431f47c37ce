import DependencyGraph
import FailurePropagation

extension ScenarioImpact {
  /// The state of `component` and whether it lost its spare, in a word or two.
  func standingWord(of component: Component) -> String {
    let state = state(of: component)
    guard hasLostRedundancy(component) else { return state.word }
    return state == .up ? "spare lost" : "\(state.word), spare lost"
  }
}
