public import DependencyGraph

/// What is down or degraded first, by decree.
public struct Scenario: Sendable, Equatable {
  /// The indices of the components decreed down, ascending.
  public let failing: [Int]
  /// The indices of the components decreed degraded and not down, ascending.
  public let degrading: [Int]

  /// The scenario in which `failing` are down and `degrading` degraded. What is named in both is down.
  public init(failing: some Sequence<Component>, degrading: some Sequence<Component> = []) {
    self.init(failing: failing.map(\.index), degrading: degrading.map(\.index))
  }

  /// The scenario in which the components at `failing` are down and those at `degrading` degraded.
  package init(failing: [Int], degrading: [Int] = []) {
    let down = Set(failing)
    self.failing = down.sorted()
    self.degrading = Set(degrading).subtracting(down).sorted()
  }
}
