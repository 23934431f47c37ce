import DependencyGraph

/// Where everything of a map stands in a drawing of it, as Graphviz arranged it.
///
/// Numbers only: no name goes through Graphviz, and the page draws each box itself. Lengths are points,
/// y grows downwards.
public struct MapArrangement: Sendable, Equatable {
  /// Component, x and y of the middle, width, height, for each box.
  var nodes: [Int] = []
  /// Component, offset of the group's record, x and y, for each group of alternatives.
  var groups: [Int] = []
  /// Domain and the framed domain around it, -1 for none; outer before inner.
  var frames: [Int] = []
  /// Dependent, what it needs, bond, offset of the record, count of the numbers that follow, and the
  /// points of a spline, each but the first as the difference from the one before. An end that is
  /// negative is a group: -1 the first.
  var edges: [Int] = []

  /// The most components that are worth being arranged as a whole.
  public static let maximumComponentCount = 1500

  func write(to json: inout PageJSON) {
    json.object { json in
      for (key, numbers) in [
        ("nodes", nodes), ("groups", groups), ("frames", frames), ("edges", edges),
      ] {
        json.key(key)
        json.numbers(numbers)
      }
    }
  }
}
